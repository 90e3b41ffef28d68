package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.organization.Always;
import org.fullscore.organization.Presence;
import org.junit.jupiter.api.Test;

/** What counts of the 66 weekdays of the third quarter of 2026, each part of the formula by itself and all together. */
class AdjustmentFormulaTest {

    private static final LocalDate STARTS = LocalDate.of(2026, 7, 1);
    private static final LocalDate ENDS = LocalDate.of(2026, 10, 1);
    private static final AdjustmentFormula JOINING = new AdjustmentFormula(true, false, false, false, List.of());
    private static final AdjustmentFormula LEAVING = new AdjustmentFormula(false, true, false, false, List.of());
    private static final AdjustmentFormula ABSENCE = new AdjustmentFormula(false, false, true, false, List.of());
    private static final AdjustmentFormula HOURS = new AdjustmentFormula(false, false, false, true, List.of());
    private static final AdjustmentFormula EVERYTHING = new AdjustmentFormula(true, true, true, true, List.of(0, 50));

    @Test
    void daysBeforeJoiningDoNotCount() {
        Presence joinedOnMonday = since(LocalDate.of(2026, 8, 3));
        Presence joinedOnSaturday = since(LocalDate.of(2026, 8, 1));

        assertThat(JOINING.factor(joinedOnMonday)).isEqualTo(counted("43.000000"));
        assertThat(JOINING.factor(joinedOnSaturday)).isEqualTo(counted("43.000000"));
        assertThat(LEAVING.factor(joinedOnMonday).isWhole()).isTrue();
        assertThat(JOINING.factor(joinedOnMonday).of(new BigDecimal(75_000))).isEqualByComparingTo("48863.64");
    }

    @Test
    void daysAfterTheLastDoNotCountAndTheLastOneDoes() {
        Presence leftOnFriday = present(Always.STARTS, LocalDate.of(2026, 8, 1), List.of(), List.of());

        assertThat(LEAVING.factor(leftOnFriday)).isEqualTo(counted("23.000000"));
        assertThat(JOINING.factor(leftOnFriday).isWhole()).isTrue();
    }

    @Test
    void aDayOfTwoAbsencesIsAwayOnce() {
        Presence away = present(
                Always.STARTS,
                Always.ENDS,
                List.of(
                        new Presence.Away(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 11)),
                        new Presence.Away(LocalDate.of(2026, 7, 10), LocalDate.of(2026, 7, 12))),
                List.of());

        assertThat(ABSENCE.factor(away)).isEqualTo(counted("61.000000"));
    }

    @Test
    void aDayCountsByTheHoursAgreedLast() {
        Presence.Hours fourDays = new Presence.Hours(LocalDate.of(2026, 8, 3), Always.ENDS, new BigDecimal("80.00"));
        Presence.Hours half = new Presence.Hours(LocalDate.of(2026, 9, 1), Always.ENDS, new BigDecimal("62.5"));

        assertThat(HOURS.factor(present(Always.STARTS, Always.ENDS, List.of(), List.of(fourDays))))
                .isEqualTo(counted("57.400000"));
        assertThat(HOURS.factor(present(Always.STARTS, Always.ENDS, List.of(), List.of(half, fourDays))))
                .isEqualTo(counted("53.550000"));
    }

    @Test
    void theMonthsOfARampBeginOnTheDayOfJoining() {
        AdjustmentFormula ramp = new AdjustmentFormula(true, false, false, false, List.of(0, 50, 75));

        assertThat(ramp.factor(since(LocalDate.of(2026, 6, 15))))
                .isEqualTo(new Factor(new BigDecimal("39.250000"), 66, true));
        assertThat(ramp.factor(since(LocalDate.of(2026, 4, 1)))).isEqualTo(counted("66.000000"));
        assertThat(ramp.factor(since(LocalDate.of(2026, 9, 15))).isNothing()).isTrue();
    }

    @Test
    void whoeverJoinsOnTheLastOfAMonthRampsToTheLastOfTheNext() {
        AdjustmentFormula ramp = new AdjustmentFormula(true, false, false, false, List.of(0));
        LocalDate joined = LocalDate.of(2029, 1, 31);

        Factor dayBefore = ramp.factor(onDay(LocalDate.of(2029, 2, 27), joined));
        Factor dayItself = ramp.factor(onDay(LocalDate.of(2029, 2, 28), joined));

        assertThat(dayBefore.isNothing()).isTrue();
        assertThat(dayItself.isWhole()).isTrue();
    }

    @Test
    void allPartsAreMultiplied() {
        Presence newcomer = present(
                LocalDate.of(2026, 8, 3),
                LocalDate.of(2026, 9, 30),
                List.of(new Presence.Away(LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 19))),
                List.of(new Presence.Hours(LocalDate.of(2026, 8, 3), Always.ENDS, new BigDecimal(50))));

        assertThat(EVERYTHING.factor(newcomer)).isEqualTo(new Factor(new BigDecimal("3.500000"), 66, true));
    }

    @Test
    void allLevelsAreAdjustedAlikeAndRoundedOnceHalfUp() {
        Factor factor = new Factor(BigDecimal.ONE, 8, false);
        Target agreed = new Target(new BigDecimal("100.20"), new BigDecimal("80.04"), new BigDecimal("120.36"));

        Target adjusted = new Adjustment(agreed, factor).target();

        assertThat(adjusted)
                .isEqualTo(new Target(new BigDecimal("12.53"), new BigDecimal("10.01"), new BigDecimal("15.05")));
    }

    @Test
    void whatIsMoreThanNothingStaysMoreThanNothing() {
        Factor little = new Factor(new BigDecimal("0.01"), 65, false);

        assertThat(little.of(BigDecimal.ONE)).isEqualByComparingTo("0.01");
        assertThat(little.of(new BigDecimal("0.005"))).isEqualByComparingTo("0.005");
        assertThat(little.of(BigDecimal.ZERO)).isEqualByComparingTo("0");
        assertThat(new Factor(BigDecimal.ZERO, 65, false).of(BigDecimal.TEN)).isEqualByComparingTo("0");
    }

    @Test
    void aPeriodWithoutWorkingDaysLeavesTheTargetAsItIs() {
        Presence weekend = new Presence(List.of(), LocalDate.of(2026, 8, 3), Always.ENDS, List.of(), List.of());

        Factor factor = EVERYTHING.factor(weekend);

        assertThat(factor.isWhole()).isTrue();
        assertThat(factor.isNothing()).isFalse();
        assertThat(factor.of(BigDecimal.TEN)).isEqualTo(BigDecimal.TEN);
    }

    private static Factor counted(String days) {
        return new Factor(new BigDecimal(days), 66, false);
    }

    private static Presence since(LocalDate joined) {
        return present(joined, Always.ENDS, List.of(), List.of());
    }

    private static Presence onDay(LocalDate day, LocalDate joined) {
        return new Presence(List.of(day), joined, Always.ENDS, List.of(), List.of());
    }

    private static Presence present(
            LocalDate joined, LocalDate left, List<Presence.Away> away, List<Presence.Hours> hours) {
        List<LocalDate> weekdays = STARTS.datesUntil(ENDS)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
        return new Presence(weekdays, joined, left, away, hours);
    }
}
