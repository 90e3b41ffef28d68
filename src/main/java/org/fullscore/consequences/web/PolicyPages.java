package org.fullscore.consequences.web;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Consequence;
import org.fullscore.consequences.Drafting;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyCheck;
import org.fullscore.consequences.Publishing;
import org.fullscore.consequences.Rule;
import org.fullscore.goals.FormulaAloud;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of one policy together. */
@Component
class PolicyPages {

    private final Policies policies;
    private final Publishing publishing;
    private final Speech speech;
    private final Today today;

    PolicyPages(Policies policies, Publishing publishing, Speech speech, Today today) {
        this.policies = policies;
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
                        .filter(each -> each.isPublished() || PoliciesApi.mayReadDrafts(viewer))
                        .toList(),
                form.text(),
                form.from(),
                form.source(),
                form.errors(),
                said,
                today.date());
    }

    private static List<PolicyPage.Row> rows(PolicyForm form, PolicyCheck check, Words words) {
        List<PolicyPage.Row> rows = new ArrayList<>();
        List<Rule> rules = form.document().table().rows();
        for (int i = 0; i < form.cells().size(); i++) {
            PolicyForm.Cells cells = form.cells().get(i);
            List<Consequence> then = i < rules.size() ? rules.get(i).then() : List.of();
            List<String> findings = check.refusing().stream()
                    .filter(finding -> !cells.name().isEmpty()
                            && !finding.rows().isEmpty()
                            && finding.rows().getLast().equals(cells.name()))
                    .map(finding -> finding.sentence().in(words))
                    .toList();
            rows.add(new PolicyPage.Row(
                    i,
                    cells.name(),
                    cells.from(),
                    cells.below(),
                    cells.inARow(),
                    then.stream()
                            .map(consequence -> follows(consequence, words))
                            .toList(),
                    findings));
        }
        return rows;
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
