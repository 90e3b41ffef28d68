package org.fullscore.consequences;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.goals.PromisedSupport;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads, through the viewer, correctives that do not fall due while promised support is missing, and names what is missing. */
@Component
@Transactional(readOnly = true)
public class KeptBack {

    private static final int MOST = 1000;

    private static final String SELECT = """
            select k.id, k.goal_id, case when t.id is null then 'person:' || p.id else 'team:' || t.id end, p.id, p.name, q.id, q.name,
                   k.period, m.code, m.name, k.attainment, k.policy, k.policy_version, k.rule, k.consequence, k.severity, k.in_a_row,
                   k.omitted, k.since
            from consequences.kept_back k
            join organization.person_card p on p.organization_id = k.organization_id and p.key = k.person_key
            join organization.person_card q on q.organization_id = k.organization_id and q.key = k.owed_by
            join organization.metric_card m on m.organization_id = k.organization_id and m.key = k.metric_key
            left join organization.team_card t on t.organization_id = k.organization_id and t.key = k.team_key
            where k.organization_id = :organization and k.became is null
            """;

    private final JdbcClient jdbc;
    private final ObligationSight sight;
    private final PromisedSupport promised;
    private final People people;
    private final Today today;

    KeptBack(JdbcClient jdbc, ObligationSight sight, PromisedSupport promised, People people, Today today) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.promised = promised;
        this.people = people;
        this.today = today;
    }

    /** Support that is missing: what was promised by whom, and the last day on which it would have been in time. */
    public record Missing(String text, String byId, String byName, LocalDate due) {}

    /**
     * One corrective that does not fall due.
     *
     * @param owner {@code person:ID} or {@code team:ID}
     * @param owedById id of whoever would owe it
     * @param omitted the period whose earlier step was not applied, so that it was asked for again; or null
     * @param since the day on which it would have fallen due
     */
    public record Line(
            UUID id,
            UUID goal,
            String owner,
            String personId,
            String personName,
            String owedById,
            String owedByName,
            String period,
            String metric,
            String metricName,
            @Nullable BigDecimal attainment,
            PolicyVersionId version,
            String rule,
            String consequence,
            Severity severity,
            int inARow,
            @Nullable String omitted,
            LocalDate since,
            List<Missing> missing) {

        private Line missing(List<Missing> all) {
            return new Line(
                    id,
                    goal,
                    owner,
                    personId,
                    personName,
                    owedById,
                    owedByName,
                    period,
                    metric,
                    metricName,
                    attainment,
                    version,
                    rule,
                    consequence,
                    severity,
                    inARow,
                    omitted,
                    since,
                    all);
        }
    }

    /**
     * What is kept back now, as far as the viewer sees it: the person, the line above, executives and auditors.
     *
     * @param owner {@code person:ID}, {@code team:ID} or the id of the person it concerns; null for everybody
     */
    public List<Line> of(Viewer viewer, @Nullable String period, @Nullable String owner) {
        boolean all = sight.seesEverything(viewer);
        return named(jdbc.sql(SELECT + """
                          and (:all or k.person_key = any(:circle) or k.owed_by = any(:circle))
                          and (:period::text is null or k.period = :period)
                          and (:owner::text is null or :owner in ('person:' || p.id, p.id, 'team:' || t.id))
                        order by k.since desc, p.name, k.id limit :most
                        """)
                .param("organization", CurrentOrganization.id())
                .param("all", all)
                .param("circle", all ? new Integer[0] : sight.circle(viewer))
                .param("period", period)
                .param("owner", owner)
                .param("most", MOST)
                .query((row, number) -> line(row))
                .list());
    }

    /** What is kept back of a goal; for those who see what else followed from it. */
    public List<Line> ofGoal(UUID goal) {
        return named(jdbc.sql(SELECT + " and k.goal_id = :goal order by k.position, k.id")
                .param("organization", CurrentOrganization.id())
                .param("goal", goal)
                .query((row, number) -> line(row))
                .list());
    }

    /** Since when an obligation was kept back before it fell due; empty for one that was not. */
    public Optional<LocalDate> since(ObligationId obligation) {
        return jdbc.sql("select since from consequences.kept_back where organization_id = ? and obligation_id = ?")
                .params(CurrentOrganization.id(), obligation.id())
                .query(LocalDate.class)
                .optional();
    }

    private List<Line> named(List<Line> lines) {
        Map<UUID, List<PromisedSupport.Promise>> missing =
                promised.missing(lines.stream().map(Line::goal).distinct().toList(), today.date()).stream()
                        .collect(Collectors.groupingBy(PromisedSupport.Promise::goal));
        return lines.stream()
                .map(line -> line.missing(missing.getOrDefault(line.goal(), List.of()).stream()
                        .map(this::missing)
                        .toList()))
                .toList();
    }

    private Missing missing(PromisedSupport.Promise promise) {
        Optional<Person> by = people.byKey(promise.by());
        return new Missing(
                promise.text(),
                by.map(Person::id).orElse(""),
                by.map(Person::name).orElse("–"),
                promise.due());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getBigDecimal(11),
                new PolicyVersionId(row.getString(12), row.getInt(13)),
                row.getString(14),
                row.getString(15),
                new Severity(row.getInt(16)),
                row.getInt(17),
                row.getString(18),
                row.getObject(19, LocalDate.class),
                List.of());
    }
}
