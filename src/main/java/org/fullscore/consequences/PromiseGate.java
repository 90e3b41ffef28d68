package org.fullscore.consequences;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.goals.PromisedSupport;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.results.Freshness;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps correctives back while support that was promised with the goal is missing: its last day has passed, and the owner did not
 * say that it was given. Only where the organization wants that on the day of the closing. Rule book, 6.7.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PromiseGate {

    private final JdbcClient jdbc;
    private final PromisedSupport promised;
    private final Hierarchy hierarchy;
    private final OrganizationSettings settings;
    private final Ledger ledger;
    private final Today today;
    private final Clock clock;

    PromiseGate(
            JdbcClient jdbc,
            PromisedSupport promised,
            Hierarchy hierarchy,
            OrganizationSettings settings,
            Ledger ledger,
            Today today,
            Clock clock) {
        this.jdbc = jdbc;
        this.promised = promised;
        this.hierarchy = hierarchy;
        this.settings = settings;
        this.ledger = ledger;
        this.today = today;
        this.clock = clock;
    }

    /** What falls due, and what does not. */
    record Sorted(List<Opening.Due> due, List<Opening.Due> keptBack) {}

    /** Splits what follows; what is kept back already stays so, even if the setting changed meanwhile. */
    Sorted sort(List<Opening.Due> dues) {
        List<UUID> goals = dues.stream()
                .filter(PromiseGate::isCorrective)
                .map(due -> due.judgement().goal().goal())
                .distinct()
                .toList();
        Set<UUID> shut = new HashSet<>(standing(goals));
        if (settings.current().promiseGate()) {
            promised.missing(goals, today.date()).forEach(promise -> shut.add(promise.goal()));
        }
        Map<Boolean, List<Opening.Due>> split = dues.stream()
                .collect(Collectors.partitioningBy(due -> isCorrective(due)
                        && shut.contains(due.judgement().goal().goal())));
        return new Sorted(Objects.requireNonNull(split.get(false)), Objects.requireNonNull(split.get(true)));
    }

    /** Those that are not correctives of goals whose correctives are kept back. */
    List<Opening.Due> withoutKeptBack(List<Opening.Due> dues) {
        Set<UUID> standing = standing(dues.stream()
                .map(due -> due.judgement().goal().goal())
                .distinct()
                .toList());
        return dues.stream()
                .filter(due -> !isCorrective(due)
                        || !standing.contains(due.judgement().goal().goal()))
                .toList();
    }

    /** Writes down what does not fall due; what was written before, or fell due already, is left as it is. */
    void keepBack(String period, List<Opening.Due> dues, Opening.Origin origin, Map<UUID, Freshness> doubtful) {
        if (dues.isEmpty()) {
            return;
        }
        Hierarchy.Lines lines = hierarchy.on(
                today.date(),
                dues.stream().map(due -> due.judgement().person()).distinct().toList());
        List<UUID> written = new ArrayList<>();
        for (Opening.Due due : dues) {
            int person = due.judgement().person();
            Optional<Integer> leader = lines.leaderAbove(person);
            Optional<Integer> owedBy = due.consequence().owedBy() == Consequence.OwedBy.LEADER
                    ? leader
                    : lines.executiveAbove(person).or(() -> leader);
            owedBy.flatMap(owes -> insert(
                            period,
                            due,
                            owes,
                            doubtful.getOrDefault(due.judgement().goal().goal(), Freshness.FRESH),
                            origin))
                    .ifPresent(written::add);
        }
        if (!written.isEmpty()) {
            ledger.append(Act.of("correctives-kept-back", "period", period)
                    .by(null)
                    .with("correctives", written.size())
                    .with("rows", written.stream().map(UUID::toString).collect(Collectors.joining(" "))));
        }
    }

    /** Those of these that are not kept back yet. */
    List<Opening.Due> fresh(List<Opening.Due> keptBack) {
        List<Row> rows =
                rows(keptBack.stream().map(due -> due.judgement().goal().goal()).toList());
        return keptBack.stream()
                .filter(due -> rows.stream().noneMatch(row -> row.isOf(due)))
                .toList();
    }

    /** Takes back what does not follow any more from these goals as they are judged now. */
    void withdraw(Collection<UUID> goals, List<Opening.Due> wanted) {
        for (Row row : rows(goals)) {
            boolean follows = wanted.stream().anyMatch(row::isOf);
            if (!follows) {
                settle(row.id(), "withdrawn", null);
            }
        }
    }

    void settle(UUID id, String became, @Nullable UUID obligation) {
        jdbc.sql("""
                        update consequences.kept_back set became = ?, settled_on = ?, obligation_id = ?
                        where organization_id = ? and id = ?
                        """)
                .param(became)
                .param(today.date())
                .param(obligation)
                .param(CurrentOrganization.id())
                .param(id)
                .update();
    }

    private record Row(UUID id, UUID goal, PolicyVersionId version, String rule, int position) {

        boolean isOf(Opening.Due due) {
            return goal.equals(due.judgement().goal().goal())
                    && version.equals(due.judgement().version())
                    && rule.equals(due.judgement().rule().name())
                    && position == due.position();
        }
    }

    private List<Row> rows(Collection<UUID> goals) {
        return jdbc.sql("""
                        select id, goal_id, policy, policy_version, rule, position from consequences.kept_back
                        where organization_id = ? and goal_id = any(?) and became is null order by id
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new PolicyVersionId(row.getString(3), row.getInt(4)),
                        row.getString(5),
                        row.getInt(6)))
                .list();
    }

    private Set<UUID> standing(Collection<UUID> goals) {
        return goals.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select distinct goal_id from consequences.kept_back
                                where organization_id = ? and goal_id = any(?) and became is null
                                """)
                        .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    private Optional<UUID> insert(
            String period, Opening.Due due, int owedBy, Freshness freshness, Opening.Origin origin) {
        Judging.Judgement judgement = due.judgement();
        return jdbc.sql("""
                        insert into consequences.kept_back
                          (organization_id, id, goal_id, position, person_key, team_key, period, metric_key, attainment, policy,
                           policy_version, rule, consequence, severity, owed_by, in_a_row, omitted, freshness, origin,
                           restatement_id, since)
                        select :organization, :id, :goal, :position, :person, :team, :period, :metric, :attainment, :policy,
                               :version, :rule, :consequence, :severity, :owedBy, :inARow, :omitted, :freshness, :origin,
                               :restatement, :since
                        where not exists (select from consequences.obligation o
                          where o.organization_id = :organization and o.goal_id = :goal and o.policy = :policy
                            and o.policy_version = :version and o.rule = :rule and o.position = :position
                            and o.origin = :origin and o.restatement_id is not distinct from :restatement::uuid)
                          and not exists (select from consequences.kept_back k
                          where k.organization_id = :organization and k.goal_id = :goal and k.policy = :policy
                            and k.policy_version = :version and k.rule = :rule and k.position = :position and k.became is null)
                        on conflict do nothing returning id
                        """)
                .param("organization", CurrentOrganization.id())
                .param("id", Ids.next(clock))
                .param("goal", judgement.goal().goal())
                .param("position", due.position())
                .param("person", judgement.person())
                .param("team", judgement.goal().team())
                .param("period", period)
                .param("metric", judgement.goal().metric())
                .param("attainment", judgement.goal().attainment())
                .param("policy", judgement.version().policy())
                .param("version", judgement.version().number())
                .param("rule", judgement.rule().name())
                .param("consequence", due.consequence().name())
                .param("severity", due.consequence().severity().level())
                .param("owedBy", owedBy)
                .param("inARow", judgement.inARow())
                .param("omitted", judgement.omitted())
                .param("freshness", freshness.word())
                .param("origin", origin.name())
                .param("restatement", origin.restatement())
                .param("since", today.date())
                .query(UUID.class)
                .optional();
    }

    private static boolean isCorrective(Opening.Due due) {
        return due.consequence().kind() == Kind.CORRECTIVE;
    }
}
