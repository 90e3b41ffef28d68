package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.PeriodDuration;

/** When a delivery is late: Saturdays, Sundays and the 1st of May have no work in Dublin. */
class ExpectingADeliveryTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final Predicate<LocalDate> WORKING =
            day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())
                    && !day.equals(LocalDate.of(2026, 5, 1));

    @ParameterizedTest(name = "{0} after {1} is late from {2}")
    @CsvSource({
        "P1D,   2026-08-20T09:40, 2026-08-22T00:00",
        "P1D,   2026-08-21T18:00, 2026-08-25T00:00",
        "P1D,   2026-08-22T12:00, 2026-08-25T00:00",
        "P1D,   2026-04-30T09:00, 2026-05-05T00:00",
        "P2D,   2026-08-20T09:40, 2026-08-25T00:00",
        "P7D,   2026-08-20T09:40, 2026-08-28T00:00",
        "P1M,   2026-08-20T09:40, 2026-09-22T00:00",
        "P31D,  2026-07-30T18:00, 2026-09-01T00:00",
        "PT6H,  2026-08-20T09:40, 2026-08-20T15:40",
        "PT6H,  2026-08-21T21:00, 2026-08-24T03:00",
        "PT24H, 2026-08-21T18:00, 2026-08-24T18:00",
        "PT20M, 2026-08-22T12:00, 2026-08-24T00:20",
        "P1DT2H, 2026-08-20T09:40, 2026-08-21T11:40",
        "PT24H, 2026-03-27T12:00, 2026-03-30T12:00"
    })
    void countsWorkingDays(String every, LocalDateTime delivered, LocalDateTime late) {
        Instant due = new Expectation(PeriodDuration.parse(every))
                .due(delivered.atZone(DUBLIN).toInstant(), DUBLIN, WORKING);

        assertThat(LocalDateTime.ofInstant(due, DUBLIN)).isEqualTo(late);
    }
}
