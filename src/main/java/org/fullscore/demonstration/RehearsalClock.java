package org.fullscore.demonstration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The system's clock, but inside {@link #at} a day of the past: the demonstration's history is made by the application's own
 * activities, and they ask the clock what day it is.
 */
@Component
@Primary
@Profile("local")
class RehearsalClock extends Clock {

    private static final ScopedValue<Instant> PRETENDED = ScopedValue.newInstance();

    private final Clock system;

    RehearsalClock(@Qualifier("clock") Clock system) {
        this.system = system;
    }

    /** Does something as if it were then; other threads go on in the present. */
    static void at(Instant then, Runnable deed) {
        ScopedValue.where(PRETENDED, then).run(deed);
    }

    /** Whether what is done now is done as if it were another day. */
    static boolean pretends() {
        return PRETENDED.isBound();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return PRETENDED.isBound() ? Clock.fixed(PRETENDED.get(), zone) : system.withZone(zone);
    }

    @Override
    public Instant instant() {
        return PRETENDED.isBound() ? PRETENDED.get() : system.instant();
    }
}
