package org.fullscore.web;

import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Shells without an application context. */
final class TestShells {

    private TestShells() {}

    static Shells ofNobody() {
        return of(Map.of());
    }

    /** From beans by name: a {@link Visitors}, rail entries, counts. */
    static Shells of(Map<String, Object> beans) {
        return of(beans, counts(beans));
    }

    static Shells of(Map<String, Object> beans, WaitingCounts counts) {
        var factory = new StaticListableBeanFactory(beans);
        return new Shells(
                factory.getBeanProvider(Visitors.class),
                factory.getBeanProvider(RailEntry.class),
                counts,
                Dictionary.ofAllModules(Clock.systemUTC()));
    }

    static WaitingCounts counts(Map<String, Object> beans) {
        return new WaitingCounts(new StaticListableBeanFactory(beans).getBeanProvider(Waiting.class));
    }
}
