package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Commit, target and stretch always stand in the order in which they are reached. */
class TargetProperties {

    @Property
    void levelsInTheirOrderFit(
            @ForAll("amounts") BigDecimal one, @ForAll("amounts") BigDecimal two, @ForAll("amounts") BigDecimal three) {
        BigDecimal low = one.min(two).min(three);
        BigDecimal high = one.max(two).max(three);
        BigDecimal middle = one.add(two).add(three).subtract(low).subtract(high);
        assertThat(Levels.HIGHER_IS_BETTER.misfit(new Target(middle, low, high)))
                .isEmpty();
        assertThat(Levels.LOWER_IS_BETTER.misfit(new Target(middle, high, low))).isEmpty();
    }

    @Property
    void aCommitBeyondTheTargetNeverFits(@ForAll("amounts") BigDecimal target, @ForAll("amounts") BigDecimal more) {
        assertThat(fault(Levels.HIGHER_IS_BETTER, new Target(target, target.add(more), null)))
                .contains(Fault.COMMIT_BEYOND_TARGET);
        assertThat(fault(Levels.LOWER_IS_BETTER, new Target(target.add(more), target, null)))
                .contains(Fault.COMMIT_BEYOND_TARGET);
    }

    @Property
    void aStretchShortOfTheTargetNeverFits(@ForAll("amounts") BigDecimal target, @ForAll("amounts") BigDecimal more) {
        assertThat(fault(Levels.HIGHER_IS_BETTER, new Target(target.add(more), null, target)))
                .contains(Fault.STRETCH_SHORT_OF_TARGET);
    }

    @Property
    void aNegativeTargetNeverFits(@ForAll("amounts") BigDecimal amount, @ForAll Levels levels) {
        assertThat(fault(levels, Target.of(amount.negate()))).contains(Fault.NEGATIVE);
    }

    @Property
    void whateverReliefWantsTheLevelsStayInTheirOrder(
            @ForAll("amounts") BigDecimal old,
            @ForAll("amounts") BigDecimal below,
            @ForAll("amounts") BigDecimal above,
            @ForAll("amounts") BigDecimal wanted) {
        Target before = new Target(old.add(below), old, old.add(below).add(above));
        assertThat(Levels.HIGHER_IS_BETTER.misfit(Levels.HIGHER_IS_BETTER.moved(before, wanted)))
                .isEmpty();
    }

    @Property
    void aTargetIsTheSameHoweverManyZerosItIsWrittenWith(@ForAll("amounts") BigDecimal amount) {
        assertThat(Target.of(amount).sameAs(Target.of(amount.setScale(amount.scale() + 3))))
                .isTrue();
    }

    private static Optional<Fault> fault(Levels levels, Target target) {
        return levels.misfit(target).map(Levels.Misfit::fault);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("100000000000"))
                .ofScale(4);
    }
}
