package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.fullscore.organization.Metric.Direction;

/** Whatever is printed lies on the same side of every boundary as the exact attainment, and as near as that allows. */
class PrintedAttainmentProperties {

    private static final BigDecimal STEP = new BigDecimal("0.00000001");

    @Property
    void onTheWireItIsMetExactlyWhenTheTargetIsReached(
            @ForAll @BigRange(min = "-1000000", max = "1000000000") @Scale(4) BigDecimal actual,
            @ForAll @BigRange(min = "0.0001", max = "1000000000") @Scale(4) BigDecimal target) {
        BigDecimal printed = wire(actual, target);
        assertThat(printed.compareTo(BigDecimal.ONE) >= 0).isEqualTo(actual.compareTo(target) >= 0);
    }

    @Property
    void onTheWireItIsOnTheSameSideOfEveryBoundOfARule(
            @ForAll @BigRange(min = "0", max = "1000000000") @Scale(4) BigDecimal actual,
            @ForAll @BigRange(min = "0.0001", max = "1000000000") @Scale(4) BigDecimal target,
            @ForAll @BigRange(min = "0", max = "300") @Scale(4) BigDecimal percent) {
        BigDecimal bound = percent.movePointLeft(2);
        boolean reached = actual.compareTo(bound.multiply(target)) >= 0;
        assertThat(wire(actual, target).compareTo(bound) >= 0).isEqualTo(reached);
    }

    @Property
    void onTheWireItIsLessThanAStepFromTheExactValue(
            @ForAll @BigRange(min = "-1000000", max = "1000000000") @Scale(4) BigDecimal actual,
            @ForAll @BigRange(min = "1", max = "1000000000") @Scale(4) BigDecimal target) {
        BigDecimal exact = actual.divide(target, 30, RoundingMode.HALF_UP);
        assertThat(wire(actual, target).subtract(exact).abs()).isLessThan(STEP);
    }

    @Property
    void onPagesItIsOnTheSameSideOfEveryBoundary(
            @ForAll @BigRange(min = "0", max = "3") @Scale(8) BigDecimal attainment,
            @ForAll @Size(max = 4) List<@BigRange(min = "0", max = "3") @Scale(4) BigDecimal> boundaries) {
        BigDecimal printed = Objects.requireNonNull(Attainment.printed(attainment, boundaries))
                .movePointLeft(2);
        assertThat(boundaries)
                .allSatisfy(boundary ->
                        assertThat(printed.compareTo(boundary) >= 0).isEqualTo(attainment.compareTo(boundary) >= 0));
    }

    @Example
    void aHairBelowTheTargetIsNotPrintedAsMet() {
        assertThat(wire(new BigDecimal("749999997"), new BigDecimal("750000000")))
                .isEqualByComparingTo("0.99999999");
        assertThat(Attainment.printed(new BigDecimal("0.9996"))).isEqualByComparingTo("99.9");
    }

    @Example
    void anOrdinaryValueIsRoundedToTheNearest() {
        assertThat(Attainment.printed(new BigDecimal("0.71956"))).isEqualByComparingTo("72.0");
        assertThat(Attainment.printed(new BigDecimal("0.71956"), List.of(new BigDecimal("0.72"))))
                .isEqualByComparingTo("71.9");
        assertThat(wire(new BigDecimal("29356"), new BigDecimal("75000"))).isEqualByComparingTo("0.39141333");
    }

    @Example
    void betweenTwoBoundariesThatLieCloseTogetherMoreDecimalsArePrinted() {
        assertThat(Attainment.printed(new BigDecimal("0.9997"), List.of(new BigDecimal("0.9995"))))
                .isEqualByComparingTo("99.97");
    }

    private static BigDecimal wire(BigDecimal actual, BigDecimal target) {
        return Objects.requireNonNull(Attainment.of(Actual.sum(actual), target, Direction.HIGHER))
                .wire(List.of(Attainment.of(BigDecimal.ONE)));
    }
}
