package org.fullscore.consistency.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Inquiry;
import org.fullscore.organization.Period;
import org.fullscore.organization.PeriodCalendar;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a report is asked for, and says what is allowed where it cannot.
 *
 * @param today the organization's day; without days the last four quarters that have ended are meant
 */
record ReportParameters(PeriodCalendar calendar, LocalDate today) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /** What was read, or why not. */
    sealed interface Reading {
        /** It can be answered. */
        record Asked(Inquiry inquiry) implements Reading {}

        /** It cannot. */
        record Refused(Problem problem) implements Reading {}
    }

    Reading read(@Nullable String from, @Nullable String to, @Nullable String by, @Nullable String stratify) {
        var errors = new ArrayList<RowError>();
        var quarter = calendar.of(Period.Kind.QUARTER, today).starts();
        var first = day("from", from, quarter.minusYears(1), errors);
        var last = day("to", to, quarter.minusDays(1), errors);
        var dimensions = dimensions(by, errors);
        var criteria = criteria(stratify, errors);
        if (!errors.isEmpty()) {
            return new Reading.Refused(Problem.badRequest("unreadable-parameter", "A parameter cannot be read", null)
                    .withErrors(errors));
        }
        if (last.isBefore(first)) {
            return refused("from", from, "RANGE_BACKWARDS", "The range ends before it begins", "from on or before to");
        }
        return new Reading.Asked(new Inquiry(first, last, dimensions, criteria));
    }

    private static Reading refused(String field, @Nullable String value, String code, String message, String remedy) {
        return new Reading.Refused(Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                .withErrors(List.of(RowError.atField(field, value, code, message, remedy))));
    }

    /** Whether nothing is asked for but what everybody reads, and why not; empty where that is so. */
    static Optional<Problem> beyondTheClosing(
            @Nullable String from, @Nullable String to, @Nullable String by, @Nullable String stratify) {
        var errors = new ArrayList<RowError>();
        chosen("from", from, errors);
        chosen("to", to, errors);
        chosen("stratify", stratify, errors);
        dimensions(by, errors).stream()
                .filter(dimension -> dimension.kind() == Dimension.Kind.GROUP)
                .forEach(dimension -> chosen("by", dimension.word(), errors));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                        .withErrors(errors));
    }

    private static void chosen(String field, @Nullable String value, List<RowError> errors) {
        if (value != null && !value.isBlank()) {
            errors.add(RowError.atField(
                    field,
                    value,
                    "NOT_YOURS_TO_CHOOSE",
                    "Those who may open the cases choose; everybody else reads the report of the last closing",
                    "Leave it out"));
        }
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate otherwise, List<RowError> errors) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // said below, together with years nobody means
        }
        errors.add(RowError.atField(
                field, text, "DAY_UNREADABLE", "is not a day", "A day from 1900 to 2999 such as 2026-01-31"));
        return otherwise;
    }

    private static List<Dimension> dimensions(@Nullable String text, List<RowError> errors) {
        if (text == null || text.isBlank()) {
            return Dimension.USUAL;
        }
        var dimensions = new ArrayList<Dimension>();
        for (var word : text.split(",", -1)) {
            Dimension.of(word.strip())
                    .ifPresentOrElse(
                            dimensions::add,
                            () -> errors.add(RowError.atField(
                                    "by",
                                    word,
                                    "DIMENSION_UNKNOWN",
                                    "is nothing to compare by",
                                    "owed_by, rank, team, region or group:<name>; several separated by commas")));
        }
        return dimensions.stream().distinct().toList();
    }

    private static Set<Criterion> criteria(@Nullable String text, List<RowError> errors) {
        if (text == null || text.isBlank()) {
            return Criterion.USUAL;
        }
        if (text.strip().equals("none")) {
            return Set.of();
        }
        var criteria = EnumSet.noneOf(Criterion.class);
        for (var word : text.split(",", -1)) {
            Criterion.of(word.strip())
                    .ifPresentOrElse(
                            criteria::add,
                            () -> errors.add(RowError.atField(
                                    "stratify",
                                    word,
                                    "CRITERION_UNKNOWN",
                                    "is nothing that makes cases comparable",
                                    "none, or of " + known() + ", separated by commas")));
        }
        return criteria;
    }

    private static String known() {
        return Stream.of(Criterion.values()).map(Criterion::word).collect(Collectors.joining(", "));
    }
}
