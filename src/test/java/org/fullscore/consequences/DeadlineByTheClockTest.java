package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.fullscore.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule book, 7.3 and 7.7. The organization is in the US; a coaching plan is to be given within 5 working days. */
class DeadlineByTheClockTest extends Stage {

    @BeforeEach
    void thePolicyIsPublished() {
        publish("revenue", Policies2026.REVENUE);
    }

    @Test
    void aHolidayInBetweenIsNotAWorkingDayOfWhoeverHasIt() {
        put("update organization.person set country = 'PT' where organization_id = ? and id = 'ines'");
        clock.set(LocalDate.of(2026, 7, 1));
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000),
                        60_000,
                        goal("person:rui", "2026-Q2", 100_000),
                        60_000));

        // Independence Day is kept on Friday 3 July 2026
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 7, 9));
        assertThat(obligationOf("rui", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 7, 8));
    }

    @Test
    void aDayEndsAtMidnightWhereTheOrganizationIs() {
        ObligationId coaching = missed("2026-Q2", MONDAY);
        Map<String, String> midnights = Map.of(
                "Pacific/Auckland", "2026-07-27T12:00:00Z",
                "Europe/Dublin", "2026-07-27T23:00:00Z",
                "America/Los_Angeles", "2026-07-28T07:00:00Z");

        midnights.forEach((zone, midnight) -> {
            put("update organization.setting set zone = '" + zone + "' where organization_id = ?");
            clock.set(Instant.parse(midnight).minusSeconds(1));
            assertThat(stateOf(coaching)).as(zone).isEqualTo(State.DUE);
            clock.set(Instant.parse(midnight));
            assertThat(stateOf(coaching)).as(zone).isEqualTo(State.OVERDUE);
        });
    }

    @Test
    void overTheEndOfSummerTimeTheLastDayEndsAnHourLaterByTheSun() {
        put("update organization.setting set zone = 'America/New_York' where organization_id = ?");
        ObligationId coaching = missed("2026-Q3", LocalDate.of(2026, 10, 29));
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 11, 5));

        clock.set(Instant.parse("2026-11-06T04:59:59Z"));
        assertThat(refusal(here(() -> applying.apply(viewer("niamh"), coaching, on(LocalDate.of(2026, 11, 5))))))
                .isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.APPLIED);
    }

    @Test
    void overTheBeginningOfSummerTimeItEndsAnHourEarlier() {
        put("update organization.setting set zone = 'America/New_York' where organization_id = ?");
        ObligationId coaching = missed("2026-Q4", LocalDate.of(2027, 3, 11));
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2027, 3, 18));

        clock.set(Instant.parse("2027-03-19T04:00:00Z"));
        assertThat(refusal(here(() -> applying.apply(viewer("niamh"), coaching, on(LocalDate.of(2027, 3, 18))))))
                .isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.LATE);
    }

    @Test
    void aClockSetBackChangesNothingThatWasDecided() {
        ObligationId coaching = missed("2026-Q2", MONDAY);
        clock.set(LocalDate.of(2026, 7, 29));
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
        clock.set(LocalDate.of(2026, 7, 21));

        assertThat(stateOf(coaching)).isEqualTo(State.LATE);
        assertThat(refusal(here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)))))
                .isEqualTo(Refusal.Reason.ALREADY_DECIDED);
    }

    @Test
    void aDayMoreThanTwoWorkingDaysBackIsShownAsRecordedLateThoughItIsOnTime() {
        ObligationId coaching = missed("2026-Q2", MONDAY);
        ObligationId ofRui = obligationOf("rui", "Coaching plan").id();
        clock.set(LocalDate.of(2026, 7, 23));
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
        here(() -> applying.apply(viewer("ines"), ofRui, on(MONDAY.plusDays(1))));
        assertThat(stateOf(coaching)).isEqualTo(State.APPLIED);

        Visit duarte = visit(house, "duarte");
        assertThat(duarte.get("/obligations/" + coaching).body()).contains("Recorded late");
        assertThat(duarte.get("/obligations/" + ofRui).body()).doesNotContain("Recorded late");
    }

    private ObligationId missed(String period, LocalDate closed) {
        clock.set(closed);
        close(
                period,
                Map.of(goal("person:conor", period, 100_000), 60_000, goal("person:rui", period, 100_000), 60_000));
        return obligationOf("conor", "Coaching plan").id();
    }

    private void put(String sql) {
        here(() -> jdbc.sql(sql).param(house.organization().id()).update());
    }
}
