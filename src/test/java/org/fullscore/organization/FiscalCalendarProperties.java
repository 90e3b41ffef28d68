package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fullscore.organization.Period.Kind;

/** Whatever month the fiscal year starts in, every day lies in exactly one period of each kind. */
class FiscalCalendarProperties {

    @Property(tries = 300)
    void everyDayLiesInThePeriodThatIsFoundForIt(
            @ForAll @IntRange(min = 1, max = 12) int start, @ForAll("kinds") Kind kind, @ForAll("days") LocalDate day) {
        Period period = new PeriodCalendar(start).of(kind, day);
        assertThat(period.contains(day)).isTrue();
        assertThat(period.starts()).isBefore(period.ends());
    }

    @Property(tries = 300)
    void thePeriodAfterBeginsWhereOneEnds(
            @ForAll @IntRange(min = 1, max = 12) int start, @ForAll("kinds") Kind kind, @ForAll("days") LocalDate day) {
        PeriodCalendar calendar = new PeriodCalendar(start);
        Period period = calendar.of(kind, day);
        assertThat(calendar.of(kind, period.ends()).starts()).isEqualTo(period.ends());
        assertThat(calendar.of(kind, period.lastDay())).isEqualTo(period);
    }

    @Property(tries = 300)
    void anIdLeadsBackToItsPeriod(
            @ForAll @IntRange(min = 1, max = 12) int start, @ForAll("kinds") Kind kind, @ForAll("days") LocalDate day) {
        PeriodCalendar calendar = new PeriodCalendar(start);
        Period period = calendar.of(kind, day);
        assertThat(calendar.find(period.id())).contains(period);
        assertThat(PeriodCalendar.isCalendarId(period.id())).isTrue();
    }

    @Property(tries = 100)
    void theQuartersOfAYearLeaveNoDayOut(
            @ForAll @IntRange(min = 1, max = 12) int start, @ForAll("days") LocalDate day) {
        PeriodCalendar calendar = new PeriodCalendar(start);
        Period year = calendar.of(Kind.YEAR, day);
        List<Period> quarters = calendar.between(Kind.QUARTER, year.starts(), year.ends());
        assertThat(quarters).hasSize(4);
        assertThat(quarters.getFirst().starts()).isEqualTo(year.starts());
        assertThat(quarters.getLast().ends()).isEqualTo(year.ends());
        assertThat(quarters)
                .extracting(Period::id)
                .containsExactly(year.id() + "-Q1", year.id() + "-Q2", year.id() + "-Q3", year.id() + "-Q4");
    }

    @Property(tries = 50)
    void withAStartInJanuaryAFiscalYearIsACalendarYear(@ForAll("days") LocalDate day) {
        assertThat(new PeriodCalendar(1).of(Kind.YEAR, day).id()).isEqualTo(Integer.toString(day.getYear()));
    }

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR);
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
