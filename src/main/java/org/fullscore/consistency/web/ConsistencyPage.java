package org.fullscore.consistency.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.Funnel;
import org.fullscore.consistency.Line;
import org.fullscore.consistency.Nature;
import org.fullscore.consistency.Outcomes;
import org.fullscore.consistency.SupportKept;
import org.fullscore.consistency.Verdict;
import org.fullscore.web.Option;
import org.fullscore.web.Scale;

/**
 * The consistency report as a page.
 *
 * @param ranges the ranges one can choose, with {@code range} the chosen one
 * @param least persons below which a group is not shown to everybody
 */
public record ConsistencyPage(
        ConsistencyReport report,
        Statements say,
        CaseLinks links,
        List<Option> ranges,
        String range,
        int least,
        List<Picture> pictures) {

    /** A finding of the list, with the comparison it comes from. */
    public record Said(Equality equality, Finding finding, Line line) {}

    /** How a verdict is drawn: tone, shape, word. */
    public record Mark(String tone, String shape, String word) {}

    /** Column heads of what was not on time, and how many. */
    public record Count(String outcome, int cases) {}

    static List<Picture> pictures(ConsistencyReport report, Statements say) {
        var pictures = new ArrayList<Picture>();
        for (var nature : Nature.values()) {
            report.equality(Dimension.OWED_BY, nature)
                    .filter(equality -> report.seesAll())
                    .ifPresent(equality -> Funnel.of(equality.lines())
                            .ifPresent(funnel -> pictures.add(Picture.of(equality, funnel, say.words()))));
        }
        return pictures;
    }

    public List<Dimension> dimensions() {
        return report.equalities().stream().map(Equality::dimension).distinct().toList();
    }

    public List<Equality> of(Nature nature) {
        return report.equalities().stream()
                .filter(equality -> equality.nature() == nature)
                .toList();
    }

    public Equality equality(Dimension dimension, Nature nature) {
        return report.equality(dimension, nature).orElseThrow();
    }

    /** Leaders first whatever was found, then every difference: where less is done before where more is. */
    public List<Said> said() {
        var leaders = new ArrayList<Said>();
        var others = new ArrayList<Said>();
        for (var equality : report.equalities()) {
            for (var each : equality.compared()) {
                var line = equality.lines().stream()
                        .filter(known -> known.value().equals(each.value()))
                        .findFirst()
                        .orElseThrow();
                var said = new Said(equality, each.finding(), line);
                if (equality.dimension().equals(Dimension.RANK)) {
                    leaders.add(said);
                } else if (each.finding().verdict() == Verdict.DIFFERS || isOwn(equality)) {
                    others.add(said);
                }
            }
        }
        others.sort(Comparator.comparing((Said said) -> said.finding().isFault() ? 0 : 1));
        leaders.addAll(others);
        return leaders;
    }

    private boolean isOwn(Equality equality) {
        return !report.seesAll() && equality.dimension().equals(Dimension.OWED_BY);
    }

    /** How many comparisons with this verdict are not said one by one. */
    public int unsaid(Verdict verdict) {
        return report.equalities().stream()
                        .mapToInt(equality -> equality.count(verdict))
                        .sum()
                - (int) said().stream()
                        .filter(said -> said.finding().verdict() == verdict)
                        .count();
    }

    public Mark mark(Equality equality, Finding finding) {
        var kind = equality.dimension().kind();
        var favoured = finding.verdict() == Verdict.DIFFERS
                && !finding.isFault()
                && (kind == Dimension.Kind.OWED_BY || kind == Dimension.Kind.TEAM);
        return favoured ? new Mark("", "differs", say.words().say("consistency.favour")) : mark(finding.verdict());
    }

    public Mark mark(Verdict verdict) {
        var word = say.words().say("consistency.verdict." + verdict);
        return switch (verdict) {
            case KEPT -> new Mark("good", "applied", word);
            case NOT_KEPT -> new Mark("bad", "not-applied", word);
            case CONSISTENT -> new Mark("good", "consistent", word);
            case DIFFERS -> new Mark("bad", "differs", word);
            case TOO_FEW_CASES -> new Mark("muted", "few", word);
        };
    }

    /** The verdict over all groups of a comparison: one that differs is enough, to be consistent all must be. */
    public Verdict overall(Equality equality) {
        int all = equality.compared().size();
        return equality.count(Verdict.DIFFERS) > 0
                ? Verdict.DIFFERS
                : all > 0 && equality.count(Verdict.CONSISTENT) == all ? Verdict.CONSISTENT : Verdict.TOO_FEW_CASES;
    }

    /** The class of a cell of the overview. */
    public String cell(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was not applied on time, in the order of the columns. */
    public List<Count> otherwise(Outcomes outcomes) {
        return List.of(
                new Count("late", outcomes.late()),
                new Count("substituted", outcomes.substituted()),
                new Count("waived", outcomes.waived()),
                new Count("not applied", outcomes.notApplied()));
    }

    /** From the lowest end of an interval, rounded down to tens, to 100 %. */
    public Scale scale(Nature nature) {
        double least = of(nature).stream()
                .flatMap(equality -> equality.lines().stream())
                .map(Line::outcomes)
                .filter(outcomes -> outcomes != null && outcomes.due() > 0)
                .mapToDouble(outcomes ->
                        outcomes == null ? 1 : outcomes.onTime().wilson().lower())
                .min()
                .orElse(0);
        return scale(least);
    }

    private static Scale scale(double least) {
        return new Scale(Math.min(0.8, Math.floor(least * 10) / 10), 1);
    }

    /** A part of the table of promises; {@code title} is the key of its heading. */
    public record SupportPart(String title, List<SupportKept.Line> lines) {}

    /** To whom support was promised, leaders first; then by whom, as far as whoever reads sees names. */
    public List<SupportPart> supportParts() {
        return Stream.of(
                        new SupportPart(
                                "consistency.support.to", report.support().to()),
                        new SupportPart(
                                "consistency.support.by", report.support().by()))
                .filter(part -> !part.lines().isEmpty())
                .toList();
    }

    public Scale supportScale() {
        double least = supportParts().stream()
                .flatMap(part -> part.lines().stream())
                .mapToDouble(line -> line.count().kept().wilson().lower())
                .min()
                .orElse(0);
        return scale(least);
    }

    /** The rate of all cases of benefits or burdens; not a number when there are none. */
    public double rate(Nature nature) {
        return report.equality(Dimension.RANK, nature)
                .map(equality -> equality.lines().stream()
                        .map(Line::outcomes)
                        .filter(Objects::nonNull)
                        .reduce(Outcomes.NONE, Outcomes::plus)
                        .onTime()
                        .rate())
                .orElse(Double.NaN);
    }
}
