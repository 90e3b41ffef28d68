package org.fullscore.consequences;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a reward is worth in money: so much for every point, or a fixed amount. */
public sealed interface Pay {

    String currency();

    /** What is due at this attainment, exact and rounded once, half up, to the smallest unit of the currency. */
    BigDecimal due(Attained attained);

    /** How many decimals money of a currency has. */
    static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /**
     * So much for every point of attainment above a percentage.
     *
     * @param perPoint money for one point, that is one percent of target
     * @param above percent of target from which points count
     * @param upTo percent of target up to which points count, or null for no end
     */
    record PerPoint(
            BigDecimal perPoint, BigDecimal above, @Nullable BigDecimal upTo, String currency) implements Pay {

        @Override
        public BigDecimal due(Attained attained) {
            Attained counted = upTo != null && attained.isAtLeast(upTo) ? Attained.percent(upTo) : attained;
            if (counted.isWithoutLimit() || !counted.isAtLeast(above)) {
                return BigDecimal.ZERO.setScale(decimals(currency));
            }
            return perPoint.multiply(counted.numerator().subtract(above.multiply(counted.denominator())))
                    .divide(counted.denominator(), decimals(currency), RoundingMode.HALF_UP);
        }
    }

    /** An amount whatever the attainment is. */
    record Fixed(BigDecimal amount, String currency) implements Pay {

        @Override
        public BigDecimal due(Attained attained) {
            return amount.setScale(decimals(currency), RoundingMode.HALF_UP);
        }
    }
}
