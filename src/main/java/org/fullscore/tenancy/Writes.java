package org.fullscore.tenancy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Counts how often something was written for an organization, as far as this process knows. Results come in all the time, and change
 * nothing but numbers; so what is written besides is counted apart.
 */
@Component
public class Writes {

    /** Name of a transaction that writes nothing but results. */
    public static final String OF_RESULTS = "results only";

    /** Name of a transaction that writes only what could be read before, such as sums. */
    public static final String OF_NOTHING_NEW = "nothing new";

    private final Map<OrganizationId, Counts> counts = new ConcurrentHashMap<>();

    private record Counts(AtomicLong all, AtomicLong besidesResults) {}

    /** Something was written, whatever it was. */
    public void happened(OrganizationId organization) {
        of(organization).besidesResults().incrementAndGet();
        of(organization).all().incrementAndGet();
    }

    /** A transaction of that name was committed. */
    void committed(String transaction, OrganizationId organization) {
        switch (transaction) {
            case OF_RESULTS -> resultsCame(organization);
            case OF_NOTHING_NEW -> {}
            default -> happened(organization);
        }
    }

    /** Results were written here and nothing else, or elsewhere, with what else that may have been. */
    public void resultsCame(OrganizationId organization) {
        of(organization).all().incrementAndGet();
    }

    long count(OrganizationId organization) {
        return of(organization).all().get();
    }

    long countBesidesResults(OrganizationId organization) {
        return of(organization).besidesResults().get();
    }

    private Counts of(OrganizationId organization) {
        return counts.computeIfAbsent(organization, any -> new Counts(new AtomicLong(), new AtomicLong()));
    }
}
