package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A goal is measured by rule book 4.1 to 4.4. */
class MeasuringGoalsTest {

    private static final Period QUARTER =
            new Period("2017-Q3", Period.Kind.QUARTER, LocalDate.of(2017, 7, 1), LocalDate.of(2017, 10, 1));
    private static final Metric REVENUE = metric(Metric.Direction.HIGHER, Metric.Aggregate.SUM);
    private static final Metric RETURNS = metric(Metric.Direction.LOWER, Metric.Aggregate.SUM);
    private static final Metric WIN_RATE = metric(Metric.Direction.HIGHER, Metric.Aggregate.RATIO);

    @Test
    void tiesShareTheBetterPlace() {
        List<Standing> standings = measure(REVENUE, true, "100", "300", "200", "200", "0");
        assertThat(standings).extracting(Standing::place).containsExactly(4, 1, 2, 2, 5);
    }

    @Test
    void anEqualityOfFractionsIsATieHoweverItIsWritten() {
        List<GoalInForce> goals = List.of(goal(1, "3", null, null), goal(2, "6", null, null), goal(3, "5", null, null));
        Map<Owner, Actual> actuals =
                Map.of(Owner.person(1), sum("1"), Owner.person(2), sum("2.0000"), Owner.person(3), sum("1"));
        assertThat(measuring(REVENUE, true).measure(goals, actuals))
                .extracting(Standing::place)
                .containsExactly(1, 1, 3);
    }

    @Test
    void whoHasNoFactsHasZeroAndIsPlacedOnceAnybodyDelivered() {
        Standing standing = one(REVENUE, true, null, "75000", null, null);
        assertThat(standing.hasData()).isTrue();
        assertThat(standing.actual().value()).isEqualByComparingTo("0");
        assertThat(standing.attainment()).isEqualByComparingTo("0");
        assertThat(standing.place()).isEqualTo(1);
        assertThat(standing.met()).isFalse();
    }

    @Test
    void whileNobodyDeliveredThereIsNoDataAndNoPlace() {
        Standing standing = one(REVENUE, false, null, "75000", null, null);
        assertThat(standing.hasData()).isFalse();
        assertThat(standing.attainment()).isNull();
        assertThat(standing.place()).isNull();
        assertThat(standing.met()).isFalse();
    }

    @Test
    void theTargetItselfIsMetAndACentLessIsNot() {
        assertThat(one(REVENUE, true, "75000", "75000", null, null).met()).isTrue();
        assertThat(one(REVENUE, true, "74999.99", "75000", null, null).met()).isFalse();
    }

    @Test
    void levelsBeginAtTheirOwnEdge() {
        assertThat(one(REVENUE, true, "59999.99", "75000", "60000", "90000").level())
                .isEqualTo(Level.NONE);
        assertThat(one(REVENUE, true, "60000", "75000", "60000", "90000").level())
                .isEqualTo(Level.COMMIT);
        assertThat(one(REVENUE, true, "75000", "75000", "60000", "90000").level())
                .isEqualTo(Level.TARGET);
        assertThat(one(REVENUE, true, "90000", "75000", "60000", "90000").level())
                .isEqualTo(Level.STRETCH);
    }

    @Test
    void whereLowerIsBetterTheTargetItselfIsMetEverywhere() {
        Standing standing = one(RETURNS, true, "10", "10", "12", "8");
        assertThat(standing.met()).isTrue();
        assertThat(standing.level()).isEqualTo(Level.TARGET);
        assertThat(standing.attainment()).isEqualByComparingTo("1");
        Standing above = one(RETURNS, true, "10.0001", "10", "12", "8");
        assertThat(above.met()).isFalse();
        assertThat(above.level()).isEqualTo(Level.COMMIT);
        assertThat(above.attainment()).isLessThan(BigDecimal.ONE);
    }

    @Test
    void whereLowerIsBetterNothingAtAllIsMetAndPlacedFirst() {
        List<Standing> standings = measure(RETURNS, true, "5", "0", "-1", "20");
        assertThat(standings).extracting(Standing::place).containsExactly(3, 1, 1, 4);
        assertThat(standings.get(1).attainment()).isNull();
        assertThat(standings.get(1).met()).isTrue();
    }

    @Test
    void whereLowerIsBetterNoDataIsNotMet() {
        assertThat(one(RETURNS, false, null, "10", null, null).met()).isFalse();
    }

    @Test
    void whereLowerIsBetterATargetOfZeroIsMetOrZero() {
        assertThat(one(RETURNS, true, "0", "0", null, null).met()).isTrue();
        Standing missed = one(RETURNS, true, "1", "0", null, null);
        assertThat(missed.met()).isFalse();
        assertThat(missed.attainment()).isEqualByComparingTo("0");
    }

    @Test
    void aRatioComparesExactly() {
        Standing standing = measuring(WIN_RATE, true)
                .measure(
                        List.of(goal(1, "33.3333", null, null)),
                        Map.of(Owner.person(1), new Actual(new BigDecimal("100"), new BigDecimal("3"))))
                .getFirst();
        assertThat(standing.met()).isTrue();
        assertThat(standing.attainment()).isEqualByComparingTo("1.000001");
    }

    @Test
    void aRatioOverNothingIsNoData() {
        Standing standing = one(WIN_RATE, true, null, "25", null, null);
        assertThat(standing.hasData()).isFalse();
        assertThat(standing.place()).isNull();
    }

    @Test
    void personsAndTeamsArePlacedApart() {
        List<GoalInForce> goals = List.of(goal(1, "10", null, null), team(1, "10"), team(2, "10"));
        Map<Owner, Actual> actuals =
                Map.of(Owner.person(1), sum("1"), Owner.team(1), sum("5"), Owner.team(2), sum("7"));
        assertThat(measuring(REVENUE, true).measure(goals, actuals))
                .extracting(Standing::place)
                .containsExactly(1, 2, 1);
    }

    private static List<Standing> measure(Metric metric, boolean delivered, String... amounts) {
        List<GoalInForce> goals = new ArrayList<>();
        Map<Owner, Actual> actuals = new HashMap<>();
        for (String amount : amounts) {
            int key = goals.size() + 1;
            goals.add(goal(key, "10", null, null));
            actuals.put(Owner.person(key), sum(amount));
        }
        return measuring(metric, delivered).measure(goals, actuals);
    }

    private static Standing one(
            Metric metric,
            boolean delivered,
            @Nullable String amount,
            String target,
            @Nullable String commit,
            @Nullable String stretch) {
        Map<Owner, Actual> actuals = amount == null ? Map.of() : Map.of(Owner.person(1), sum(amount));
        return measuring(metric, delivered)
                .measure(List.of(goal(1, target, commit, stretch)), actuals)
                .getFirst();
    }

    private static Measuring measuring(Metric metric, boolean delivered) {
        return new Measuring(metric, QUARTER, delivered, Instant.EPOCH, owner -> Freshness.FRESH);
    }

    private static Actual sum(String amount) {
        return Actual.sum(new BigDecimal(amount));
    }

    private static GoalInForce goal(int person, String target, @Nullable String commit, @Nullable String stretch) {
        return goal(Owner.person(person), target, commit, stretch);
    }

    private static GoalInForce team(int team, String target) {
        return goal(Owner.team(team), target, null, null);
    }

    private static GoalInForce goal(Owner owner, String target, @Nullable String commit, @Nullable String stretch) {
        BigDecimal amount = new BigDecimal(target);
        return new GoalInForce(
                UUID.randomUUID(),
                owner,
                (short) 1,
                new Target(
                        amount,
                        commit == null ? null : new BigDecimal(commit),
                        stretch == null ? null : new BigDecimal(stretch)),
                amount,
                null,
                null);
    }

    private static Metric metric(Metric.Direction direction, Metric.Aggregate aggregate) {
        boolean ratio = aggregate == Metric.Aggregate.RATIO;
        return new Metric(
                (short) 1,
                "metric",
                "Metric",
                Metric.Unit.COUNT,
                null,
                direction,
                aggregate,
                ratio ? (short) 2 : null,
                ratio ? (short) 3 : null);
    }
}
