package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Two weeks in which nobody works at weekends. */
class CountingWorkingDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    private final WorkingDays days = WorkingDays.of(
            MONDAY, MONDAY.plusDays(14), day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);

    @Test
    void aDayIsCountedWhenItIsOver() {
        assertThat(days.before(MONDAY)).isZero();
        assertThat(days.before(MONDAY.plusDays(1))).isEqualTo(1);
        assertThat(days.before(MONDAY.plusDays(7))).isEqualTo(5);
        assertThat(days.all()).isEqualTo(10);
    }

    @Test
    void whatLiesOutsideTheRangeDoesNotCount() {
        assertThat(days.before(MONDAY.minusDays(100))).isZero();
        assertThat(days.before(MONDAY.plusDays(100))).isEqualTo(10);
        assertThat(days.between(MONDAY.minusDays(3), MONDAY.plusDays(2))).isEqualTo(2);
        assertThat(days.between(MONDAY.plusDays(2), MONDAY)).isZero();
    }

    @Test
    void goingBackSkipsTheWeekend() {
        assertThat(days.back(MONDAY.plusDays(8), 3)).isEqualTo(MONDAY.plusDays(3));
        assertThat(days.back(MONDAY.plusDays(3), 20)).isEqualTo(MONDAY);
    }
}
