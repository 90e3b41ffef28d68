package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fullscore.organization.Period.Kind;
import org.junit.jupiter.api.Test;

/** A fiscal year that starts in July is named by the calendar year in which it ends. */
class FiscalYearThatStartsInJulyTest {

    private final PeriodCalendar calendar = new PeriodCalendar(7);

    @Test
    void itsFirstQuarterIsTheSummerBefore() {
        assertThat(calendar.find("2018-Q1"))
                .contains(new Period("2018-Q1", Kind.QUARTER, LocalDate.of(2017, 7, 1), LocalDate.of(2017, 10, 1)));
    }

    @Test
    void theLastDayOfJuneIsStillInIt() {
        assertThat(calendar.of(Kind.YEAR, LocalDate.of(2018, 6, 30)).id()).isEqualTo("2018");
        assertThat(calendar.of(Kind.YEAR, LocalDate.of(2018, 7, 1)).id()).isEqualTo("2019");
    }

    @Test
    void aMonthKeepsItsNameFromTheCalendar() {
        assertThat(calendar.of(Kind.MONTH, LocalDate.of(2017, 7, 15)).id()).isEqualTo("2017-07");
        assertThat(calendar.find("2017-07").orElseThrow().lastDay()).isEqualTo(LocalDate.of(2017, 7, 31));
    }

    @Test
    void whatIsNoPeriodIsNotFound() {
        assertThat(calendar.find("2018-Q5")).isEmpty();
        assertThat(calendar.find("2018-H3")).isEmpty();
        assertThat(calendar.find("2018-13")).isEmpty();
        assertThat(calendar.find("0000")).isEmpty();
        assertThat(calendar.find("spring")).isEmpty();
    }
}
