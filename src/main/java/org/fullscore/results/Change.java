package org.fullscore.results;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.tenancy.OrganizationId;

/**
 * That results changed, as it travels through the database.
 *
 * @param people keys of those whose results they are; empty if they may be anybody's
 */
public record Change(OrganizationId organization, Set<Integer> people) {

    /** The channel on which the database says it, with the commit. */
    public static final String CHANNEL = "fullscore_results";

    /** Of the 8,000 bytes a notification has, those that name people. */
    static final int LONGEST = 7_000;

    /** Reads what {@link #written} wrote. */
    public static Change read(String written) {
        String[] parts = written.split(" ", 2);
        return new Change(
                new OrganizationId(UUID.fromString(parts[0])),
                parts.length == 1
                        ? Set.of()
                        : Arrays.stream(parts[1].split(","))
                                .map(Integer::valueOf)
                                .collect(Collectors.toSet()));
    }

    /** The id of the organization and keys of people: too many of them are anybody. */
    public String written() {
        String named = new TreeSet<>(people).stream().map(String::valueOf).collect(Collectors.joining(","));
        String id = organization.id().toString();
        return named.isEmpty() || named.length() > LONGEST ? id : id + " " + named;
    }
}
