package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fullscore.goals.PartsAndWhole;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The target grid: who is in a team, and what each promises in the periods of a year.
 *
 * @param unit what amounts are in, for printing
 * @param adds whether the parts of this metric add up to a whole
 * @param editable whether the viewer may propose for anybody here
 * @param drafts how many drafts wait to be proposed
 * @param by the way in which the whole is distributed, empty for the first one
 * @param said what was done instead of writing: checked, distributed or weighted, or null
 * @param written how many targets were just written, or null on a first visit
 */
public record TargetsPage(
        Choice choice,
        List<Option> teams,
        List<Option> metrics,
        List<Option> years,
        String team,
        String metric,
        String unit,
        boolean adds,
        List<Column> columns,
        List<Row> rows,
        List<Sum> sums,
        Errors errors,
        boolean editable,
        int drafts,
        String by,
        @Nullable String said,
        @Nullable Integer written) {

    /** At most so many are named one by one beside the grid. */
    private static final int NAMED = 3;

    /** Whether any cell can be written in; where all is signed or over, there is nothing to propose. */
    boolean hasOpenCells() {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(TargetCell::open);
    }

    /** What is looked at: ids and codes as they stand in the address. */
    public record Choice(String team, String metric, String year, String kind, String level) {

        /** The address of the same with another level. */
        String at(String other) {
            return "/targets?team=" + encoded(team) + "&metric=" + encoded(metric) + "&year=" + encoded(year) + "&kind="
                    + encoded(kind) + "&level=" + other;
        }

        String href() {
            return at(level);
        }

        /** Where one goal is assigned to many of the team. */
        String assignment() {
            return "/targets/assignment?team=" + encoded(team) + "&kind=" + encoded(kind);
        }

        private static String encoded(String text) {
            return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The kinds of period the columns can be. */
    List<Option> kinds(Words words) {
        return Stream.of("week", "month", "quarter", "half", "year", "custom")
                .map(kind -> new Option(kind, words.say("targets.kind." + kind)))
                .toList();
    }

    /** The sum of a line over all columns, or null where it has no number at all. */
    @Nullable
    BigDecimal total(Function<Sum, @Nullable BigDecimal> line) {
        BigDecimal total = null;
        for (Sum sum : sums) {
            BigDecimal amount = line.apply(sum);
            total = amount == null ? total : total == null ? amount : total.add(amount);
        }
        return total;
    }

    /** Whether a column for all periods stands at the end: where there is one number a period, and they add up. */
    boolean totals() {
        return adds && (columns.isEmpty() || columns.getFirst().alone());
    }

    /** Whether there is a whole that can be distributed over open parts. */
    boolean distributes() {
        return adds
                && rows.stream().anyMatch(Row::whole)
                && rows.stream().anyMatch(row -> !row.whole() && row.isOpen());
    }

    /** The ways in which a whole can be distributed. */
    List<Option> ways(Words words) {
        return Stream.of("evenly", "last-year", "weights")
                .map(way -> new Option(way, words.say("targets.way." + way)))
                .toList();
    }

    /** The sums that say something: periods not over in which there are both parts and a whole. */
    List<Sum> checks() {
        return sums.stream()
                .filter(sum -> adds && sum.isChecked() && sum.difference() != null)
                .toList();
    }

    /** Periods not over whose targets can be held against what was brought a year before. */
    List<Sum> compared() {
        return sums.stream()
                .filter(sum -> sum.isChecked() && sum.held().median() != null)
                .toList();
    }

    /** "Q3: the parts add up to $505,000, $305,000 above the target of Dublin itself (152.5% more)." */
    String say(Sum sum, Words words) {
        BigDecimal difference = sum.difference();
        BigDecimal percent = sum.held().overAssigned();
        int sign = difference == null ? 0 : difference.signum();
        return words.say(
                sign < 0 ? "targets.whole.below" : sign > 0 ? "targets.whole.above" : "targets.whole.equal",
                sum.column().label(words.locale()),
                words.amount(sum.parts(), unit),
                words.amount(difference == null ? null : difference.abs(), unit),
                team,
                words.amount(percent == null ? null : percent.abs(), "percent"));
    }

    /** "Priya Raman: 31% of the parts, 22% of last year's results", for those who carry more than their share. */
    List<String> heavier(Sum sum, Words words) {
        return sum.held().heavier().stream()
                .limit(NAMED)
                .map(load -> words.say(
                        "targets.heavier.one",
                        load.name(),
                        words.amount(load.share(), "percent"),
                        words.amount(load.fair(), "percent")))
                .toList();
    }

    /** "Priya Raman +62%", those first who are to bring most more than a year before. */
    List<String> rises(Sum sum, Words words) {
        return sum.held().rises().stream()
                .limit(NAMED)
                .map(rise -> words.say("targets.rise", rise.name(), words.signedAmount(rise.percent(), "percent")))
                .toList();
    }

    /** A number as scripts read it, or null. */
    static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /**
     * A column: a period, or one level of it.
     *
     * @param over whether the period has ended
     * @param level commit, target or stretch
     * @param alone whether it is the only level that is shown
     * @param main whether the checks are about this level
     */
    public record Column(
            String period,
            String kind,
            LocalDate starts,
            LocalDate lastDay,
            boolean over,
            String level,
            boolean alone,
            boolean main) {

        /** "Q4", or with its level "Q4, Commit", as a cell of it is called. */
        String named(Words words) {
            return alone
                    ? label(words.locale())
                    : words.say("targets.column", label(words.locale()), words.say("targets.level." + level));
        }

        /** Q4, Jul, 2026, or the id of a period of the organization's own. */
        String label(Locale locale) {
            return switch (kind) {
                case "month" -> starts.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
                case "quarter", "half" -> period.substring(period.lastIndexOf('-') + 1);
                default -> period;
            };
        }
    }

    /**
     * A person or a team with a cell for each column.
     *
     * @param weightField name of the field for its weight
     * @param weight how much it weighs as typed, or null where weights are not asked for
     */
    public record Row(
            String name,
            String href,
            boolean me,
            boolean whole,
            @Nullable LocalDate joined,
            String weightField,
            @Nullable String weight,
            List<TargetCell> cells) {

        boolean isOpen() {
            return cells.stream().anyMatch(TargetCell::open);
        }

        /** All targets of the row, or null where there is none. */
        @Nullable
        BigDecimal total() {
            return cells.stream()
                    .map(TargetCell::amount)
                    .filter(java.util.Objects::nonNull)
                    .reduce(BigDecimal::add)
                    .orElse(null);
        }

        /** Whether the person came after the first day that is shown. */
        boolean joinedIn(TargetsPage page) {
            return joined != null
                    && !page.columns().isEmpty()
                    && joined.isAfter(page.columns().getFirst().starts());
        }

        boolean isWrong() {
            return cells.stream().anyMatch(cell -> cell.error() != null);
        }
    }

    /** What the parts add up to in a column, and the whole; null where there is none. */
    public record Sum(Column column, PartsAndWhole held) {

        @Nullable
        BigDecimal parts() {
            return held.sum();
        }

        @Nullable
        BigDecimal whole() {
            return held.whole();
        }

        @Nullable
        BigDecimal difference() {
            return held.difference();
        }

        boolean isChecked() {
            return column.main() && !column.over();
        }
    }
}
