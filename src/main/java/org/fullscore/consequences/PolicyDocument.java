package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fullscore.goals.AdjustmentFormula;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is written, typed; see {@link PolicyReader} for the form.
 *
 * @param metric code of the metric whose goals it judges
 * @param persons whether it judges goals of persons
 * @param teams whether it judges goals of teams
 * @param period week, month, quarter, half, year or custom
 * @param from periods that begin on this day or later
 * @param source where the rules are agreed on, such as a section of a compensation plan
 * @param adjust by which formula the targets of persons are adjusted
 * @param jobs only goals of people with one of these jobs; empty = everybody
 */
public record PolicyDocument(
        String metric,
        boolean persons,
        boolean teams,
        String period,
        LocalDate from,
        @Nullable String source,
        List<String> jobs,
        AdjustmentFormula adjust,
        RuleTable table) {

    public static final List<String> PERIODS = List.of("week", "month", "quarter", "half", "year", "custom");

    public PolicyDocument {
        jobs = List.copyOf(jobs);
    }

    /** Length of the judged periods in months, 0 where they have no common length. */
    public int months() {
        return months(period);
    }

    static int months(String period) {
        return switch (period) {
            case "month" -> 1;
            case "quarter" -> 3;
            case "half" -> 6;
            case "year" -> 12;
            default -> 0;
        };
    }

    /** The same policy with other rows. */
    public PolicyDocument with(RuleTable rows) {
        return new PolicyDocument(metric, persons, teams, period, from, source, jobs, adjust, rows);
    }

    /** The same policy from another day on. */
    public PolicyDocument startingOn(LocalDate day) {
        return new PolicyDocument(metric, persons, teams, period, day, source, jobs, adjust, table);
    }

    /** Where the numbers of a row are agreed on; empty where nothing says so. */
    public Optional<String> sourceOf(String row) {
        return table.rows().stream()
                .filter(rule -> rule.name().equals(row))
                .map(Rule::source)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(source));
    }

    /** Whether every number says where it is agreed on. */
    boolean isSourced() {
        return table.rows().stream().allMatch(row -> sourceOf(row.name()).isPresent());
    }

    /** What its rows leave open. */
    public PolicyCheck check() {
        return PolicyCheck.of(this);
    }
}
