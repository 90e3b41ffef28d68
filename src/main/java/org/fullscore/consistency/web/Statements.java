package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.Aspect;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Delay;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Direction;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Extent;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.Kept;
import org.fullscore.consistency.Outcomes;
import org.fullscore.consistency.Relieved;
import org.fullscore.consistency.Sentences;
import org.fullscore.consistency.SupportKept;
import org.fullscore.consistency.Verdict;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.web.Words;

/** What the report says, one sentence per finding, each naming the direction. */
public record Statements(Words words, Sentences sentences) {

    private static final String NONE = "–";

    public static Statements in(Words words) {
        return new Statements(words, new Sentences(words));
    }

    /** "Leaders: fewer of the rewards and recognition that were due, 41 of 65 on time; Everybody else 270 of 320." */
    public String headline(Equality equality, Finding finding) {
        var aspect = equality.aspect();
        var decider = aspect == Aspect.APPLIED && isByDecider(equality) ? ".owed" : "";
        var key = switch (finding.verdict()) {
            case DIFFERS -> "DIFFERS." + finding.direction() + decider;
            case CONSISTENT, KEPT -> "CONSISTENT";
            case TOO_FEW_CASES, NOT_KEPT -> "TOO_FEW_CASES";
        };
        return words.say(
                "consistency.headline." + aspect + "." + key,
                finding.firstName(),
                words.say("consistency.nature." + equality.nature()),
                of(aspect, finding.first()),
                finding.secondName(),
                of(aspect, finding.second()));
    }

    /** "9 of 21"; of waivers how many were waived, otherwise how many were as they should be. */
    public String of(Aspect aspect, Proportion kept) {
        return aspect == Aspect.RELIEF ? of(new Proportion(kept.trials() - kept.successes(), kept.trials())) : of(kept);
    }

    /** "255 of 324, 95% interval 73.9% to 82.8%". */
    public String kept(Kept kept) {
        return words.say(
                "consistency.kept.short",
                of(kept.cases()),
                percent(kept.interval().lower()),
                percent(kept.interval().upper()));
    }

    /** "41 of 48 kept on time, 85.4%, 95% interval 72.8% to 92.8%; 4 late, 3 not kept". */
    public String support(SupportKept.Count count) {
        var kept = count.kept();
        return words.say(
                "consistency.support.say",
                of(kept),
                percent(kept.rate()),
                percent(kept.wilson().lower()),
                percent(kept.wilson().upper()),
                count.late(),
                count.notKept());
    }

    /** The figures below the sentence: points and interval, the test, and whatever keeps it from a clear answer. */
    public String figures(Equality equality, Finding finding, int closings) {
        return Stream.of(
                        difference(finding),
                        sentences.test(finding),
                        finding.verdict() == Verdict.TOO_FEW_CASES ? sentences.reason(finding) : "",
                        finding.apart().isEmpty() ? "" : sentences.homogeneity(finding),
                        apart(equality.aspect(), finding),
                        sentences.leftOut(finding),
                        sentences.more(finding, closings))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Points and interval, and the test: what is said of a further respect. */
    public String brief(Finding finding) {
        return (difference(finding) + " " + sentences.test(finding)).strip();
    }

    /** "−21.3 points, 95% interval −34.0 to −9.7."; empty when nothing was compared. */
    private String difference(Finding finding) {
        var evidence = finding.evidence();
        return evidence == null
                ? ""
                : words.say(
                        "consistency.difference",
                        precise(evidence.difference().value()),
                        precise(evidence.difference().interval().lower()),
                        precise(evidence.difference().interval().upper()));
    }

    private String precise(double fraction) {
        return (fraction >= 0.0005 ? "+" : "") + words.number(fraction * 100, 1);
    }

    /** In which kinds of cases it differs, where the kinds disagree; empty otherwise. */
    private String apart(Aspect aspect, Finding finding) {
        return finding.apart().stream()
                .filter(part -> part.verdict() == Verdict.DIFFERS)
                .map(part -> words.say(
                        "consistency.apart." + part.direction(),
                        Objects.requireNonNullElse(part.stratum(), ""),
                        part.firstName(),
                        of(aspect, part.first()),
                        part.secondName(),
                        of(aspect, part.second())))
                .collect(Collectors.joining(" "));
    }

    /** What became of what was not applied on time: "12 late, 9 waived". Empty when all was. */
    public String otherwise(Outcomes outcomes) {
        var parts = new ArrayList<String>();
        add(parts, "late", outcomes.late());
        add(parts, "substituted", outcomes.substituted());
        add(parts, "waived", outcomes.waived());
        add(parts, "not-applied", outcomes.notApplied());
        return words.list(parts);
    }

    private void add(List<String> parts, String outcome, int count) {
        if (count > 0) {
            parts.add(words.say("consistency.count." + outcome, count));
        }
    }

    /** The whole report in one sentence: whom it differs for, and which way. */
    public String lede(ConsistencyReport report) {
        var phrases = new ArrayList<String>();
        report.equalities().stream()
                .map(Equality::dimension)
                .distinct()
                .forEach(dimension -> phrases.addAll(differing(report, dimension)));
        if (!phrases.isEmpty()) {
            return words.say("consistency.lede.differs", String.join("; ", phrases));
        }
        int consistent = count(report, Verdict.CONSISTENT);
        int few = count(report, Verdict.TOO_FEW_CASES);
        if (few == 0 && consistent == 0) {
            return words.say("consistency.says.nothing");
        }
        return few == 0 ? words.say("consistency.lede.consistent") : words.say("consistency.lede.few", consistent, few);
    }

    private List<String> differing(ConsistencyReport report, Dimension dimension) {
        var phrases = new LinkedHashMap<String, List<String>>();
        report.equalities().stream()
                .filter(each -> each.dimension().equals(dimension))
                .forEach(equality -> equality.compared().stream()
                        .filter(each -> equality.aspect() == Aspect.APPLIED || !differsInUse(report, equality, each))
                        .map(Equality.Compared::finding)
                        .filter(finding -> finding.verdict() == Verdict.DIFFERS && isToBeNamed(dimension, finding))
                        .forEach(finding -> phrases.computeIfAbsent(finding.firstName(), name -> new ArrayList<>())
                                .add(words.say("consistency.phrase." + equality.aspect() + "." + finding.direction()
                                        + "." + equality.nature()))));
        return phrases.entrySet().stream()
                .map(entry -> words.say(
                        "consistency.lede." + (dimension.kind() == Dimension.Kind.OWED_BY ? "owed" : "to"),
                        entry.getKey(),
                        words.list(entry.getValue())))
                .toList();
    }

    /** What was not applied came late and was not severe: the sentence names it once. */
    private static boolean differsInUse(ConsistencyReport report, Equality other, Equality.Compared group) {
        return report.equality(Aspect.APPLIED, other.dimension(), other.nature()).stream()
                .flatMap(applied -> applied.compared().stream())
                .anyMatch(each ->
                        each.value().equals(group.value()) && each.finding().verdict() == Verdict.DIFFERS);
    }

    /** Of leaders and groups both directions are named; of one team or manager among many only where less is done. */
    private static boolean isToBeNamed(Dimension dimension, Finding finding) {
        return finding.direction() != Direction.KEEPS_IT_MORE_OFTEN
                || dimension.kind() == Dimension.Kind.RANK
                || dimension.kind() == Dimension.Kind.GROUP;
    }

    private static int count(ConsistencyReport report, Verdict verdict) {
        return report.equalities().stream()
                .mapToInt(equality -> equality.count(verdict))
                .sum();
    }

    private static boolean isByDecider(Equality equality) {
        return equality.dimension().kind() == Dimension.Kind.OWED_BY;
    }

    private String of(Proportion proportion) {
        return words.say("consistency.of", proportion.successes(), proportion.trials());
    }

    /** "264 of 384 on time, 68.8%, when the 4 obligations are counted that fell away because targets were changed by decision". */
    public String strict(ConsistencyReport report) {
        return words.say(
                "consistency.strict.say",
                of(report.strict()),
                percent(report.strict().rate()),
                report.exceptions().avoided());
    }

    /** How many agreements were made easier, by how much and when, and how much was asked at signing. */
    public String relieved(Relieved.Count count) {
        var parts = new ArrayList<String>();
        parts.add(words.say(
                        "consistency.relieved.say",
                        count.lowered(),
                        count.agreements(),
                        percent(count.share().rate()))
                .strip());
        if (count.size() != null && count.daysBefore() != null) {
            parts.add(words.say("consistency.relieved.say.how", size(count), count.daysBefore()));
        }
        if (count.asked() != null) {
            parts.add(words.say("consistency.relieved.say.asked", words.number(count.asked(), 2)));
        }
        return String.join(" ", parts);
    }

    /** "12.5%", a dash when nothing was lowered. */
    public String size(Relieved.Count count) {
        var size = count.size();
        return size == null ? NONE : percent(size);
    }

    /** "21", a dash when nothing was lowered. */
    public String daysBefore(Relieved.Count count) {
        var days = count.daysBefore();
        return days == null ? NONE : words.count(days);
    }

    /** "1.05 ×", a dash when there is nothing to compare with. */
    public String asked(Relieved.Count count) {
        var asked = count.asked();
        return asked == null ? NONE : words.say("consistency.relieved.times", words.number(asked, 2));
    }

    /** "1.9 of 2.4": the mean severity of what was done, of what was owed. */
    public String mean(Extent extent, Outcomes outcomes) {
        return words.say(
                "consistency.severity.of",
                words.number((double) extent.done() / outcomes.due(), 1),
                words.number((double) extent.owed() / outcomes.due(), 1));
    }

    /** "−2", "> 60" when longer than days are told apart, or never. */
    public String days(int days) {
        return days == Delay.NEVER ? words.say("consistency.delay.never", Delay.LONGEST) : words.count(days);
    }

    /** "63.1%". */
    public String percent(double fraction) {
        return words.percent(BigDecimal.valueOf(fraction * 100).setScale(1, RoundingMode.HALF_UP));
    }

    /** "51% to 74%". */
    public String interval(Interval interval) {
        return words.say("consistency.interval", whole(interval.lower()), whole(interval.upper()));
    }

    /** "63%". */
    public String whole(double fraction) {
        return words.percent(BigDecimal.valueOf(fraction * 100).setScale(0, RoundingMode.HALF_UP));
    }

    /** "−21 points, −34 to −10"; empty when nothing was compared. */
    public String points(Finding finding) {
        var evidence = finding.evidence();
        if (evidence == null) {
            return "";
        }
        var difference = evidence.difference();
        return words.say(
                "consistency.points",
                signed(difference.value()),
                signed(difference.interval().lower()),
                signed(difference.interval().upper()));
    }

    private String signed(double fraction) {
        var points = Math.round(fraction * 100);
        return (points > 0 ? "+" : "") + words.count(points);
    }
}
