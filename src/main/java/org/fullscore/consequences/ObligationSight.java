package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees an obligation: the person it concerns, whoever owes it or stands in or decided, the line above, executives and
 * auditors; sales operations where the number is disputed, which is theirs to answer. Nobody else, administrators neither.
 */
@Component
class ObligationSight {

    private final Hierarchy hierarchy;
    private final Delegates delegates;
    private final JdbcClient jdbc;
    private final Today today;

    ObligationSight(Hierarchy hierarchy, Delegates delegates, JdbcClient jdbc, Today today) {
        this.hierarchy = hierarchy;
        this.delegates = delegates;
        this.jdbc = jdbc;
        this.today = today;
    }

    boolean seesEverything(Viewer viewer) {
        return viewer.isExecutive() || viewer.isAuditor();
    }

    boolean sees(Viewer viewer, Obligation obligation) {
        int self = viewer.personKey();
        LocalDate day = today.date();
        return seesEverything(viewer)
                || self == obligation.personKey()
                || self == obligation.owedBy()
                || Integer.valueOf(self).equals(obligation.decidedBy())
                || hierarchy.isAbove(self, obligation.personKey(), day)
                || hierarchy.isAbove(self, obligation.owedBy(), day)
                || standsFor(viewer).contains(obligation.owedBy())
                || (viewer.isOperations() && isDisputedNumber(viewer, obligation));
    }

    /** The people whose obligations, owed or owing, this viewer sees: everybody below, and the viewer. */
    Integer[] circle(Viewer viewer) {
        Set<Integer> circle = new TreeSet<>(hierarchy.below(viewer.personKey(), today.date()));
        circle.add(viewer.personKey());
        return circle.toArray(Integer[]::new);
    }

    /** The people this viewer may decide for today. */
    Set<Integer> standsFor(Viewer viewer) {
        return delegates.standsFor(viewer.personKey());
    }

    /** Whether its number is disputed, or was and this viewer answered. */
    private boolean isDisputedNumber(Viewer viewer, Obligation obligation) {
        return jdbc.sql("""
                        select exists (select from consequences.dispute where organization_id = ? and obligation_id = ?
                          and about = 'number' and (answer is null or answered_by = ?))
                        """)
                .params(CurrentOrganization.id(), obligation.id().id(), viewer.personKey())
                .query(Boolean.class)
                .single();
    }
}
