package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who sees an obligation: the person it concerns, whoever owes it, the line above both, executives and auditors. Nobody else,
 * administrators neither.
 */
@Component
class ObligationSight {

    private final Hierarchy hierarchy;
    private final Today today;

    ObligationSight(Hierarchy hierarchy, Today today) {
        this.hierarchy = hierarchy;
        this.today = today;
    }

    boolean seesEverything(Viewer viewer) {
        return viewer.isExecutive() || viewer.isAuditor();
    }

    boolean sees(Viewer viewer, int person, int owedBy) {
        int self = viewer.personKey();
        LocalDate day = today.date();
        return seesEverything(viewer)
                || self == person
                || self == owedBy
                || hierarchy.isAbove(self, person, day)
                || hierarchy.isAbove(self, owedBy, day);
    }

    /** The people whose obligations, owed or owing, this viewer sees: everybody below, and the viewer. */
    Integer[] circle(Viewer viewer) {
        Set<Integer> circle = new TreeSet<>(hierarchy.below(viewer.personKey(), today.date()));
        circle.add(viewer.personKey());
        return circle.toArray(Integer[]::new);
    }
}
