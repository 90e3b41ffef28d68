package org.fullscore.goals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a target come to against the whole, who carries more than their share, and how each stands against what
 * was brought a year before.
 *
 * @param whole the target of the whole, or null for none
 * @param parts the targets below it
 */
public record PartsAndWhole(@Nullable BigDecimal whole, List<Part> parts) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Up to a tenth more than a fair share is not worth a word. */
    private static final BigDecimal TOLERATED = new BigDecimal("1.1");

    public PartsAndWhole {
        parts = List.copyOf(parts);
    }

    /**
     * One of the parts.
     *
     * @param before what was brought in the same period a year before, or null for nothing
     */
    public record Part(
            String name, BigDecimal target, @Nullable BigDecimal before) {

        /** How much more than a year before, in percent to one decimal; empty where nothing was brought then. */
        public Optional<BigDecimal> rise() {
            return before == null || before.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(percent(target.subtract(before), before));
        }
    }

    /**
     * Somebody who carries more than their share.
     *
     * @param share of all targets, in percent
     * @param fair of all results a year before, or of as many equal parts, in percent
     */
    public record Load(String name, BigDecimal share, BigDecimal fair) {}

    /** How much more than a year before somebody is to bring, in percent. */
    public record Rise(String name, BigDecimal percent) {}

    /** All parts together, or null where there are none. */
    public @Nullable BigDecimal sum() {
        return parts.stream().map(Part::target).reduce(BigDecimal::add).orElse(null);
    }

    /** What the parts are more than the whole, below 0 for less; null where one of both is missing. */
    public @Nullable BigDecimal difference() {
        BigDecimal sum = sum();
        return sum == null || whole == null ? null : sum.subtract(whole);
    }

    /** The difference in percent of the whole, to one decimal. */
    public @Nullable BigDecimal overAssigned() {
        BigDecimal difference = difference();
        return difference == null || whole == null || whole.signum() <= 0 ? null : percent(difference, whole);
    }

    /**
     * Who carries at least a tenth more than their share, the one with most first: measured by what each brought a year before,
     * or, where fewer than two brought anything, by equal parts.
     */
    public List<Load> heavier() {
        List<Part> known =
                parts.stream().filter(part -> part.rise().isPresent()).toList();
        boolean measured = known.size() > 1;
        List<Part> compared = measured ? known : parts;
        BigDecimal targets = compared.stream().map(Part::target).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal fairs = compared.stream().map(part -> fair(part, measured)).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (compared.size() < 2 || targets.signum() <= 0) {
            return List.of();
        }
        return compared.stream()
                .filter(part -> part.target()
                                .multiply(fairs)
                                .compareTo(
                                        fair(part, measured).multiply(targets).multiply(TOLERATED))
                        >= 0)
                .map(part ->
                        new Load(part.name(), percent(part.target(), targets), percent(fair(part, measured), fairs)))
                .sorted(Comparator.comparing((Load load) -> load.share().subtract(load.fair()))
                        .reversed())
                .toList();
    }

    /** How much more than a year before each is to bring, the most first; who brought nothing then is left out. */
    public List<Rise> rises() {
        List<Rise> rises = new ArrayList<>();
        parts.forEach(part -> part.rise().ifPresent(percent -> rises.add(new Rise(part.name(), percent))));
        rises.sort(Comparator.comparing(Rise::percent).reversed());
        return rises;
    }

    /** The middle one of them; the mean of the two middle ones where they are even; null where there is none. */
    public @Nullable BigDecimal median() {
        List<Rise> rises = rises();
        int half = rises.size() / 2;
        if (rises.isEmpty()) {
            return null;
        }
        return rises.size() % 2 == 1
                ? rises.get(half).percent()
                : rises.get(half - 1)
                        .percent()
                        .add(rises.get(half).percent())
                        .divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal fair(Part part, boolean measured) {
        return measured ? Objects.requireNonNull(part.before()) : BigDecimal.ONE;
    }

    private static BigDecimal percent(BigDecimal above, BigDecimal below) {
        return above.multiply(HUNDRED).divide(below, 1, RoundingMode.HALF_UP);
    }
}
