package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.PeriodCalendar;
import org.fullscore.organization.YearShape;
import org.jspecify.annotations.Nullable;

/** Whatever a season weighs and a year is made of, the parts of a target sum to it to the cent. */
class SeasonProperties {

    private static final Metric REVENUE = new Metric(
            (short) 1,
            "revenue",
            "Revenue",
            Metric.Unit.CURRENCY,
            "USD",
            Metric.Direction.HIGHER,
            Metric.Aggregate.SUM,
            null,
            null);

    @Property(tries = 300)
    void thePartsSumToTheWholeToTheCent(
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long cents,
            @ForAll("years") List<Period> months,
            @ForAll("weights") List<Integer> weights) {
        Target whole = new Target(
                BigDecimal.valueOf(cents, 2), BigDecimal.valueOf(cents * 4 / 5, 2), BigDecimal.valueOf(cents * 2, 2));
        List<Splitting.Part> parts = Splitting.split(
                whole,
                REVENUE,
                months,
                IntStream.range(0, months.size())
                        .mapToObj(month -> BigDecimal.valueOf(weights.get(month)))
                        .toList());
        assertThat(sum(parts, Target::amount)).isEqualByComparingTo(whole.amount());
        assertThat(sum(parts, Target::stretch)).isEqualByComparingTo(Objects.requireNonNull(whole.stretch()));
        assertThat(sum(parts, Target::commit)).isEqualByComparingTo(Objects.requireNonNull(whole.commit()));
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.weight().signum() == 0 && part.target() != null)
                        .isFalse());
    }

    @Property(tries = 500)
    void commitAndStretchKeepTheirOrderInEveryPart(
            @ForAll @IntRange(min = 2, max = 60) int target,
            @ForAll @IntRange(min = 0, max = 3) int between,
            @ForAll Metric.Direction direction,
            @ForAll("weights") List<Integer> weights) {
        Metric counted = new Metric(
                (short) 2, "deals", "Deals", Metric.Unit.COUNT, null, direction, Metric.Aggregate.SUM, null, null);
        int sign = direction == Metric.Direction.LOWER ? -1 : 1;
        Target whole = new Target(
                BigDecimal.valueOf(target),
                BigDecimal.valueOf(Math.max(1, target - (long) sign * between)),
                BigDecimal.valueOf(Math.max(1, target + (long) sign * between)));
        List<Splitting.Part> parts = Splitting.split(
                whole,
                counted,
                months(new PeriodCalendar(1)),
                weights.stream().map(BigDecimal::valueOf).toList());
        assertThat(sum(parts, Target::commit)).isEqualByComparingTo(Objects.requireNonNull(whole.commit()));
        assertThat(sum(parts, Target::stretch)).isEqualByComparingTo(Objects.requireNonNull(whole.stretch()));
        assertThat(parts.stream().map(Splitting.Part::target).filter(Objects::nonNull))
                .allSatisfy(part -> assertThat(Levels.of(counted).misfit(part)).isEmpty());
    }

    @Property(tries = 100)
    void partsThatWeighTheSameDifferByACentAtMost(
            @ForAll @LongRange(min = 1200, max = 100_000_000L) long cents, @ForAll("years") List<Period> months) {
        List<BigDecimal> amounts = Splitting.split(
                        Target.of(BigDecimal.valueOf(cents, 2)),
                        REVENUE,
                        months,
                        months.stream().map(month -> BigDecimal.ONE).toList())
                .stream()
                .map(Splitting.Part::target)
                .filter(Objects::nonNull)
                .map(Target::amount)
                .sorted()
                .toList();
        assertThat(amounts.getLast().subtract(amounts.getFirst())).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    @Property(tries = 100)
    void whatIsCountedIsSplitIntoWholePieces(
            @ForAll @IntRange(min = 1, max = 10_000) int deals, @ForAll("weights") List<Integer> weights) {
        Metric counted = new Metric(
                (short) 2,
                "deals",
                "Deals",
                Metric.Unit.COUNT,
                null,
                Metric.Direction.HIGHER,
                Metric.Aggregate.SUM,
                null,
                null);
        List<Period> months = months(new PeriodCalendar(1));
        List<Splitting.Part> parts = Splitting.split(
                Target.of(BigDecimal.valueOf(deals)),
                counted,
                months,
                weights.stream().map(BigDecimal::valueOf).toList());
        assertThat(sum(parts, Target::amount)).isEqualByComparingTo(BigDecimal.valueOf(deals));
        assertThat(parts.stream().map(Splitting.Part::target).filter(Objects::nonNull))
                .allSatisfy(target ->
                        assertThat(target.amount().stripTrailingZeros().scale()).isLessThanOrEqualTo(0));
    }

    private static BigDecimal sum(List<Splitting.Part> parts, Function<Target, @Nullable BigDecimal> level) {
        return parts.stream()
                .map(Splitting.Part::target)
                .filter(Objects::nonNull)
                .map(level)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Period> months(PeriodCalendar calendar) {
        Period year = calendar.of(Period.Kind.YEAR, LocalDate.of(2026, 11, 22));
        return calendar.between(Period.Kind.MONTH, year.starts(), year.ends());
    }

    @Provide
    Arbitrary<List<Period>> years() {
        return Arbitraries.of(YearShape.values()).map(shape -> months(new PeriodCalendar(7, shape)));
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.integers()
                .between(0, 1_000)
                .list()
                .ofSize(12)
                .filter(weights -> weights.stream().anyMatch(weight -> weight > 0));
    }
}
