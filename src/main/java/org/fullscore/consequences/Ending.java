package org.fullscore.consequences;

import java.math.BigDecimal;
import java.math.MathContext;
import org.fullscore.results.Projection;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal ends: at today's pace, and the range that holds four of five endings.
 *
 * @param judged as it stands
 * @param low below this ends one case of ten
 * @param pace if the days left bring what the days gone brought
 * @param high above this ends one case of ten
 */
record Ending(Judged judged, BigDecimal low, BigDecimal pace, BigDecimal high) {

    /** Between the ends of a range: as many points of it are judged, so that no row of a usual table is passed over. */
    static final int POINTS = 4;

    /** What is as it is: a rate, a last value, or a period that is over. */
    static Ending certain(Judged judged) {
        return new Ending(judged, judged.numerator(), judged.numerator(), judged.numerator());
    }

    /** The pace is always inside, also where its own working days say something else than the weeks. */
    static Ending of(Judged judged, BigDecimal pace, Projection projection) {
        return new Ending(
                judged, projection.low().min(pace), pace, projection.high().max(pace));
    }

    Judged atPace() {
        return ending(pace);
    }

    /** At one of the points 0 (low) to {@link #POINTS} (high). */
    Judged at(int point) {
        BigDecimal step = high.subtract(low).divide(BigDecimal.valueOf(POINTS), MathContext.DECIMAL64);
        return ending(low.add(step.multiply(BigDecimal.valueOf(point))));
    }

    private Judged ending(BigDecimal numerator) {
        @Nullable BigDecimal printed = judged.attainment();
        return new Judged(
                judged.goal(),
                judged.person(),
                judged.team(),
                judged.metric(),
                judged.target(),
                numerator,
                judged.denominator(),
                judged.hasData(),
                printed);
    }
}
