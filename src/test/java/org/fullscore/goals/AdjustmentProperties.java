package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fullscore.organization.Always;
import org.fullscore.organization.Presence;

/** What holds of any formula, for anybody, in any range of days. */
class AdjustmentProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property(tries = 200)
    void aFactorLiesBetweenNothingAndAll(
            @ForAll("formulas") AdjustmentFormula formula, @ForAll("people") Presence person) {
        Factor factor = formula.factor(person);

        assertThat(factor.days()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(factor.of()));
        assertThat(factor.of(new BigDecimal("75000"))).isBetween(BigDecimal.ZERO, new BigDecimal("75000"));
    }

    @Property(tries = 50)
    void whoeverWasThereFullTimeAllAlongHasTheWholeTarget(@ForAll("formulas") AdjustmentFormula formula) {
        Presence there = new Presence(days(0, 90), Always.STARTS, Always.ENDS, List.of(), List.of());

        assertThat(formula.factor(there).isWhole()).isTrue();
        assertThat(formula.factor(there).ramp()).isFalse();
    }

    @Property(tries = 200)
    void thePartsOfAPeriodAddUp(
            @ForAll("formulas") AdjustmentFormula formula,
            @ForAll("people") Presence person,
            @ForAll @IntRange(min = 0, max = 90) int cut) {
        Factor whole = formula.factor(person);
        Factor before = formula.factor(on(person, days(0, cut)));
        Factor after = formula.factor(on(person, days(cut, 90)));

        assertThat(before.days().add(after.days())).isEqualByComparingTo(whole.days());
        assertThat(before.of() + after.of()).isEqualTo(whole.of());
    }

    @Property(tries = 200)
    void theOrderOfLevelsStays(
            @ForAll("formulas") AdjustmentFormula formula,
            @ForAll("people") Presence person,
            @ForAll @IntRange(min = 1, max = 1_000_000) int commit,
            @ForAll @IntRange(min = 0, max = 1_000_000) int more) {
        Target agreed = new Target(BigDecimal.valueOf(commit + more, 2), BigDecimal.valueOf(commit, 2), null);

        Target adjusted = new Adjustment(agreed, formula.factor(person)).target();

        assertThat(adjusted.commit()).isNotNull().isLessThanOrEqualTo(adjusted.amount());
    }

    @Provide
    Arbitrary<AdjustmentFormula> formulas() {
        Arbitrary<Boolean> part = Arbitraries.of(true, false);
        Arbitrary<List<Integer>> ramp =
                Arbitraries.integers().between(0, 100).list().ofMaxSize(4);
        return Combinators.combine(part, part, part, part, ramp).as(AdjustmentFormula::new);
    }

    @Provide
    Arbitrary<Presence> people() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(-60, 120).map(FIRST::plusDays);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 40);
        Arbitrary<BigDecimal> percent =
                Arbitraries.integers().between(1, 10_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2));
        Arbitrary<List<Presence.Away>> away = Combinators.combine(day, length)
                .as((starts, days) -> new Presence.Away(starts, starts.plusDays(days)))
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Presence.Hours>> hours = Combinators.combine(day, length, percent)
                .as((starts, days, of) -> new Presence.Hours(starts, starts.plusDays(days), of))
                .list()
                .ofMaxSize(3);
        return Combinators.combine(day, day, away, hours)
                .as((joined, left, absences, agreed) -> new Presence(days(0, 90), joined, left, absences, agreed));
    }

    private static List<LocalDate> days(int from, int to) {
        return FIRST.plusDays(from).datesUntil(FIRST.plusDays(to)).toList();
    }

    private static Presence on(Presence person, List<LocalDate> days) {
        return new Presence(days, person.joined(), person.left(), person.away(), person.hours());
    }
}
