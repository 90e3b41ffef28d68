package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Who owes what by when, on one day; what was worked out once is remembered as long as this lives, that is one sweep. */
final class Owing {

    private final Hierarchy.Lines lines;
    private final WorkingCalendar calendar;
    private final LocalDate day;
    private final int hearingDays;

    private final Map<Integer, LocalDate> hearings = new HashMap<>();
    private final Map<Integer, Map<Integer, LocalDate>> deadlines = new HashMap<>();

    Owing(Hierarchy hierarchy, WorkingCalendar calendar, LocalDate day, int hearingDays) {
        this(hierarchy.on(day), calendar, day, hearingDays);
    }

    private Owing(Hierarchy.Lines lines, WorkingCalendar calendar, LocalDate day, int hearingDays) {
        this.lines = lines;
        this.calendar = calendar;
        this.day = day;
        this.hearingDays = hearingDays;
    }

    /** The same people with their days counted from another day. */
    Owing from(LocalDate another) {
        return new Owing(lines, calendar, another, hearingDays);
    }

    LocalDate day() {
        return day;
    }

    /** The first leader above, or the first executive; where no executive is above, the first leader. */
    Optional<Integer> owedBy(int person, Consequence.OwedBy whom) {
        Optional<Integer> leader = lines.leaderAbove(person);
        return whom == Consequence.OwedBy.LEADER
                ? leader
                : lines.executiveAbove(person).or(() -> leader);
    }

    /** The last day on which the person is heard; null for what needs no hearing. */
    @Nullable
    LocalDate hearingUntil(int person, Kind kind) {
        return kind == Kind.CORRECTIVE && hearingDays > 0
                ? hearings.computeIfAbsent(person, key -> calendar.plus(key, day, hearingDays))
                : null;
    }

    /** The last day for a decision on time; at least one working day after the hearing. */
    LocalDate deadline(int owedBy, int workingDays, @Nullable LocalDate hearingUntil) {
        LocalDate deadline = deadlines
                .computeIfAbsent(owedBy, key -> new HashMap<>())
                .computeIfAbsent(workingDays, days -> calendar.plus(owedBy, day, days));
        return afterHearing(calendar, owedBy, deadline, hearingUntil);
    }

    static LocalDate afterHearing(
            WorkingCalendar calendar, int owedBy, LocalDate deadline, @Nullable LocalDate hearingUntil) {
        return hearingUntil == null || deadline.isAfter(hearingUntil)
                ? deadline
                : calendar.plus(owedBy, hearingUntil, 1);
    }
}
