package org.fullscore.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One entry of the rail; every module contributes its own as beans.
 *
 * @param group one of {@link #GROUPS}; "" stands first, without a heading
 * @param order place within the group, ascending
 * @param label key of the word in the module's messages, such as {@code rail.scoreboard}
 * @param href path of the page; the entry is marked as current there and below
 * @param audience who sees the entry, in the words of {@link Visitor#may()}; empty means everybody signed in
 */
public record RailEntry(String group, int order, String label, String href, Set<String> audience) {

    /** The groups of the rail from top to bottom; their headings are the messages {@code rail.group.…}. */
    public static final List<String> GROUPS = List.of("", "goals", "consequences", "evidence", "data", "organization");

    public RailEntry {
        group = group.toLowerCase(Locale.ROOT);
        if (!GROUPS.contains(group)) {
            throw new IllegalArgumentException("The rail has no group \"" + group + "\", only " + GROUPS);
        }
        audience = Set.copyOf(audience);
    }

    /** An entry for everybody who is signed in. */
    public RailEntry(String group, int order, String label, String href) {
        this(group, order, label, href, Set.of());
    }
}
