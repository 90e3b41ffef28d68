package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A deadline counts the working days of whoever owes: country, holidays, absences. The organization is in the US. */
class DeadlineOverHolidaysAndAbsencesTest extends RealTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 24);

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theCast() {
        clock.set(FRIDAY);
        house = found("Aldera Instruments");
        Cast.enter(house);
        put("/api/people", "id,country\nniamh,IE\nines,PT\nconor,DE-BY\n");
        put("/api/absences", "person,from,to\nniamh,2026-07-29,2026-07-30\n");
    }

    @Test
    void theWeekendDoesNotCount() {
        assertThat(plus("ines", FRIDAY, 1)).isEqualTo(LocalDate.of(2026, 7, 27));
    }

    @Test
    void daysAwayDoNotCount() {
        assertThat(plus("niamh", FRIDAY, 3)).isEqualTo(LocalDate.of(2026, 7, 31));
    }

    @Test
    void aHolidayOfOnesOwnCountryDoesNotCount() {
        LocalDate thirtyFirstOfJuly = LocalDate.of(2026, 7, 31);
        assertThat(plus("niamh", thirtyFirstOfJuly, 1)).isEqualTo(LocalDate.of(2026, 8, 4));
        assertThat(plus("ines", thirtyFirstOfJuly, 1)).isEqualTo(LocalDate.of(2026, 8, 3));
    }

    @Test
    void aHolidayOfAPartOfTheCountryDoesNotCountThere() {
        assertThat(works("conor", LocalDate.of(2026, 11, 1))).isFalse();
        assertThat(works("conor", LocalDate.of(2026, 1, 6))).isFalse();
        assertThat(works("priya", LocalDate.of(2026, 1, 6))).isTrue();
    }

    @Test
    void whoeverHasNoCountryHasTheHolidaysOfTheOrganization() {
        assertThat(works("priya", LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(works("priya", LocalDate.of(2026, 11, 26))).isFalse();
        assertThat(works("ines", LocalDate.of(2026, 11, 26))).isTrue();
    }

    @Test
    void theOrganizationItselfIsNeverAway() {
        assertThat(in(house, () -> calendar.between(LocalDate.of(2026, 7, 27), LocalDate.of(2026, 8, 1))))
                .isEqualTo(5);
        assertThat(in(house, () -> calendar.between(key("niamh"), LocalDate.of(2026, 7, 27), LocalDate.of(2026, 8, 1))))
                .isEqualTo(3);
    }

    @Test
    void anAbsenceCanBeShortenedAndWithdrawn() {
        put("/api/absences", "person,from,to\nniamh,2026-07-29,2026-07-29\n");
        assertThat(works("niamh", LocalDate.of(2026, 7, 30))).isTrue();
        put("/api/absences", "person,from,to\nniamh,2026-07-29,\n");
        assertThat(works("niamh", LocalDate.of(2026, 7, 29))).isTrue();
    }

    @Test
    void onesOwnAbsencesAndThoseBelowAreSeenButNobodyElses() {
        assertThat(tokenOf(house, "niamh", "read").get("/api/absences").body()).contains("2026-07-29");
        assertThat(tokenOf(house, "duarte", "read").get("/api/absences").body()).contains("2026-07-29");
        assertThat(tokenOf(house, "priya", "read").get("/api/absences").body()).doesNotContain("2026-07-29");
    }

    private LocalDate plus(String person, LocalDate from, int days) {
        return in(house, () -> calendar.plus(key(person), from, days));
    }

    private boolean works(String person, LocalDate day) {
        return in(house, () -> calendar.isWorkingDay(key(person), day));
    }

    private int key(String person) {
        return people.byId(person).orElseThrow().key();
    }

    private void put(String path, String csv) {
        var answer = house.administrator().putCsv(path, csv);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
