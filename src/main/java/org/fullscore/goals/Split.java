package org.fullscore.goals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits a whole into parts that sum to it exactly: largest remainder, ties by id (rule book 2.7 and 3.2).
 *
 * <p>Parts are counted in the smallest unit of the whole: cents, or finer where the whole itself is finer. What is negative is
 * split like its positive.
 */
public final class Split {

    private static final int FINEST = 4;

    private Split() {}

    /** Somebody's part: how much of it against the others, at least 0, and an id that settles ties. */
    public record Weight(BigDecimal weight, String id) {}

    /**
     * The parts, in the order of the weights.
     *
     * @param decimals of the smallest unit the whole is usually counted in: 2 for cents
     * @param weights not all of them 0
     */
    public static List<BigDecimal> of(BigDecimal whole, int decimals, List<Weight> weights) {
        int scale = Math.clamp(whole.stripTrailingZeros().scale(), decimals, FINEST);
        BigInteger units = whole.abs().movePointRight(scale).toBigIntegerExact();
        BigDecimal sum = weights.stream().map(Weight::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigInteger> parts = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigInteger left = units;
        for (Weight weight : weights) {
            BigDecimal[] share = new BigDecimal(units).multiply(weight.weight()).divideAndRemainder(sum);
            parts.add(share[0].toBigIntegerExact());
            remainders.add(share[1]);
            left = left.subtract(share[0].toBigIntegerExact());
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.<BigDecimal>reverseOrder())
                        .thenComparing(part -> weights.get(part).id()))
                .limit(left.intValueExact())
                .forEach(part -> parts.set(part, parts.get(part).add(BigInteger.ONE)));
        return parts.stream()
                .map(part -> new BigDecimal(whole.signum() < 0 ? part.negate() : part, scale))
                .toList();
    }
}
