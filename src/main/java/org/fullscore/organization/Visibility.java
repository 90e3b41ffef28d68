package org.fullscore.organization;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose standing somebody sees. Rule book, 9.1.
 *
 * <p><i>open</i>: everybody's. <i>team</i>: leaders' in full, of peers the names of those at or above target and of the
 * others only "not yet". <i>own</i>: one's own and leaders'. Goals of teams everybody sees in all three, and so do
 * executives, administrators, auditors, operations and the line above.
 */
@Component
@Transactional(readOnly = true)
public class Visibility {

    private final OrganizationSettings settings;
    private final Hierarchy hierarchy;
    private final Today today;

    Visibility(OrganizationSettings settings, Hierarchy hierarchy, Today today) {
        this.settings = settings;
        this.hierarchy = hierarchy;
        this.today = today;
    }

    /** How much of somebody's standing is seen. */
    public enum Extent {
        /** All of it. */
        WHOLE,
        /** The name if the goal is met, otherwise only that somebody is not there yet. */
        NAME_IF_MET,
        NOTHING
    }

    /**
     * What one viewer sees.
     *
     * @param everything whether nothing is hidden
     * @param whole persons seen in full, where not everything is
     * @param others how much is seen of everybody who is neither among these nor a leader
     */
    public record Seen(boolean everything, Set<Integer> whole, Extent others) {

        private static final Seen ALL = new Seen(true, Set.of(), Extent.WHOLE);

        /** How much is seen of a person of a rank. */
        public Extent of(int person, Rank rank) {
            return everything || rank != Rank.REP || whole.contains(person) ? Extent.WHOLE : others;
        }
    }

    public Seen of(Viewer viewer) {
        String setting = settings.current().visibility();
        if (setting.equals("open")
                || viewer.isExecutive()
                || viewer.isAdministrator()
                || viewer.isAuditor()
                || viewer.isOperations()) {
            return Seen.ALL;
        }
        Set<Integer> whole = new HashSet<>(hierarchy.below(viewer.personKey(), today.date()));
        whole.add(viewer.personKey());
        return new Seen(false, Set.copyOf(whole), setting.equals("team") ? Extent.NAME_IF_MET : Extent.NOTHING);
    }
}
