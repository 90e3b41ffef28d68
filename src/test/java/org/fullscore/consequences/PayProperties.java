package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Money is never a floating point number: whatever is attained, pay is the exact fraction, rounded once to the cent. */
class PayProperties {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    @Property
    void payByThePointIsNeverFurtherThanHalfACentFromTheExactFraction(
            @ForAll @BigRange(min = "0", max = "100000") @Scale(4) BigDecimal perPoint,
            @ForAll @BigRange(min = "0", max = "200") @Scale(2) BigDecimal above,
            @ForAll @IntRange(min = 0, max = 2_000_000_000) int actual,
            @ForAll @IntRange(min = 1, max = 1_000_000_000) int target) {
        Attained attained = Attained.ofHigher(BigDecimal.valueOf(actual), BigDecimal.ONE, BigDecimal.valueOf(target));

        BigDecimal due = new Pay.PerPoint(perPoint, above, null, "EUR").due(attained);

        // × target on both sides, so that nothing has to be divided
        BigDecimal points =
                BigDecimal.valueOf(actual).multiply(HUNDRED).subtract(above.multiply(BigDecimal.valueOf(target)));
        BigDecimal exact = perPoint.multiply(points.max(BigDecimal.ZERO));
        assertThat(due.scale()).isEqualTo(2);
        assertThat(due.multiply(BigDecimal.valueOf(target)).subtract(exact).abs())
                .isLessThanOrEqualTo(HALF_A_CENT.multiply(BigDecimal.valueOf(target)));
    }

    @Property
    void aFixedAmountIsWhatItSaysWhateverIsAttained(
            @ForAll @BigRange(min = "0", max = "10000000") @Scale(2) BigDecimal amount,
            @ForAll @IntRange(min = 0, max = 1_000_000) int percent) {
        assertThat(new Pay.Fixed(amount, "EUR").due(Attained.percent(BigDecimal.valueOf(percent))))
                .isEqualByComparingTo(amount);
    }
}
