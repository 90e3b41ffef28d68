package org.fullscore.results;

import java.math.BigDecimal;
import java.util.Locale;
import org.fullscore.organization.Metric.Direction;
import org.jspecify.annotations.Nullable;

/** The highest level of a target that was reached. */
public enum Level {
    NONE,
    COMMIT,
    TARGET,
    STRETCH;

    /** The word on the wire and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Level reached(
            Actual actual,
            BigDecimal target,
            @Nullable BigDecimal commit,
            @Nullable BigDecimal stretch,
            Direction direction) {
        if (stretch != null && actual.reaches(stretch, direction)) {
            return STRETCH;
        }
        if (actual.reaches(target, direction)) {
            return TARGET;
        }
        return commit != null && actual.reaches(commit, direction) ? COMMIT : NONE;
    }
}
