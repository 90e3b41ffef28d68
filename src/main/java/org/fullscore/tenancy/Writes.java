package org.fullscore.tenancy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts how often something was written for an organization, as far as this process knows. */
@Component
public class Writes {

    private final Map<OrganizationId, AtomicLong> counts = new ConcurrentHashMap<>();

    /** Something was written: here, or elsewhere as was heard. */
    public void happened(OrganizationId organization) {
        counter(organization).incrementAndGet();
    }

    long count(OrganizationId organization) {
        return counter(organization).get();
    }

    private AtomicLong counter(OrganizationId organization) {
        return counts.computeIfAbsent(organization, any -> new AtomicLong());
    }
}
