package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.organization.Metric.Direction;
import org.fullscore.results.Level;
import org.fullscore.results.Projection;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One level of a goal, and from where to where it reaches.
 *
 * @param from value at which it begins, in the metric's unit; null for the one that begins at nothing
 * @param below value at which the next better one begins; null for the best
 * @param fromPercent where it begins in percent of target, inclusive
 * @param belowPercent where it ends, exclusive; null for no end
 * @param today whether the goal stands there now
 * @param projected whether it would end there at the present rate
 */
public record LevelBox(
        Level level,
        @Nullable BigDecimal from,
        @Nullable BigDecimal below,
        BigDecimal fromPercent,
        @Nullable BigDecimal belowPercent,
        boolean today,
        boolean projected) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A level and the value and percentage at which it begins. */
    private record Step(Level level, @Nullable BigDecimal value, BigDecimal percent) {}

    /** The levels of a goal from the lowest to the best; none without a target. */
    static List<LevelBox> of(Standing standing, @Nullable Projection projection) {
        if (!standing.hasTarget()) {
            return List.of();
        }
        List<Step> steps = steps(standing);
        Level ends = projection == null
                ? null
                : levelOf(projection.middle(), steps, standing.metric().direction());
        List<LevelBox> boxes = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
            BigDecimal belowPercent = next == null ? null : next.percent();
            boxes.add(new LevelBox(
                    step.level(),
                    step.value(),
                    next == null ? null : next.value(),
                    step.percent(),
                    belowPercent,
                    standing.hasData() && standing.level() == step.level(),
                    step.level() == ends));
        }
        return List.copyOf(boxes);
    }

    private static List<Step> steps(Standing standing) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Level.NONE, null, BigDecimal.ZERO));
        if (standing.commit() != null) {
            steps.add(new Step(Level.COMMIT, standing.commit(), percent(standing, standing.commit())));
        }
        steps.add(new Step(Level.TARGET, standing.target(), HUNDRED));
        if (standing.stretch() != null) {
            steps.add(new Step(Level.STRETCH, standing.stretch(), percent(standing, standing.stretch())));
        }
        return steps;
    }

    private static BigDecimal percent(Standing standing, BigDecimal value) {
        BigDecimal above = standing.metric().direction() == Direction.HIGHER ? value : standing.target();
        BigDecimal below = standing.metric().direction() == Direction.HIGHER ? standing.target() : value;
        return below.signum() == 0
                ? HUNDRED
                : above.multiply(HUNDRED).divide(below, 4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static Level levelOf(BigDecimal value, List<Step> steps, Direction direction) {
        Level level = Level.NONE;
        for (Step step : steps) {
            BigDecimal begins = step.value();
            if (begins != null && reaches(value, begins, direction)) {
                level = step.level();
            }
        }
        return level;
    }

    private static boolean reaches(BigDecimal value, BigDecimal level, Direction direction) {
        return switch (direction) {
            case HIGHER -> value.compareTo(level) >= 0;
            case LOWER -> value.compareTo(level) <= 0;
        };
    }
}
