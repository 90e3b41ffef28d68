package org.fullscore.web;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Who looks at the page, as far as the page's shell needs to know.
 *
 * @param name the person's name
 * @param line what stands below the name, such as "Rep, Dublin, Aldera Instruments"
 * @param may plain words for what the person is here: rep, leader, executive, administrator, auditor, operations
 * @param locale how the organization writes numbers and days
 * @param zone where the organization's days begin and end
 */
public record Visitor(String name, String line, Set<String> may, Locale locale, ZoneId zone, String organizationName) {

    public Visitor {
        may = Set.copyOf(may);
    }

    /** Whether the visitor is one of these; nobody named means everybody. */
    public boolean isAnyOf(Collection<String> audience) {
        return audience.isEmpty() || audience.stream().anyMatch(may::contains);
    }
}
