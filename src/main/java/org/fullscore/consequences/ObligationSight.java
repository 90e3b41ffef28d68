package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
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

    /**
     * Whether {@code :self} stands in today for whoever owes {@code o}, which was open on one of these days; what was decided
     * before is none of a delegate's business, nor what is owed to the delegate.
     */
    static final String STOOD_IN_FOR = """
            (o.person_key <> :self and exists (select from consequences.acting a
              where a.organization_id = o.organization_id and a.person_key = o.owed_by and a.delegate_key = :self
                and a.starts <= :today and :today < a.ends
                and case when o.decided_at is null then o.deadline + :late >= a.starts else o.decided_at >= a.starts end))
            """;

    private final Hierarchy hierarchy;
    private final OrganizationSettings settings;
    private final JdbcClient jdbc;
    private final Today today;

    ObligationSight(Hierarchy hierarchy, OrganizationSettings settings, JdbcClient jdbc, Today today) {
        this.hierarchy = hierarchy;
        this.settings = settings;
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
                || isStoodInFor(viewer, obligation)
                || (viewer.isOperations() && isDisputedNumber(viewer, obligation));
    }

    /** The people whose obligations, owed or owing, this viewer sees: everybody below, and the viewer. */
    Integer[] circle(Viewer viewer) {
        Set<Integer> circle = new TreeSet<>(hierarchy.below(viewer.personKey(), today.date()));
        circle.add(viewer.personKey());
        return circle.toArray(Integer[]::new);
    }

    private boolean isStoodInFor(Viewer viewer, Obligation obligation) {
        return jdbc.sql(
                        "select exists (select from consequences.obligation o where o.organization_id = :organization and o.id = :id and "
                                + STOOD_IN_FOR + ")")
                .param("organization", CurrentOrganization.id())
                .param("id", obligation.id().id())
                .param("self", viewer.personKey())
                .param("today", today.date())
                .param("late", settings.current().lateDays())
                .query(Boolean.class)
                .single();
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
