package org.fullscore.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Which day it is where the current organization's days begin and end. */
@Component
public class Today {

    private static final int MORNING = 7;

    private final Clock clock;
    private final OrganizationSettings settings;

    Today(Clock clock, OrganizationSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** The organization's day. */
    public LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    /** The organization's time zone. */
    public ZoneId zone() {
        return settings.current().zone();
    }

    /** This moment. */
    public Instant instant() {
        return clock.instant();
    }

    /** Whether it is seven in the morning or later: nobody is written to before. */
    public boolean hasBegun() {
        return clock.instant().atZone(zone()).getHour() >= MORNING;
    }
}
