package org.fullscore.consequences.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Consequence;
import org.fullscore.consequences.Drafting;
import org.fullscore.consequences.Kind;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyCheck;
import org.fullscore.consequences.PolicyDocument;
import org.fullscore.consequences.Publishing;
import org.fullscore.consequences.Rule;
import org.fullscore.goals.FormulaAloud;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of one policy together. */
@Component
class PolicyPages {

    private final Policies policies;
    private final Metrics metrics;
    private final People people;
    private final Publishing publishing;
    private final Speech speech;
    private final Today today;

    PolicyPages(Policies policies, Metrics metrics, People people, Publishing publishing, Speech speech, Today today) {
        this.policies = policies;
        this.metrics = metrics;
        this.people = people;
        this.publishing = publishing;
        this.speech = speech;
        this.today = today;
    }

    PolicyPage of(Viewer viewer, Policies.Version version, PolicyForm form, @Nullable String said) {
        Words words = speech.words();
        PolicyCheck check = form.document().check();
        List<Policies.Version> versions = policies.versions(version.id().policy());
        boolean latest = versions.getFirst().id().equals(version.id());
        return new PolicyPage(
                version.id().policy(),
                version,
                latest && Drafting.mayWrite(viewer),
                Drafting.mayWrite(viewer),
                publishing.refuse(viewer, version).map(speech::say).orElse(null),
                rows(form, check, words),
                NumberLine.of(form.document().table(), check, words),
                Aloud.read(form.document().table(), check, words),
                FormulaAloud.read(form.document().adjust(), words),
                versions.stream()
                        .filter(each -> Policies.isVisible(viewer, each))
                        .toList(),
                form,
                choices(form.judges().metric(), words),
                said,
                today.date());
    }

    private PolicyPage.Choices choices(String metric, Words words) {
        return new PolicyPage.Choices(
                metrics(metric),
                PolicyDocument.PERIODS.stream()
                        .map(period -> new Option(period, words.say("consequences.policies.period." + period)))
                        .toList(),
                people.jobs(),
                Arrays.stream(Kind.values())
                        .map(kind -> new Option(kind.wire(), words.say("consequences.kind." + kind.wire())))
                        .toList(),
                Arrays.stream(Consequence.OwedBy.values())
                        .map(by -> new Option(by.wire(), words.say("consequences.policy.owed-by." + by.wire())))
                        .toList(),
                Stream.of("none", "perPoint", "fixed")
                        .map(pay -> new Option(pay, words.say("consequences.policy.pay." + pay)))
                        .toList());
    }

    private List<Option> metrics(String chosen) {
        List<Option> known = new ArrayList<>(metrics.all().stream()
                .map(metric -> new Option(metric.code(), metric.name()))
                .toList());
        if (!chosen.isEmpty()
                && known.stream().noneMatch(option -> option.value().equals(chosen))) {
            known.add(new Option(chosen, chosen));
        }
        return List.copyOf(known);
    }

    private static List<PolicyPage.Row> rows(PolicyForm form, PolicyCheck check, Words words) {
        List<PolicyPage.Row> rows = new ArrayList<>();
        List<Rule> rules = form.document().table().rows();
        int read = 0;
        for (int i = 0; i < form.rows().size(); i++) {
            PolicyForm.RowCells cells = form.rows().get(i);
            Rule rule = cells.isEmpty() || read >= rules.size() ? null : rules.get(read++);
            List<String> findings = check.refusing().stream()
                    .filter(finding -> !cells.name().isEmpty()
                            && !finding.rows().isEmpty()
                            && finding.rows().getLast().equals(cells.name()))
                    .map(finding -> finding.sentence().in(words))
                    .toList();
            rows.add(new PolicyPage.Row(
                    i,
                    cells,
                    rule == null
                            ? List.of()
                            : rule.then().stream()
                                    .map(consequence -> follows(consequence, words))
                                    .toList(),
                    findings,
                    isOpen(i, cells, form.errors())));
        }
        return rows;
    }

    private static boolean isOpen(int index, PolicyForm.RowCells cells, Errors errors) {
        return cells.then().stream().anyMatch(then -> then.name().isEmpty())
                || errors.all().stream()
                        .map(Errors.At::field)
                        .anyMatch(field -> field.matches("(team|source)-" + index + "|[a-z-]+-" + index + "-[0-9]+"));
    }

    private static PolicyPage.Follows follows(Consequence consequence, Words words) {
        String money = consequence.pay() == null ? "" : ", " + Aloud.pay(consequence.pay(), words);
        return new PolicyPage.Follows(
                consequence.name() + money,
                words.say(
                        consequence.evidence() ? "consequences.policy.meta.evidence" : "consequences.policy.meta",
                        words.say("consequences.kind." + consequence.kind().wire()),
                        consequence.severity().level(),
                        words.say("consequences.policy.owed-by."
                                + consequence.owedBy().wire()),
                        consequence.workingDays()));
    }
}
