package org.fullscore.consistency;

import org.fullscore.consistency.statistics.HomogeneityTest;
import org.fullscore.consistency.statistics.Statistic;
import org.fullscore.consistency.statistics.StratifiedTest;
import org.jspecify.annotations.Nullable;

/**
 * Whether the strata agree, so that one figure may stand for all (rule book 8.4).
 *
 * @param state the answer
 * @param breslowDay the test behind it; null unless it could be made
 */
public record Homogeneity(State state, @Nullable Statistic breslowDay) {

    /** Whether the strata agree. */
    public enum State {
        /** There is one stratum only. */
        ONE_STRATUM,
        /** The expected counts are too small for the test: "homogeneity not testable". */
        NOT_TESTABLE,
        /** Breslow and Day do not reject (p above 0.05): the strata may be summed up. */
        ALIKE,
        /** Breslow and Day reject (p at most 0.05): the strata are shown apart. */
        DIFFERENT
    }

    static Homogeneity of(StratifiedTest test) {
        if (test.strata().size() < 2) {
            return new Homogeneity(State.ONE_STRATUM, null);
        }
        return HomogeneityTest.of(test)
                .filter(HomogeneityTest::isTestable)
                .map(HomogeneityTest::breslowDay)
                .map(statistic ->
                        new Homogeneity(statistic.pValue() <= 0.05 ? State.DIFFERENT : State.ALIKE, statistic))
                .orElseGet(() -> new Homogeneity(State.NOT_TESTABLE, null));
    }
}
