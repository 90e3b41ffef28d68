package org.fullscore.consequences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.fullscore.results.Freshness;

/** Reads a line of the register from a row of its query. */
final class RegisterRow {

    private RegisterRow() {}

    static Register.Line of(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        String team = row.getString("team_id");
        return new Register.Line(
                new ObligationId(row.getObject("id", UUID.class)),
                row.getObject("goal_id", UUID.class),
                team == null ? "person:" + row.getString("person_id") : "team:" + team,
                row.getInt("person_key"),
                row.getString("person_id"),
                row.getString("person_name"),
                row.getInt("owed_by"),
                row.getString("owed_by_id"),
                row.getString("owed_by_name"),
                row.getString("period"),
                row.getString("metric"),
                row.getString("metric_name"),
                row.getBigDecimal("attainment"),
                new PolicyVersionId(row.getString("policy"), row.getInt("policy_version")),
                row.getString("rule"),
                row.getString("consequence"),
                Kind.ofWire(row.getString("kind")).orElseThrow(),
                new Severity(row.getInt("severity")),
                row.getBoolean("evidence_needed"),
                row.getBoolean("entitlement"),
                row.getBigDecimal("pay"),
                row.getString("pay_currency"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("hearing_until", LocalDate.class),
                row.getObject("held_until", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getInt("in_a_row"),
                row.getString("omitted"),
                State.ofWire(row.getString("state")).orElseThrow(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by_id"),
                row.getString("decided_by_name"),
                row.getObject("done_on", LocalDate.class),
                row.getString("instead"),
                row.getString("note"),
                row.getString("evidence"),
                row.getObject("waiver_by", Integer.class),
                row.getString("dispute_about"),
                row.getString("rank"),
                row.getObject("undoes", UUID.class),
                Freshness.of(row.getString("freshness")),
                row.getBoolean("held_for_data"),
                row.getBoolean("mine"));
    }
}
