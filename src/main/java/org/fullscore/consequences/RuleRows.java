package org.fullscore.consequences;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of policy versions, as they stand in the database. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RuleRows {

    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts these rows in the place of whatever the draft had. */
    void replace(PolicyVersionId version, RuleTable table) {
        UUID organization = CurrentOrganization.id();
        for (String rows : List.of("consequence", "rule")) {
            jdbc.sql("delete from consequences." + rows + " where organization_id = ? and policy = ? and number = ?")
                    .params(organization, version.policy(), version.number())
                    .update();
        }
        int position = 0;
        for (Rule rule : table.rows()) {
            insert(organization, version, position, rule);
            int place = 0;
            for (Consequence consequence : rule.then()) {
                insert(organization, version, position, place++, consequence);
            }
            position++;
        }
    }

    private void insert(UUID organization, PolicyVersionId version, int position, Rule rule) {
        jdbc.sql("""
                        insert into consequences.rule
                          (organization_id, policy, number, position, name, from_percent, below_percent, in_a_row, team_from,
                           source)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(organization)
                .param(version.policy())
                .param(version.number())
                .param(position)
                .param(rule.name())
                .param(rule.from())
                .param(rule.below())
                .param(rule.inARow())
                .param(rule.teamFrom())
                .param(rule.source())
                .update();
    }

    private void insert(UUID organization, PolicyVersionId version, int rule, int position, Consequence consequence) {
        Pay.PerPoint points = consequence.pay() instanceof Pay.PerPoint perPoint ? perPoint : null;
        Pay.Fixed fixed = consequence.pay() instanceof Pay.Fixed amount ? amount : null;
        jdbc.sql("""
                        insert into consequences.consequence
                          (organization_id, policy, number, rule, position, name, kind, severity, owed_by, working_days, evidence,
                           entitlement, pay_per_point, pay_above, pay_up_to, pay_fixed, pay_currency)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(organization)
                .param(version.policy())
                .param(version.number())
                .param(rule)
                .param(position)
                .param(consequence.name())
                .param(consequence.kind().wire())
                .param(consequence.severity().level())
                .param(consequence.owedBy().wire())
                .param(consequence.workingDays())
                .param(consequence.evidence())
                .param(consequence.entitlement())
                .param(points == null ? null : points.perPoint())
                .param(points == null ? null : points.above())
                .param(points == null ? null : points.upTo())
                .param(fixed == null ? null : fixed.amount())
                .param(consequence.pay() == null ? null : consequence.pay().currency())
                .update();
    }

    /** The rows of every version of one policy, or of all policies if the name is null. */
    Map<PolicyVersionId, RuleTable> of(@Nullable String policy) {
        UUID organization = CurrentOrganization.id();
        Map<Place, List<Consequence>> then = new LinkedHashMap<>();
        jdbc.sql("""
                        select * from consequences.consequence
                        where organization_id = ? and (?::text is null or policy = ?) order by policy, number, rule, position
                        """).param(organization).param(policy).param(policy).query((ResultSet row) -> {
            Place place = new Place(version(row), row.getInt("rule"));
            then.computeIfAbsent(place, key -> new ArrayList<>()).add(consequence(row));
        });
        Map<PolicyVersionId, List<Rule>> rules = new LinkedHashMap<>();
        jdbc.sql("""
                        select * from consequences.rule
                        where organization_id = ? and (?::text is null or policy = ?) order by policy, number, position
                        """).param(organization).param(policy).param(policy).query((ResultSet row) -> {
            Place place = new Place(version(row), row.getInt("position"));
            rules.computeIfAbsent(place.version(), key -> new ArrayList<>())
                    .add(rule(row, then.getOrDefault(place, List.of())));
        });
        Map<PolicyVersionId, RuleTable> tables = new LinkedHashMap<>();
        rules.forEach((version, rows) -> tables.put(version, new RuleTable(rows)));
        return tables;
    }

    private record Place(PolicyVersionId version, int rule) {}

    private static PolicyVersionId version(ResultSet row) throws SQLException {
        return new PolicyVersionId(row.getString("policy"), row.getInt("number"));
    }

    private static Rule rule(ResultSet row, List<Consequence> then) throws SQLException {
        return new Rule(
                row.getString("name"),
                percent(row.getBigDecimal("from_percent")),
                nullablePercent(row.getBigDecimal("below_percent")),
                row.getInt("in_a_row"),
                nullablePercent(row.getBigDecimal("team_from")),
                row.getString("source"),
                then);
    }

    private static Consequence consequence(ResultSet row) throws SQLException {
        return new Consequence(
                row.getString("name"),
                Kind.ofWire(row.getString("kind")).orElseThrow(),
                new Severity(row.getInt("severity")),
                row.getString("owed_by").equals("leader") ? Consequence.OwedBy.LEADER : Consequence.OwedBy.EXECUTIVE,
                row.getInt("working_days"),
                row.getBoolean("evidence"),
                row.getBoolean("entitlement"),
                pay(row));
    }

    private static @Nullable Pay pay(ResultSet row) throws SQLException {
        String currency = row.getString("pay_currency");
        if (currency == null) {
            return null;
        }
        BigDecimal perPoint = row.getBigDecimal("pay_per_point");
        return perPoint == null
                ? new Pay.Fixed(percent(row.getBigDecimal("pay_fixed")), currency)
                : new Pay.PerPoint(
                        percent(perPoint),
                        percent(row.getBigDecimal("pay_above")),
                        nullablePercent(row.getBigDecimal("pay_up_to")),
                        currency);
    }

    private static @Nullable BigDecimal nullablePercent(@Nullable BigDecimal stored) {
        return stored == null ? null : percent(stored);
    }

    /** 70.0000 is written 70. */
    private static BigDecimal percent(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
