package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fullscore.organization.Metric;
import org.fullscore.results.Actual;
import org.fullscore.results.Level;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What it takes from here to the next level, or where lower is better, what may still come before this one is lost.
 *
 * @param now the level the goal stands on
 * @param next the level that is next: a better one, or where lower is better the worse one
 * @param missing what is missing to the next level, or what may still come, in the metric's unit
 * @param unit what one more result brings, or null where nobody can tell
 * @param needed how many more it takes, or may still come; null where nobody can tell, or no number of them is enough
 * @param stops where the goal would stand after so many more, none of them first
 */
public record NextStep(
        LevelBox now,
        LevelBox next,
        BigDecimal missing,
        @Nullable Unit unit,
        @Nullable Integer needed,
        List<Stop> stops) {

    /** As many stops as a slider has at most, beside none. */
    private static final int STOPS = 24;

    private static final int MOST = 100_000;
    private static final int DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What one more result brings. */
    public sealed interface Unit {

        /** The result so far and so many more. */
        Actual after(Actual so, int more);
    }

    /**
     * As much as the owner's results brought on average.
     *
     * @param sum of all of them, above 0
     * @param count how many they are, above 0
     */
    public record OwnAverage(BigDecimal sum, int count) implements Unit {

        /** To four decimals. */
        public BigDecimal value() {
            return sum.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP);
        }

        @Override
        public Actual after(Actual so, int more) {
            BigDecimal each = BigDecimal.valueOf(count);
            return new Actual(
                    so.numerator()
                            .multiply(each)
                            .add(sum.multiply(so.denominator()).multiply(BigDecimal.valueOf(more))),
                    so.denominator().multiply(each));
        }
    }

    /** One more won and none lost: it counts above and below the line. */
    public record Won() implements Unit {

        @Override
        public Actual after(Actual so, int more) {
            BigDecimal won = BigDecimal.valueOf(more);
            return new Actual(
                    so.numerator().add(won.multiply(HUNDRED)), so.denominator().add(won));
        }
    }

    /** After so many more results: where the goal would stand. */
    public record Stop(int more, Standing standing) {}

    /** Empty on the best level, without data, and where lower is better and no level is held any more or nothing adds up. */
    static Optional<NextStep> of(Standing standing, List<LevelBox> levels, @Nullable Unit unit) {
        boolean lower = standing.metric().direction() == Metric.Direction.LOWER;
        int at = indexOf(levels, standing.level());
        int to = lower ? at - 1 : at + 1;
        boolean adds = standing.metric().aggregate() == Metric.Aggregate.SUM;
        if (!standing.hasData() || standing.frozen() || to < 0 || to >= levels.size() || (lower && !adds)) {
            return Optional.empty();
        }
        LevelBox now = levels.get(at);
        LevelBox next = levels.get(to);
        BigDecimal edge = Objects.requireNonNull(lower ? now.from() : next.from());
        BigDecimal distance = edge.subtract(standing.actual().value());
        if (unit == null) {
            return Optional.of(new NextStep(now, next, distance.abs(), null, null, List.of()));
        }
        Integer needed = needed(standing, unit, lower ? now.level() : next.level(), lower);
        return Optional.of(new NextStep(
                now,
                next,
                distance.abs(),
                unit,
                needed,
                needed == null ? List.of() : stops(standing, unit, levels, lower)));
    }

    /** How many more reach a level, or how many more still keep it where lower is better; null where no number does. */
    private static @Nullable Integer needed(Standing standing, Unit unit, Level level, boolean lower) {
        int low = 0;
        int high = 1;
        while (reaches(standing, unit, high, level) == lower) {
            if (high == MOST) {
                return null;
            }
            low = high;
            high = Math.min(MOST, 2 * high);
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (reaches(standing, unit, middle, level) == lower) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return lower ? low : high;
    }

    private static boolean reaches(Standing standing, Unit unit, int more, Level level) {
        return standing.supposing(unit.after(standing.actual(), more)).level().compareTo(level) >= 0;
    }

    /** Up to one beyond the last level, evenly apart where that is far. */
    private static List<Stop> stops(Standing standing, Unit unit, List<LevelBox> levels, boolean lower) {
        Level last = lower ? levels.get(1).level() : levels.getLast().level();
        Integer end = needed(standing, unit, last, lower);
        int most = Math.min(MOST, end == null ? STOPS : end + 1);
        int apart = Math.max(1, (most + STOPS - 1) / STOPS);
        List<Stop> stops = new ArrayList<>();
        for (int more = 0; more < most + apart; more += apart) {
            stops.add(new Stop(more, standing.supposing(unit.after(standing.actual(), more))));
        }
        return List.copyOf(stops);
    }

    private static int indexOf(List<LevelBox> levels, Level level) {
        for (int at = 0; at < levels.size(); at++) {
            if (levels.get(at).level() == level) {
                return at;
            }
        }
        return 0;
    }
}
