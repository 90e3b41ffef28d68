package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fullscore.consistency.Aspect;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Delay;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Exceptions;
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
 * @param groups the optional groups, and which one is shown
 * @param kept reports that were kept
 * @param least persons below which a group is not shown to everybody
 */
public record ConsistencyPage(
        ConsistencyReport report,
        Statements say,
        CaseLinks links,
        List<Option> ranges,
        String range,
        GroupChoice groups,
        int least,
        List<Picture> pictures,
        KeptReports kept) {

    /** A finding of the list, with the comparison it comes from; {@code also} are those about the same group in other respects. */
    public record Said(Equality equality, Finding finding, Line line, List<Said> also) {}

    /** How a verdict is drawn: tone, shape, word. */
    public record Mark(String tone, String shape, String word) {}

    /** Column heads of what was not on time, and how many. */
    public record Count(String outcome, int cases) {}

    /** The last day up to which the report can be kept: what is not over yet cannot. */
    public LocalDate keepableTo() {
        return report.last().isAfter(report.today()) ? report.today() : report.last();
    }

    static List<Picture> pictures(ConsistencyReport report, Statements say) {
        var pictures = new ArrayList<Picture>();
        for (var nature : Nature.values()) {
            report.equality(Aspect.APPLIED, Dimension.OWED_BY, nature)
                    .filter(equality -> report.seesAll())
                    .ifPresent(equality -> Funnel.of(equality.lines())
                            .ifPresent(funnel -> pictures.add(Picture.of(equality, funnel, say.words()))));
        }
        return pictures;
    }

    public List<Dimension> dimensions() {
        return report.equalities().stream().map(Equality::dimension).distinct().toList();
    }

    /** The comparisons of benefits or of burdens in the first respect; their groups are those of every other. */
    public List<Equality> of(Nature nature) {
        return report.equalities().stream()
                .filter(equality -> equality.aspect() == Aspect.APPLIED && equality.nature() == nature)
                .toList();
    }

    public Equality equality(Aspect aspect, Dimension dimension, Nature nature) {
        return report.equality(aspect, dimension, nature).orElseThrow();
    }

    /**
     * Leaders first whatever was found, then every difference: where less is done before where more is. What was found about one group
     * in several respects is one entry.
     */
    public List<Said> said() {
        var leaders = new LinkedHashMap<List<Object>, Said>();
        var others = new LinkedHashMap<List<Object>, Said>();
        for (var equality : report.equalities()) {
            var isRank = equality.dimension().equals(Dimension.RANK);
            var into = isRank ? leaders : others;
            for (var each : equality.compared()) {
                var isFirst = equality.aspect() == Aspect.APPLIED && (isRank || isOwn(equality));
                if (isFirst || each.finding().verdict() == Verdict.DIFFERS) {
                    var said = new Said(equality, each.finding(), line(equality, each.value()), new ArrayList<>());
                    into.merge(
                            List.of(equality.dimension(), equality.nature(), each.value()),
                            said,
                            ConsistencyPage::join);
                }
            }
        }
        return Stream.concat(
                        leaders.values().stream(),
                        others.values().stream().sorted(Comparator.comparing((Said said) -> isFault(said) ? 0 : 1)))
                .toList();
    }

    private static Said join(Said first, Said other) {
        first.also().add(other);
        return first;
    }

    private static boolean isFault(Said said) {
        return said.finding().isFault() || said.also().stream().anyMatch(ConsistencyPage::isFault);
    }

    private static Line line(Equality equality, String value) {
        return equality.lines().stream()
                .filter(known -> known.value().equals(value))
                .findFirst()
                .orElseThrow();
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
                        .flatMap(said -> Stream.concat(Stream.of(said), said.also().stream()))
                        .filter(said -> said.finding().verdict() == verdict)
                        .count();
    }

    public Mark mark(Equality equality, Finding finding) {
        var favoured = finding.verdict() == Verdict.DIFFERS
                && !finding.isFault()
                && switch (equality.dimension().kind()) {
                    case OWED_BY, TEAM, REGION -> true;
                    case RANK, GROUP -> false;
                };
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

    /** The same, too few cases in two words. */
    public Mark shortMark(Equality equality, Finding finding) {
        var mark = mark(equality, finding);
        return finding.verdict() == Verdict.TOO_FEW_CASES
                ? new Mark(mark.tone(), mark.shape(), say.words().say("consistency.few.short"))
                : mark;
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

    /** Relief and waivers from period to period. */
    public List<LinePicture> overTime() {
        return new LinePictures(report, say).overTime();
    }

    /** By which day how much of the benefits, or of the burdens, was decided. */
    public List<LinePicture> waiting(Nature nature) {
        return new LinePictures(report, say).waiting(nature);
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

    /** From the earliest decision that is drawn, in days after the deadline, to the latest; the deadline is always on it. */
    public Scale delayScale(Nature nature) {
        var drawn = of(nature).stream()
                .flatMap(equality -> equality.lines().stream())
                .flatMap(line -> Stream.ofNullable(line.delay()))
                .toList();
        int first = drawn.stream().mapToInt(Delay::tenth).min().orElse(0);
        int last = drawn.stream().mapToInt(Delay::ninetieth).max().orElse(0);
        return new Scale(Math.min(first, -1), Math.max(last, 1));
    }

    /** Money of one who owed it, by cause. */
    public record MovedRow(String name, String currency, Map<Exceptions.Cause, BigDecimal> amounts) {}

    /** Money that moved, a row for everybody who owed it and each currency. */
    public List<MovedRow> moved() {
        var rows = new LinkedHashMap<List<String>, MovedRow>();
        for (var moved : report.exceptions().moved()) {
            rows.computeIfAbsent(
                            List.of(moved.owedBy(), moved.currency()),
                            key -> new MovedRow(moved.name(), moved.currency(), new EnumMap<>(Exceptions.Cause.class)))
                    .amounts()
                    .put(moved.cause(), moved.amount());
        }
        return List.copyOf(rows.values());
    }

    /** From 0 to the highest end of an interval of relief, rounded up to tens. */
    public Scale reliefScale() {
        double most = report.relieved().parts().stream()
                .flatMap(part -> part.lines().stream())
                .mapToDouble(line -> line.count().share().wilson().upper())
                .max()
                .orElse(1);
        return new Scale(0, Math.max(0.2, Math.ceil(most * 10) / 10));
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
        return report.equality(Aspect.APPLIED, Dimension.RANK, nature)
                .map(equality -> equality.lines().stream()
                        .map(Line::outcomes)
                        .filter(Objects::nonNull)
                        .reduce(Outcomes.NONE, Outcomes::plus)
                        .onTime()
                        .rate())
                .orElse(Double.NaN);
    }
}
