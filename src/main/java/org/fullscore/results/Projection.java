package org.fullscore.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.fullscore.organization.Period;
import org.fullscore.organization.WorkingDays;

/**
 * Where a goal ends if the days left bring what the days gone brought: always a range, never a bare number.
 *
 * <p>The range holds four of five endings: a Student interval for the sum of the days left, whose rate a day and whose
 * scatter come from the weeks gone (Whitmore, Prediction limits for a univariate normal observation, 1986).
 *
 * @param low a result below this ends one case of ten
 * @param high a result above this ends one case of ten
 */
public record Projection(BigDecimal low, BigDecimal high) {

    /** Fewer whole weeks than this say nothing about the scatter. */
    public static final int WEEKS = 4;

    private static final double TAIL = 0.10;

    /** What a whole week brought, and in how many working days. */
    public record Week(BigDecimal amount, int workingDays) {}

    /** From the weeks gone; empty while they are too few to tell, and on the last day. */
    public static Optional<Projection> of(BigDecimal actual, List<Week> weeks, int daysLeft) {
        return of(actual, weeks, daysLeft, WEEKS);
    }

    /**
     * From what each day brought until a day, which is not counted.
     *
     * @param daily amounts by day, days without any absent
     * @param days working days of the owner in the period
     * @param least whole weeks there have to be, two at least; the fewer, the wider the range
     */
    public static Optional<Projection> of(
            Period period,
            NavigableMap<LocalDate, BigDecimal> daily,
            WorkingDays days,
            LocalDate today,
            BigDecimal actual,
            int least) {
        LocalDate end = today.isBefore(period.ends()) ? today : period.ends();
        List<Week> weeks = new ArrayList<>();
        LocalDate from = period.starts();
        for (LocalDate to = from.plusDays(7); !to.isAfter(end); to = to.plusDays(7)) {
            BigDecimal brought =
                    daily.subMap(from, true, to, false).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            weeks.add(new Week(brought, days.between(from, to)));
            from = to;
        }
        return of(actual, weeks, days.all() - days.before(end), least);
    }

    private static Optional<Projection> of(BigDecimal actual, List<Week> weeks, int daysLeft, int least) {
        List<Week> worked =
                weeks.stream().filter(week -> week.workingDays() > 0).toList();
        if (worked.size() < Math.max(2, least) || daysLeft < 1) {
            return Optional.empty();
        }
        double days = worked.stream().mapToInt(Week::workingDays).sum();
        double rate =
                worked.stream().mapToDouble(week -> week.amount().doubleValue()).sum() / days;
        double scatter = 0;
        for (Week week : worked) {
            double off = week.amount().doubleValue() - rate * week.workingDays();
            scatter += off * off / week.workingDays();
        }
        int freedom = worked.size() - 1;
        double spread = Math.sqrt(scatter / freedom * daysLeft * (1 + daysLeft / days));
        double half = TDistribution.of(freedom).inverseSurvivalProbability(TAIL) * spread;
        BigDecimal low = amount(actual, rate * daysLeft - half);
        boolean onlyUp = worked.stream().allMatch(week -> week.amount().signum() >= 0);
        return Optional.of(new Projection(onlyUp ? low.max(actual) : low, amount(actual, rate * daysLeft + half)));
    }

    /** The middle of the range, to tell which level it speaks of; not to be printed alone. */
    public BigDecimal middle() {
        return low.add(high).divide(BigDecimal.valueOf(2), 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(BigDecimal actual, double more) {
        return actual.add(BigDecimal.valueOf(more)).setScale(4, RoundingMode.HALF_UP);
    }
}
