package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.Period;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Projection;
import org.jspecify.annotations.Nullable;

/**
 * The way to a goal, week by week.
 *
 * @param daily amounts by day, days without any absent
 * @param days working days of the owner in the period
 * @param today the organization's day; weeks that are not over yet end with it
 */
public record Way(Period period, NavigableMap<LocalDate, BigDecimal> daily, WorkingDays days, LocalDate today) {

    /** Over how many working days the present rate is taken. */
    public static final int RECENT = 20;

    private static final int DECIMALS = 4;

    public static Way of(
            Period period, @Nullable NavigableMap<LocalDate, BigDecimal> daily, WorkingDays days, LocalDate today) {
        return new Way(period, daily == null ? new TreeMap<>() : daily, days, today);
    }

    /**
     * Distance to pace in points of attainment at the end of each week of the period, the last one as of today; empty where
     * there is no target to speak of or no working day.
     */
    public List<Double> distances(BigDecimal target, @Nullable SeasonalSplit season) {
        if (target.signum() <= 0 || days.all() == 0) {
            return List.of();
        }
        List<Double> distances = new ArrayList<>();
        for (LocalDate end : weekEnds()) {
            BigDecimal expected = Pace.expected(target, days, end, season);
            BigDecimal brought = end.equals(today) ? before(end.plusDays(1)) : before(end);
            distances.add(Pace.points(brought.subtract(expected), target).doubleValue());
        }
        return List.copyOf(distances);
    }

    /** What a working day brought over the last twenty of them, to four decimals; empty before there were that many. */
    public Optional<BigDecimal> recentADay() {
        LocalDate end = end();
        if (days.before(end) < RECENT) {
            return Optional.empty();
        }
        LocalDate from = days.back(end, RECENT);
        return Optional.of(
                before(end).subtract(before(from)).divide(BigDecimal.valueOf(RECENT), DECIMALS, RoundingMode.HALF_UP));
    }

    /** Where the goal ends if the days left bring what the days gone brought. */
    public Optional<Projection> projection(BigDecimal actual) {
        return Projection.of(period, daily, days, today, actual, Projection.WEEKS);
    }

    private List<LocalDate> weekEnds() {
        List<LocalDate> ends = new ArrayList<>();
        LocalDate last = end();
        for (LocalDate end = period.starts().plusDays(7); end.isBefore(last); end = end.plusDays(7)) {
            ends.add(end);
        }
        if (last.isAfter(period.starts())) {
            ends.add(last);
        }
        return ends;
    }

    /** Today, or the day after the last once the period is over. */
    private LocalDate end() {
        return today.isBefore(period.ends()) ? today : period.ends();
    }

    private BigDecimal before(LocalDate day) {
        return daily.headMap(day, false).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
