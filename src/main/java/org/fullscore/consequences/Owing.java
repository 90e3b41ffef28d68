package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Who owes what to some persons by when, on one day; read at once, and what was worked out is remembered as long as this lives. */
final class Owing {

    private final Hierarchy.Lines lines;
    private final WorkingCalendar.Days days;
    private final LocalDate day;
    private final int hearingDays;

    private final Map<Integer, LocalDate> hearings = new HashMap<>();
    private final Map<Integer, Map<Integer, LocalDate>> deadlines = new HashMap<>();

    /**
     * Reads it.
     *
     * @param persons to whom something is owed, and those who owe it if they are known already
     */
    static Owing of(
            Collection<Integer> persons,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            LocalDate day,
            int hearingDays) {
        Hierarchy.Lines lines = hierarchy.on(day, persons);
        Set<Integer> all = new HashSet<>(persons);
        for (int person : persons) {
            lines.leaderAbove(person).ifPresent(all::add);
            lines.executiveAbove(person).ifPresent(all::add);
        }
        return new Owing(lines, calendar.of(all, day), day, hearingDays);
    }

    private Owing(Hierarchy.Lines lines, WorkingCalendar.Days days, LocalDate day, int hearingDays) {
        this.lines = lines;
        this.days = days;
        this.day = day;
        this.hearingDays = hearingDays;
    }

    /** The same people with their days counted from a later day. */
    Owing from(LocalDate later) {
        return new Owing(lines, days, later, hearingDays);
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

    /** The region a main team lies in; null where there is none. */
    @Nullable
    Integer region(@Nullable Integer homeTeam) {
        return homeTeam == null ? null : lines.regionOf(homeTeam).orElse(null);
    }

    /** The last day on which the person is heard; null for what needs no hearing. */
    @Nullable
    LocalDate hearingUntil(int person, Kind kind) {
        return kind == Kind.CORRECTIVE && hearingDays > 0
                ? hearings.computeIfAbsent(person, key -> days.plus(key, day, hearingDays))
                : null;
    }

    /** The last day for a decision on time; at least one working day after the hearing. */
    LocalDate deadline(int owedBy, int workingDays, @Nullable LocalDate hearingUntil) {
        LocalDate deadline = deadlines
                .computeIfAbsent(owedBy, key -> new HashMap<>())
                .computeIfAbsent(workingDays, number -> days.plus(owedBy, day, number));
        return afterHearing(days, owedBy, deadline, hearingUntil);
    }

    /** That day, or the first working day after the hearing if that is later. */
    static LocalDate afterHearing(
            WorkingCalendar.Days days, int owedBy, LocalDate deadline, @Nullable LocalDate hearingUntil) {
        return hearingUntil == null || deadline.isAfter(hearingUntil) ? deadline : days.plus(owedBy, hearingUntil, 1);
    }
}
