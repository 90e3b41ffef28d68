package org.fullscore.consequences;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What really fell due because of closed goals, as it stands after restatements: what was withdrawn or undone is left out, and pay
 * is what was settled on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FellDue {

    private final JdbcClient jdbc;

    FellDue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An obligation that is there: whom it concerns, because of which goal, by which policy. */
    record Real(UUID goal, int person, String policy, String rule, Treatment owed) {}

    private record Undone(boolean whole, BigDecimal pay) {}

    /**
     * By goal, in two statements however many goals there are.
     *
     * @param versions every version, to know whom a row names as the one who owes
     */
    Map<UUID, List<Real>> of(Collection<UUID> goals, List<Policies.Version> versions) {
        Map<PolicyVersionId, RuleTable> tables = new HashMap<>();
        versions.forEach(version -> tables.put(version.id(), version.document().table()));
        Map<UUID, Undone> undone = undone(goals);
        Map<UUID, List<Real>> real = new HashMap<>();
        jdbc.sql("""
                        select id, goal_id, person_key, policy, policy_version, rule, position, consequence, kind, severity,
                               working_days, evidence_needed, entitlement, pay, pay_currency
                        from consequences.obligation
                        where organization_id = ? and goal_id = any(?) and origin <> 'undo'
                          and outcome is distinct from 'withdrawn'
                        order by goal_id, position, id
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query(row -> {
                    Undone undo = undone.getOrDefault(row.getObject(1, UUID.class), new Undone(false, BigDecimal.ZERO));
                    if (!undo.whole()) {
                        real.computeIfAbsent(row.getObject(2, UUID.class), goal -> new ArrayList<>())
                                .add(real(row, tables, undo.pay()));
                    }
                });
        return real;
    }

    /** Obligations that were undone, or whose pay was settled, after they had been applied. */
    private Map<UUID, Undone> undone(Collection<UUID> goals) {
        Map<UUID, Undone> undone = new HashMap<>();
        jdbc.sql("""
                        select u.undoes, bool_or(u.consequence = 'Undo: ' || o.consequence), coalesce(sum(u.pay), 0)
                        from consequences.obligation u
                        join consequences.obligation o on o.organization_id = u.organization_id and o.id = u.undoes
                        where u.organization_id = ? and u.goal_id = any(?) and u.origin = 'undo'
                          and u.outcome is distinct from 'withdrawn'
                        group by u.undoes
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query(row -> {
                    undone.put(row.getObject(1, UUID.class), new Undone(row.getBoolean(2), row.getBigDecimal(3)));
                });
        return undone;
    }

    private static Real real(ResultSet row, Map<PolicyVersionId, RuleTable> tables, BigDecimal settled)
            throws SQLException {
        PolicyVersionId version = new PolicyVersionId(row.getString(4), row.getInt(5));
        int position = row.getInt(7);
        String rule = row.getString(6);
        Consequence.OwedBy owedBy = Optional.ofNullable(tables.get(version)).stream()
                .flatMap(table -> table.rows().stream())
                .filter(known ->
                        known.name().equals(rule) && position < known.then().size())
                .findFirst()
                .map(known -> known.then().get(position).owedBy())
                .orElse(Consequence.OwedBy.LEADER);
        BigDecimal pay = row.getBigDecimal(14);
        String currency = row.getString(15);
        return new Real(
                row.getObject(2, UUID.class),
                row.getInt(3),
                version.policy(),
                rule,
                new Treatment(
                        row.getString(8),
                        Kind.ofWire(row.getString(9)).orElseThrow(),
                        row.getInt(10),
                        owedBy,
                        row.getInt(11),
                        row.getBoolean(12),
                        row.getBoolean(13),
                        pay == null || currency == null ? null : new Treatment.Money(pay.add(settled), currency)));
    }

    /** Those goals from which a support or corrective really fell due. */
    static Set<UUID> withSteps(Map<UUID, List<Real>> real) {
        Set<UUID> goals = new HashSet<>();
        real.forEach((goal, some) -> {
            if (some.stream().anyMatch(each -> !each.owed().kind().isBenefit())) {
                goals.add(goal);
            }
        });
        return goals;
    }
}
