package org.fullscore.organization;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** The days of a range on which somebody works, counted once so that asking for any part of it costs nothing. */
public final class WorkingDays {

    private final LocalDate starts;
    private final int[] before;

    private WorkingDays(LocalDate starts, int[] before) {
        this.starts = starts;
        this.before = before;
    }

    /** Those of a range (half-open), asking of each day whether somebody works. */
    public static WorkingDays of(LocalDate starts, LocalDate ends, Predicate<LocalDate> works) {
        int[] before = new int[Math.max(0, (int) ChronoUnit.DAYS.between(starts, ends)) + 1];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + (works.test(starts.plusDays(i - 1)) ? 1 : 0);
        }
        return new WorkingDays(starts, before);
    }

    /** Those of a part of the range. */
    public WorkingDays within(LocalDate from, LocalDate to) {
        return of(from, to, day -> between(day, day.plusDays(1)) > 0);
    }

    /** How many there are before a day; 0 before the range. */
    public int before(LocalDate day) {
        return before[(int) Math.clamp(ChronoUnit.DAYS.between(starts, day), 0, before.length - 1)];
    }

    /** How many there are from a day up to, but without, another. */
    public int between(LocalDate from, LocalDate to) {
        return Math.max(0, before(to) - before(from));
    }

    /** How many there are in all. */
    public int all() {
        return before[before.length - 1];
    }

    /** The day from which on so many working days lie before the given one; the first of the range where there are fewer. */
    public LocalDate back(LocalDate day, int workingDays) {
        int wanted = before(day) - workingDays;
        LocalDate from = day;
        while (from.isAfter(starts) && before(from) > wanted) {
            from = from.minusDays(1);
        }
        return from;
    }
}
