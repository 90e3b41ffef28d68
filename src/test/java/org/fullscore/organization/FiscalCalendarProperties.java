package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fullscore.organization.Period.Kind;

/** Whatever month the fiscal year starts in and whatever it is made of, every day lies in exactly one period of each kind. */
class FiscalCalendarProperties {

    @Property(tries = 300)
    void everyDayLiesInThePeriodThatIsFoundForIt(
            @ForAll("calendars") PeriodCalendar calendar, @ForAll("kinds") Kind kind, @ForAll("days") LocalDate day) {
        Period period = calendar.of(kind, day);
        assertThat(period.contains(day)).isTrue();
        assertThat(period.starts()).isBefore(period.ends());
    }

    @Property(tries = 300)
    void thePeriodAfterBeginsWhereOneEnds(
            @ForAll("calendars") PeriodCalendar calendar, @ForAll("kinds") Kind kind, @ForAll("days") LocalDate day) {
        Period period = calendar.of(kind, day);
        assertThat(calendar.of(kind, period.ends()).starts()).isEqualTo(period.ends());
        assertThat(calendar.of(kind, period.lastDay())).isEqualTo(period);
    }

    @Property(tries = 300)
    void anIdLeadsBackToItsPeriod(
            @ForAll("calendars") PeriodCalendar calendar, @ForAll("kinds") Kind kind, @ForAll("days") LocalDate day) {
        Period period = calendar.of(kind, day);
        assertThat(calendar.find(period.id())).contains(period);
        assertThat(PeriodCalendar.isCalendarId(period.id())).isTrue();
    }

    @Property(tries = 100)
    void theQuartersOfAYearLeaveNoDayOut(@ForAll("calendars") PeriodCalendar calendar, @ForAll("days") LocalDate day) {
        Period year = calendar.of(Kind.YEAR, day);
        List<Period> quarters = calendar.between(Kind.QUARTER, year.starts(), year.ends());
        assertThat(quarters).hasSize(4);
        assertThat(quarters.getFirst().starts()).isEqualTo(year.starts());
        assertThat(quarters.getLast().ends()).isEqualTo(year.ends());
        assertThat(quarters)
                .extracting(Period::id)
                .containsExactly(year.id() + "-Q1", year.id() + "-Q2", year.id() + "-Q3", year.id() + "-Q4");
    }

    @Property(tries = 200)
    void thePartsOfAYearLeaveNoDayOutAndNeverOverlap(
            @ForAll("calendars") PeriodCalendar calendar, @ForAll("days") LocalDate day) {
        Period year = calendar.of(Kind.YEAR, day);
        for (Kind kind : List.of(Kind.MONTH, Kind.QUARTER, Kind.HALF)) {
            List<Period> parts = calendar.between(kind, year.starts(), year.ends());
            assertThat(parts.getFirst().starts()).isEqualTo(year.starts());
            assertThat(parts.getLast().ends()).isEqualTo(year.ends());
            IntStream.range(1, parts.size())
                    .forEach(part -> assertThat(parts.get(part).starts())
                            .isEqualTo(parts.get(part - 1).ends()));
        }
        assertThat(calendar.between(Kind.MONTH, year.starts(), year.ends())).hasSize(12);
    }

    @Property(tries = 200)
    void aWeekHasSevenDaysAndAMondayBelongsToOne(
            @ForAll("calendars") PeriodCalendar calendar, @ForAll("days") LocalDate day) {
        Period week = calendar.of(Kind.WEEK, day);
        assertThat(week.starts().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(week.starts().plusDays(7)).isEqualTo(week.ends());
        assertThat(calendar.of(Kind.WEEK, week.starts().plusDays(7)).starts()).isEqualTo(week.ends());
    }

    @Property(tries = 200)
    void aYearOfWeeksHas52Or53AndStartsNearItsMonth(
            @ForAll @IntRange(min = 1, max = 12) int start,
            @ForAll("shapesOfWeeks") YearShape shape,
            @ForAll("days") LocalDate day) {
        PeriodCalendar calendar = new PeriodCalendar(start, shape);
        Period year = calendar.of(Kind.YEAR, day);
        assertThat(ChronoUnit.DAYS.between(year.starts(), year.ends())).isIn(364L, 371L);
        assertThat(year.starts().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        LocalDate nominal =
                new PeriodCalendar(start).find(year.id()).orElseThrow().starts();
        assertThat(Math.abs(ChronoUnit.DAYS.between(nominal, year.starts()))).isLessThanOrEqualTo(3);
        assertThat(calendar.between(Kind.MONTH, year.starts(), year.ends()))
                .allSatisfy(month -> assertThat(ChronoUnit.DAYS.between(month.starts(), month.ends()))
                        .isIn(28L, 35L, 42L));
    }

    @Example
    void aQuarterOf445HasThirteenWeeks() {
        PeriodCalendar calendar = new PeriodCalendar(1, YearShape.FOUR_FOUR_FIVE);
        assertThat(calendar.find("2026"))
                .contains(new Period("2026", Kind.YEAR, LocalDate.of(2025, 12, 29), LocalDate.of(2027, 1, 4)));
        assertThat(calendar.find("2026-01"))
                .contains(new Period("2026-01", Kind.MONTH, LocalDate.of(2025, 12, 29), LocalDate.of(2026, 1, 26)));
        assertThat(calendar.find("2026-03"))
                .contains(new Period("2026-03", Kind.MONTH, LocalDate.of(2026, 2, 23), LocalDate.of(2026, 3, 30)));
        assertThat(calendar.find("2026-Q1"))
                .contains(new Period("2026-Q1", Kind.QUARTER, LocalDate.of(2025, 12, 29), LocalDate.of(2026, 3, 30)));
        assertThat(calendar.find("2026-12"))
                .contains(new Period("2026-12", Kind.MONTH, LocalDate.of(2026, 11, 23), LocalDate.of(2027, 1, 4)));
        assertThat(calendar.find("2026-W53"))
                .contains(new Period("2026-W53", Kind.WEEK, LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4)));
        assertThat(calendar.find("2025-W53")).isEmpty();
        assertThat(calendar.find("2026-W00")).isEmpty();
    }

    @Property(tries = 50)
    void withAStartInJanuaryAFiscalYearIsACalendarYear(@ForAll("days") LocalDate day) {
        assertThat(new PeriodCalendar(1).of(Kind.YEAR, day).id()).isEqualTo(Integer.toString(day.getYear()));
    }

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR);
    }

    @Provide
    Arbitrary<PeriodCalendar> calendars() {
        return Combinators.combine(Arbitraries.integers().between(1, 12), Arbitraries.of(YearShape.values()))
                .as(PeriodCalendar::new);
    }

    @Provide
    Arbitrary<YearShape> shapesOfWeeks() {
        return Arbitraries.of(YearShape.FOUR_FOUR_FIVE, YearShape.FOUR_FIVE_FOUR, YearShape.FIVE_FOUR_FOUR);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1990, 1, 1).toEpochDay(),
                        LocalDate.of(2090, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
