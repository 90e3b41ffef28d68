package org.fullscore.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metric.Direction;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/**
 * A goal measured.
 *
 * @param goal id of the goal
 * @param actual what was measured; a sum of nothing is 0
 * @param attainment ratio with 8 decimals, on the same side of every boundary as the exact one; null where nothing was
 *     delivered, and where lower is better and nothing was measured, which is met
 * @param met whether the target was reached, decided on the exact numbers
 * @param place among the persons (or teams) that were asked for, frozen among all of them; ties share the better place; null without data
 * @param asOf when a source of the metric last delivered
 * @param target the target that is judged: after relief, and adjusted by formula
 * @param hasData whether there is anything to judge: a target, and for its metric something that was delivered
 * @param adjustment what was agreed, where it was adjusted by formula
 * @param frozen whether the period is closed and this is how it stood
 */
public record Standing(
        UUID goal,
        Owner owner,
        Metric metric,
        Period period,
        BigDecimal target,
        @Nullable BigDecimal commit,
        @Nullable BigDecimal stretch,
        Actual actual,
        @Nullable BigDecimal attainment,
        Level level,
        boolean met,
        boolean hasData,
        @Nullable Integer place,
        Instant asOf,
        Freshness freshness,
        boolean frozen,
        @Nullable Adjustment adjustment) {

    /** Whether there is a target at all; there is none where the policy says that no working day of the period counts. */
    public boolean hasTarget() {
        return adjustment == null || !adjustment.isNothing();
    }

    /** The target that was agreed, before the formula. */
    public BigDecimal agreed() {
        return adjustment == null ? target : adjustment.agreed().amount();
    }

    /** For pages: percent with 1 decimal, on the same side of the levels and of these bounds of rules (ratios). */
    public @Nullable BigDecimal printed(Collection<BigDecimal> bounds) {
        if (attainment == null) {
            return null;
        }
        List<BigDecimal> boundaries = new ArrayList<>(bounds);
        for (Attainment boundary : levels(target, commit, stretch, metric.direction())) {
            boundaries.add(boundary.numerator().divide(boundary.denominator(), 40, java.math.RoundingMode.HALF_UP));
        }
        return Attainment.printed(attainment, boundaries);
    }

    /** For pages: percent with 1 decimal, on the same side of the levels. */
    public @Nullable BigDecimal printed() {
        return printed(List.of());
    }

    /** The same goal with another result: where it would stand then, without a place. */
    public Standing supposing(Actual other) {
        Direction direction = metric.direction();
        Attainment reached = Attainment.of(other, target, direction);
        return new Standing(
                goal,
                owner,
                metric,
                period,
                target,
                commit,
                stretch,
                other,
                reached == null ? null : reached.wire(levels(target, commit, stretch, direction)),
                Level.reached(other, target, commit, stretch, direction),
                other.reaches(target, direction),
                true,
                null,
                asOf,
                freshness,
                false,
                adjustment);
    }

    /** The attainments at which a level begins. */
    static List<Attainment> levels(
            BigDecimal target, @Nullable BigDecimal commit, @Nullable BigDecimal stretch, Direction direction) {
        List<Attainment> levels = new ArrayList<>(List.of(Attainment.of(BigDecimal.ONE)));
        for (BigDecimal level : new BigDecimal[] {commit, stretch}) {
            Attainment begins = level == null ? null : Attainment.of(Actual.sum(level), target, direction);
            if (begins != null) {
                levels.add(begins);
            }
        }
        return levels;
    }
}
