package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Explaining;
import org.fullscore.consequences.KeptBack;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.Precedents;
import org.fullscore.consequences.Register;
import org.fullscore.consequences.State;
import org.fullscore.consequences.Waiver;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.FormulaAloud;
import org.fullscore.goals.Sight;
import org.fullscore.ledger.Entries;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.results.Lineage;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Pair;
import org.fullscore.web.Problem;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of one obligation together. */
@Component
class ObligationPages {

    private static final int RECORDED_LATE = 2;
    private static final int FACTS = 4;

    private final Explaining explaining;
    private final KeptBack keptBack;
    private final Precedents precedents;
    private final Entries entries;
    private final Metrics metrics;
    private final Periods periods;
    private final Lineage lineage;
    private final Sight sight;
    private final WorkingCalendar calendar;
    private final Speech speech;
    private final Today today;

    ObligationPages(
            Explaining explaining,
            KeptBack keptBack,
            Precedents precedents,
            Entries entries,
            Metrics metrics,
            Periods periods,
            Lineage lineage,
            Sight sight,
            WorkingCalendar calendar,
            Speech speech,
            Today today) {
        this.explaining = explaining;
        this.keptBack = keptBack;
        this.precedents = precedents;
        this.entries = entries;
        this.metrics = metrics;
        this.periods = periods;
        this.lineage = lineage;
        this.sight = sight;
        this.calendar = calendar;
        this.speech = speech;
        this.today = today;
    }

    /** A form nobody has typed into. */
    ObligationPage.Form empty() {
        return new ObligationPage.Form("applied", today.date().toString(), "", "", "", "", "", "", "");
    }

    /** A form with fields that were not sent. */
    ObligationPage.Form complete(ObligationPage.Form typed) {
        return new ObligationPage.Form(
                or(typed.what()),
                or(typed.on()).isEmpty() ? today.date().toString() : or(typed.on()),
                or(typed.evidence()),
                or(typed.note()),
                or(typed.consequence()),
                or(typed.severity()),
                or(typed.reason()),
                or(typed.until()),
                or(typed.text()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    ObligationPage of(Viewer viewer, ObligationId id, ObligationPage.Form form, Errors errors) {
        Explaining.Explanation told = explaining
                .explain(viewer, id)
                .orElseThrow(() -> Problem.notFound().exception());
        Words words = speech.words();
        Register.Line line = told.line();
        List<Precedents.Precedent> similar = precedents.of(line);
        return new ObligationPage(
                told,
                words.say("consequences.one.title", Looks.consequence(line, words), line.personName()),
                words.say(
                        "consequences.one.lede",
                        line.owedByName(),
                        line.metricName(),
                        periods.nameOf(line.period(), words.locale())),
                Looks.of(line.state(), words),
                stateText(line, words),
                result(told, words),
                measured(told, words),
                told.rule() == null ? "" : line.rule() + ": " + Aloud.row(told.rule(), words),
                ruleNotes(told, words),
                version(told.version(), told.line().rule(), words),
                entries.about("obligation:" + id),
                similar.stream().map(each -> precedent(each, words)).toList(),
                say(similar, words),
                Waiver.REASONS.stream()
                        .map(reason -> new Option(reason, words.say("consequences.reason." + reason)))
                        .toList(),
                form,
                errors,
                recordedLate(line, words),
                facts(line, viewer, words),
                HoldersAloud.pairs(told, words),
                today.date());
    }

    /** The newest results behind the number; none for a goal that is no longer in force. */
    private ObligationPage.@Nullable Facts facts(Register.Line line, Viewer viewer, Words words) {
        Lineage.Behind behind =
                lineage.of(line.goal(), sight.people(viewer), null, FACTS).orElse(null);
        if (behind == null) {
            return null;
        }
        List<String> sources =
                behind.results().stream().map(Lineage.Origin::source).distinct().toList();
        return new ObligationPage.Facts(
                behind.count() == 0
                        ? words.say("consequences.one.facts.none")
                        : words.say("consequences.one.facts.say", behind.count(), words.list(sources)),
                behind.results().stream().map(origin -> fact(origin, words)).toList(),
                behind.more());
    }

    private static ObligationPage.Fact fact(Lineage.Origin origin, Words words) {
        Lineage.Step now = origin.now();
        return new ObligationPage.Fact(
                words.shortDay(now.day()),
                origin.key(),
                !origin.before().isEmpty(),
                origin.late(),
                words.amount(now.amount(), origin.metric().in()),
                now.delivery(),
                words.say("consequences.one.facts.from", now.fileName(), now.line()));
    }

    private String stateText(Register.Line line, Words words) {
        String word = words.say("consequences.state." + line.state().wire());
        return line.state().isOpen()
                ? word + " " + words.weekday(line.deadline()) + ", " + Looks.when(line.deadline(), today.date(), words)
                : word;
    }

    private @Nullable String result(Explaining.Explanation told, Words words) {
        Explaining.Measured measured = told.measured();
        if (measured == null) {
            return null;
        }
        String unit =
                metrics.byCode(told.line().metric()).map(metric -> metric.in()).orElse("");
        String result = words.say(
                "consequences.one.result.text",
                words.amount(measured.actual(), unit),
                words.amount(measured.target(), unit),
                Looks.attainment(told.line().attainment(), words));
        Adjustment adjustment = measured.adjustment();
        return adjustment == null ? result : result + " " + FormulaAloud.adjusted(adjustment, unit, words) + ".";
    }

    private List<Pair> measured(Explaining.Explanation told, Words words) {
        List<Pair> pairs = new ArrayList<>();
        Explaining.Measured measured = told.measured();
        if (measured != null) {
            pairs.add(new Pair(
                    words.say("consequences.one.measured"),
                    words.say(
                            "consequences.one.measured.text",
                            periods.nameOf(told.line().period(), words.locale()),
                            words.days(measured.starts(), measured.lastDay()))));
            if (measured.closedAt() != null) {
                pairs.add(new Pair(words.say("consequences.one.frozen"), words.moment(measured.closedAt())));
            }
        }
        return pairs;
    }

    private List<Pair> ruleNotes(Explaining.Explanation told, Words words) {
        List<Pair> pairs = new ArrayList<>();
        Register.Line line = told.line();
        if (told.rule() != null) {
            told.rule().then().stream()
                    .filter(consequence -> consequence.name().equals(line.consequence()))
                    .findFirst()
                    .ifPresent(consequence -> pairs.add(
                            new Pair(words.say("consequences.one.follows"), Aloud.consequence(consequence, words))));
        }
        told.others()
                .forEach(other -> pairs.add(new Pair(
                        words.say("consequences.one.not-row"),
                        words.say("consequences.one.not-row.text", other.name()))));
        if (line.omitted() != null) {
            pairs.add(new Pair(
                    words.say("consequences.one.omitted"), words.say("consequences.one.omitted.text", line.omitted())));
        }
        keptBack.ofGoal(line.goal())
                .forEach(each ->
                        pairs.add(new Pair(words.say("consequences.kept-back"), KeptBackAloud.sentence(each, words))));
        keptBack.since(line.id())
                .ifPresent(since -> pairs.add(new Pair(
                        words.say("consequences.kept-back.was"),
                        words.say("consequences.kept-back.was.text", words.day(since)))));
        return pairs;
    }

    private static List<Pair> version(Policies.Version version, String rule, Words words) {
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(
                words.say("consequences.one.written"),
                version.writtenByName() + ", " + words.day(words.dayOf(version.writtenAt()))));
        if (version.publishedAt() != null) {
            pairs.add(new Pair(
                    words.say("consequences.one.published"),
                    version.publishedByName() + ", " + words.day(words.dayOf(version.publishedAt()))));
        }
        version.document()
                .sourceOf(rule)
                .ifPresent(source -> pairs.add(new Pair(words.say("consequences.one.source"), source)));
        return pairs;
    }

    private ObligationPage.Case precedent(Precedents.Precedent each, Words words) {
        String period = periods.nameOf(each.period(), words.locale());
        String name = each.team() == null ? period : each.team() + ", " + period;
        String attained = Looks.attainment(each.attainment(), words);
        LocalDate decided = each.decided();
        String meta = null;
        if (each.instead() != null) {
            meta = each.instead();
        } else if (decided != null) {
            int days = (int) ChronoUnit.DAYS.between(decided, each.deadline());
            meta = days >= 0 ? words.say("consequences.one.before", days) : words.say("consequences.one.after", -days);
        }
        return new ObligationPage.Case(
                name,
                each.inARow() > 1 ? words.say("consequences.one.times", attained, each.inARow()) : attained,
                each.freshness().word(),
                Looks.of(each.state(), words),
                meta);
    }

    private static @Nullable String say(List<Precedents.Precedent> similar, Words words) {
        return similar.isEmpty()
                ? null
                : words.say(
                        "consequences.one.precedents.say",
                        count(similar, State.APPLIED) + count(similar, State.LATE),
                        similar.size(),
                        count(similar, State.LATE),
                        count(similar, State.SUBSTITUTED),
                        count(similar, State.WAIVED),
                        count(similar, State.OVERDUE) + count(similar, State.NOT_APPLIED));
    }

    private static long count(List<Precedents.Precedent> similar, State state) {
        return similar.stream().filter(each -> each.state() == state).count();
    }

    /** The day a decision names may lie at most two working days before it was recorded. */
    private boolean recordedLate(Register.Line line, Words words) {
        return line.doneOn() != null
                && line.decidedAt() != null
                && calendar.between(
                                line.owedBy(),
                                line.doneOn().plusDays(1),
                                words.dayOf(line.decidedAt()).plusDays(1))
                        > RECORDED_LATE;
    }
}
