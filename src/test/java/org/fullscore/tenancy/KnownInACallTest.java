package org.fullscore.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownInACallTest {

    private record Rate(int number) {}

    private final OrganizationId house = new OrganizationId(new UUID(0, 1));
    private final OrganizationId other = new OrganizationId(new UUID(0, 2));
    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void whatHardlyEverChangesIsLookedUpOnceInACall() {
        CurrentOrganization.runAs(house, () -> {
            assertThat(rate()).isEqualTo(new Rate(1));
            assertThat(rate()).isEqualTo(new Rate(1));
        });
    }

    @Test
    void anotherCallLooksAgainAndSoDoesAnotherOrganizationWithinTheCall() {
        CurrentOrganization.runAs(house, this::rate);
        CurrentOrganization.runAs(house, () -> {
            assertThat(rate()).isEqualTo(new Rate(2));
            CurrentOrganization.runAs(other, () -> assertThat(rate()).isEqualTo(new Rate(3)));
            assertThat(rate()).isEqualTo(new Rate(2));
        });
    }

    @Test
    void whoeverChangesItHasItLookedUpAgain() {
        CurrentOrganization.runAs(house, () -> {
            rate();
            CurrentOrganization.forget(Rate.class);
            assertThat(rate()).isEqualTo(new Rate(2));
        });
    }

    private Rate rate() {
        return CurrentOrganization.known(Rate.class, () -> new Rate(lookups.incrementAndGet()));
    }
}
