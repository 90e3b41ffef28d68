package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** Rule book 2.7: parts sum to the whole to the cent. */
class SplitProperties {

    @Property(tries = 500)
    void partsSumToTheWholeAndNoneIsACentFromItsShare(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long cents,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 100) Integer> percents) {
        BigDecimal whole = BigDecimal.valueOf(cents, 2);
        List<BigDecimal> parts = Split.of(whole, 2, weights(percents));
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
        int sum = percents.stream().mapToInt(Integer::intValue).sum();
        assertThat(IntStream.range(0, parts.size())
                        .mapToObj(part -> parts.get(part)
                                .multiply(BigDecimal.valueOf(sum))
                                .subtract(whole.multiply(BigDecimal.valueOf(percents.get(part))))
                                .abs()))
                .allMatch(off -> off.compareTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(sum))) < 0);
    }

    @Property(tries = 500)
    void whateverTheWeightsPartsSumToTheWholeAndWhoWeighsNothingGetsNothing(
            @ForAll @LongRange(min = 1, max = 99_999_999_999_999_999L) long cents,
            @ForAll @Size(min = 1, max = 40)
                    List<@BigRange(min = "0", max = "1000000000") @Scale(4) BigDecimal> weights) {
        Assume.that(weights.stream().anyMatch(weight -> weight.signum() > 0));
        BigDecimal whole = BigDecimal.valueOf(cents, 2);
        List<BigDecimal> parts = Split.of(
                whole,
                2,
                IntStream.range(0, weights.size())
                        .mapToObj(part -> new Split.Weight(weights.get(part), "person-" + part))
                        .toList());
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
        assertThat(parts).allMatch(part -> part.signum() >= 0 && part.scale() == 2);
        assertThat(IntStream.range(0, parts.size())
                        .filter(part -> weights.get(part).signum() == 0)
                        .mapToObj(parts::get))
                .allMatch(part -> part.signum() == 0);
    }

    @Property(tries = 100)
    void aReturnIsSplitLikeItsSale(
            @ForAll @LongRange(min = 0, max = 1_000_000) long cents,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 100) Integer> percents) {
        List<BigDecimal> sale = Split.of(BigDecimal.valueOf(cents, 2), 2, weights(percents));
        List<BigDecimal> back = Split.of(BigDecimal.valueOf(-cents, 2), 2, weights(percents));
        assertThat(back).isEqualTo(sale.stream().map(BigDecimal::negate).toList());
    }

    @Example
    void theOddCentGoesToTheLargestRemainderAndAmongEqualsToTheFirstId() {
        assertThat(Split.of(
                        new BigDecimal("100.00"), 2, List.of(weight(1, "rui"), weight(1, "conor"), weight(1, "priya"))))
                .containsExactly(new BigDecimal("33.33"), new BigDecimal("33.34"), new BigDecimal("33.33"));
        assertThat(Split.of(new BigDecimal("0.05"), 2, List.of(weight(50, "a"), weight(30, "b"), weight(20, "c"))))
                .containsExactly(new BigDecimal("0.03"), new BigDecimal("0.01"), new BigDecimal("0.01"));
        assertThat(Split.of(BigDecimal.ONE, 4, List.of(weight(1, "b"), weight(1, "a"), weight(1, "c"))))
                .containsExactly(new BigDecimal("0.3333"), new BigDecimal("0.3334"), new BigDecimal("0.3333"));
    }

    private static List<Split.Weight> weights(List<Integer> percents) {
        return IntStream.range(0, percents.size())
                .mapToObj(part -> weight(percents.get(part), "person-" + part))
                .toList();
    }

    private static Split.Weight weight(int percent, String id) {
        return new Split.Weight(BigDecimal.valueOf(percent), id);
    }
}
