package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fullscore.goals.Goal;
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
        @Nullable Integer written) {

    /** Whether any cell can be written in; where all is signed or over, there is nothing to propose. */
    boolean hasOpenCells() {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Cell::open);
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

        private static String encoded(String text) {
            return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The kinds of period the columns can be. */
    List<Option> kinds(Words words) {
        return Stream.of("month", "quarter", "half", "year", "custom")
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

    /** The sums that say something: periods not over in which there are both parts and a whole. */
    List<Sum> checks() {
        return sums.stream()
                .filter(sum -> !sum.column().over() && sum.difference() != null)
                .toList();
    }

    /** A number as scripts read it, or null. */
    static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /** A period; {@code over} when it has ended. */
    public record Column(String period, String kind, LocalDate starts, LocalDate lastDay, boolean over) {

        /** Q4, Jul, 2026, or the id of a period of the organization's own. */
        String label(Locale locale) {
            return switch (kind) {
                case "month" -> starts.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
                case "quarter", "half" -> period.substring(period.lastIndexOf('-') + 1);
                default -> period;
            };
        }
    }

    /** A person or a team with a cell for each period. */
    public record Row(
            String name,
            String href,
            boolean me,
            boolean whole,
            @Nullable LocalDate joined,
            List<Cell> cells) {

        /** All targets of the row, or null where there is none. */
        @Nullable
        BigDecimal total() {
            return cells.stream()
                    .map(Cell::amount)
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

    /**
     * One target.
     *
     * @param id id and name of the field
     * @param amount the amount of the chosen level, or null for none
     * @param typed what was typed and comes back, or null
     * @param open whether it can be typed into
     * @param formerly the target before relief, or null
     * @param before what the period before has, for filling
     * @param lastYear what the same period a year before has, for filling
     */
    public record Cell(
            String id,
            @Nullable UUID goal,
            int version,
            @Nullable BigDecimal amount,
            @Nullable String typed,
            boolean open,
            Goal.@Nullable State state,
            @Nullable BigDecimal formerly,
            @Nullable BigDecimal before,
            @Nullable BigDecimal lastYear,
            @Nullable String error) {

        boolean isDraft() {
            return state == Goal.State.DRAFT;
        }

        /** The amount with all its decimals, or nothing. */
        String shown(Words words) {
            return amount == null ? "" : words.number(amount, Math.max(0, amount.scale()));
        }

        /** The target before relief, or null. */
        @Nullable
        String formerlyShown(Words words) {
            return formerly == null ? null : words.number(formerly, Math.max(0, formerly.scale()));
        }
    }

    /** What the parts add up to in a period, and the whole; null where there is none. */
    public record Sum(
            Column column,
            @Nullable BigDecimal parts,
            @Nullable BigDecimal whole) {

        @Nullable
        BigDecimal difference() {
            return parts == null || whole == null ? null : parts.subtract(whole);
        }
    }
}
