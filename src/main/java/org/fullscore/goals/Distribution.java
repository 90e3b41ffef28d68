package org.fullscore.goals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target of a whole, distributed over its parts so that they are the whole to the cent. Rule book, 2.7.
 *
 * <p>A part that is signed keeps what it has, as does one that weighs nothing; the others share what is left. A part whose
 * weight nobody knows (somebody who joined since) counts as the average of those that are known.
 */
public final class Distribution {

    private Distribution() {}

    /**
     * Somebody or a team that takes part.
     *
     * @param id settles who gets the odd cent
     * @param present what it has now, or null for nothing
     * @param open whether it may be given another target
     * @param weight how much against the others, 0 for to be left alone, null where nobody knows
     */
    public record Part(
            String id,
            @Nullable BigDecimal present,
            boolean open,
            @Nullable BigDecimal weight) {

        boolean takes() {
            return open && (weight == null || weight.signum() > 0);
        }

        BigDecimal kept() {
            return takes() || present == null ? BigDecimal.ZERO : present;
        }
    }

    /** What a part gets: null for what it has already. */
    public record Share(@Nullable BigDecimal amount) {}

    /**
     * The shares in the order of the parts; empty where nobody is open or nothing is left for those who are.
     *
     * @param decimals of the smallest unit: 2 for cents, 0 for what is counted
     */
    public static Optional<List<Share>> of(BigDecimal whole, int decimals, List<Part> parts) {
        BigDecimal left = parts.stream().map(Part::kept).reduce(whole, BigDecimal::subtract);
        List<Part> taking = parts.stream().filter(Part::takes).toList();
        if (taking.isEmpty() || left.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal unknown = average(taking);
        Iterator<BigDecimal> amounts = Split.of(
                        left,
                        decimals,
                        taking.stream()
                                .map(part ->
                                        new Split.Weight(part.weight() == null ? unknown : part.weight(), part.id()))
                                .toList())
                .iterator();
        List<Share> shares = new ArrayList<>();
        for (Part part : parts) {
            shares.add(new Share(part.takes() ? amounts.next() : null));
        }
        return Optional.of(List.copyOf(shares));
    }

    private static BigDecimal average(List<Part> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        int known = 0;
        for (Part part : parts) {
            BigDecimal weight = part.weight();
            if (weight != null) {
                sum = sum.add(weight);
                known++;
            }
        }
        return known == 0 ? BigDecimal.ONE : sum.divide(BigDecimal.valueOf(known), MathContext.DECIMAL128);
    }
}
