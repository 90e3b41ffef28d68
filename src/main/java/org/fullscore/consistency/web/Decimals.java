package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Statistics as plain JSON numbers: 15 significant digits, at most 40 decimals, null where there is none or it is infinite. */
final class Decimals {

    private static final MathContext DIGITS = new MathContext(15);
    private static final int MOST_DECIMALS = 40;

    private Decimals() {}

    static @Nullable BigDecimal of(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        var rounded = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return rounded.scale() > MOST_DECIMALS ? rounded.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : rounded;
    }
}
