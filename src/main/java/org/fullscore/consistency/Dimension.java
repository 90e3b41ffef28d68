package org.fullscore.consistency;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What cases are compared by.
 *
 * @param kind one of those every organization has, or {@link Kind#GROUP}
 * @param group name of the optional group; empty unless the kind is GROUP
 */
public record Dimension(Kind kind, String group) {

    /** Leaders and executives against everybody else; always the first. */
    public static final Dimension RANK = new Dimension(Kind.RANK, "");
    /** Each of those who owe against all others who do. */
    public static final Dimension OWED_BY = new Dimension(Kind.OWED_BY, "");
    /** Each team against all others. */
    public static final Dimension TEAM = new Dimension(Kind.TEAM, "");

    /**
     * Each region against all others: the units right below the top of the tree, with everything in them. The top is no region, but whoever
     * belongs to it alone, such as the head, is not left out: it stands beside the regions under its own name.
     */
    public static final Dimension REGION = new Dimension(Kind.REGION, "");

    /** What every report compares, leaders first. */
    public static final List<Dimension> USUAL = List.of(RANK, OWED_BY, TEAM, REGION);

    /** The group of leaders and executives, as it goes over the wire. */
    public static final String LEADERS = "leaders";

    /** The group of everybody else. */
    public static final String OTHERS = "others";

    private static final String GROUP_PREFIX = "group:";

    /** Where the value of a case comes from. */
    public enum Kind {
        RANK,
        OWED_BY,
        TEAM,
        REGION,
        GROUP
    }

    /** From the wire: {@code owed_by}, {@code rank}, {@code team}, {@code region} or {@code group:} and a name. */
    public static Optional<Dimension> of(String word) {
        if (word.startsWith(GROUP_PREFIX)) {
            var name = word.substring(GROUP_PREFIX.length()).strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(new Dimension(Kind.GROUP, name));
        }
        return USUAL.stream().filter(known -> known.word().equals(word)).findFirst();
    }

    /** As it goes over the wire. */
    public String word() {
        return kind == Kind.GROUP ? GROUP_PREFIX + group : kind.name().toLowerCase(Locale.ROOT);
    }

    /** What stands or falls together when a difference is checked a second time. */
    Clusters clusters() {
        return kind == Kind.OWED_BY ? Clusters.PERSONS : Clusters.OCCASIONS;
    }
}
