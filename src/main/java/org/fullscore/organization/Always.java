package org.fullscore.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The two days that read "without limit" in half-open ranges, so that ranges compare without nulls. */
public final class Always {

    /** The first day of what has always been. */
    public static final LocalDate STARTS = LocalDate.of(1, 1, 1);

    /** The day after what has no end. */
    public static final LocalDate ENDS = LocalDate.of(9999, 12, 31);

    private Always() {}

    /** The first day as people write it: null when there is no limit. */
    public static @Nullable LocalDate firstDay(LocalDate starts) {
        return starts.equals(STARTS) ? null : starts;
    }

    /** The last day, inclusive, as people write it: null when there is no limit. */
    public static @Nullable LocalDate lastDay(LocalDate ends) {
        return ends.equals(ENDS) ? null : ends.minusDays(1);
    }
}
