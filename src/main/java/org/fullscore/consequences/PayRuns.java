package org.fullscore.consequences;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was handed to payroll, what waits to be, and what somebody was paid for. */
@Component
@Transactional(readOnly = true)
public class PayRuns {

    /** Somebody said it was done as ruled; something else in its place is not paid. */
    private static final String RELEASED =
            "o.pay <> 0 and o.done_on is not null and o.instead is null and o.outcome in ('applied', 'late', 'not applied')";

    private static final String LINES = """
            select l.number, l.line, o.id, coalesce(l.amount, o.pay) as amount, coalesce(l.currency, o.pay_currency) as currency,
                   p.id as person, p.name, o.period, m.code as metric, m.name as metric_name, o.policy, o.policy_version, o.rule, o.consequence, o.attainment,
                   (o.decided_at at time zone :zone)::date as released_on, o.undoes, o.deadline, o.outcome
            from consequences.obligation o
            join organization.person_card p on p.organization_id = o.organization_id and p.key = o.person_key
            join organization.metric_card m on m.organization_id = o.organization_id and m.key = o.metric_key
            left join consequences.pay_line l on l.organization_id = o.organization_id and l.obligation_id = o.id
            where o.organization_id = :organization
            """;

    private final JdbcClient jdbc;
    private final ObligationSight sight;
    private final OrganizationSettings settings;

    PayRuns(JdbcClient jdbc, ObligationSight sight, OrganizationSettings settings) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.settings = settings;
    }

    /** What lines come to in a currency. */
    public record Total(String currency, int lines, BigDecimal amount) {}

    /**
     * A pay run, closed for good.
     *
     * @param through the last day whose releases are in it
     * @param sha256 of the lines "obligation,amount,currency" in the order of the file, each with a line feed
     */
    public record Run(
            int number,
            LocalDate through,
            int lines,
            String sha256,
            int closedBy,
            Instant closedAt,
            List<Total> totals) {}

    /**
     * A reward in money.
     *
     * @param run number of the pay run it is in, or null
     * @param releasedOn the day somebody said it was done, or null while nobody has
     * @param corrects the obligation that was paid and should not have been, or not as much
     */
    public record Line(
            @Nullable Integer run,
            @Nullable Integer line,
            UUID obligation,
            BigDecimal amount,
            String currency,
            String person,
            String name,
            String period,
            String metric,
            String metricName,
            PolicyVersionId version,
            String rule,
            String consequence,
            @Nullable BigDecimal attainment,
            @Nullable LocalDate releasedOn,
            @Nullable UUID corrects,
            LocalDate deadline) {}

    /** Who sees pay runs: executives and auditors, who see every obligation. */
    public boolean sees(Viewer viewer) {
        return sight.seesEverything(viewer);
    }

    /** The runs, the latest first. */
    public List<Run> all() {
        return jdbc.sql("""
                        select number, through, lines, sha256, closed_by, closed_at from consequences.pay_run
                        where organization_id = ? order by number desc
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new Run(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        row.getInt(3),
                        HexFormat.of().formatHex(row.getBytes(4)),
                        row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        totals(row.getInt(1))))
                .list();
    }

    public Optional<Run> one(int number) {
        return all().stream().filter(run -> run.number() == number).findFirst();
    }

    private List<Total> totals(int run) {
        return jdbc.sql("""
                        select currency, lines, amount from consequences.pay_total
                        where organization_id = ? and number = ? order by currency
                        """)
                .params(CurrentOrganization.id(), run)
                .query((row, number) -> new Total(row.getString(1), row.getInt(2), row.getBigDecimal(3)))
                .list();
    }

    /** The lines of a run in the order of its file. */
    public List<Line> lines(int run) {
        return lines(" and l.number = :run order by l.line", "run", run);
    }

    /** What was released up to a day and is in no run yet, in the order it would be in. */
    public List<Line> waiting(LocalDate through) {
        return lines(
                " and l.obligation_id is null and " + RELEASED
                        + " and (o.decided_at at time zone :zone)::date <= :through order by p.id, o.period, o.decided_at, o.id",
                "through",
                through);
    }

    /** Every reward in money of a person, paid or not, the latest period first; empty for whoever may not see it. */
    public Optional<List<Line>> statement(Viewer viewer, int person) {
        return sees(viewer) || List.of(sight.circle(viewer)).contains(person)
                ? Optional.of(lines(
                        " and o.person_key = :person and o.pay <> 0 and (o.outcome is null or l.number is not null or "
                                + RELEASED + ") order by o.period desc, o.deadline desc, o.id",
                        "person",
                        person))
                : Optional.empty();
    }

    /** What lines come to, by currency. */
    public static List<Total> sum(List<Line> lines) {
        return currencies(lines)
                .map(currency -> new Total(
                        currency,
                        (int) lines.stream()
                                .filter(line -> line.currency().equals(currency))
                                .count(),
                        lines.stream()
                                .filter(line -> line.currency().equals(currency))
                                .map(Line::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))
                .toList();
    }

    private static Stream<String> currencies(List<Line> lines) {
        return lines.stream().map(Line::currency).distinct().sorted();
    }

    private List<Line> lines(String condition, String name, Object value) {
        return jdbc.sql(LINES + condition)
                .param("organization", CurrentOrganization.id())
                .param("zone", settings.current().zone().getId())
                .param(name, value)
                .query((row, number) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Line(
                (Integer) row.getObject("number"),
                (Integer) row.getObject("line"),
                row.getObject("id", UUID.class),
                row.getBigDecimal("amount").setScale(Pay.decimals(currency)),
                currency,
                row.getString("person"),
                row.getString("name"),
                row.getString("period"),
                row.getString("metric"),
                row.getString("metric_name"),
                new PolicyVersionId(row.getString("policy"), row.getInt("policy_version")),
                row.getString("rule"),
                row.getString("consequence"),
                row.getBigDecimal("attainment"),
                row.getObject("released_on", LocalDate.class),
                row.getObject("undoes", UUID.class),
                row.getObject("deadline", LocalDate.class));
    }
}
