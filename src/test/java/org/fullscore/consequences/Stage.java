package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.fullscore.RealTest;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cast, with the policy of the design published, on Monday 20 July 2026; closed periods are put before the consequences as the
 * closing of results does it.
 */
abstract class Stage extends RealTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 7, 20);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FallingDue fallingDue;

    @Autowired
    Drafting drafting;

    @Autowired
    Publishing publishing;

    @Autowired
    Register register;

    @Autowired
    Applying applying;

    @Autowired
    People people;

    @Autowired
    Teams teams;

    @Autowired
    Periods periods;

    @Autowired
    Hierarchy hierarchy;

    House house;

    @BeforeEach
    void theCastEnters() {
        house = found("Aldera Instruments");
        here(() -> {
            enter();
            return true;
        });
        clock.set(MONDAY);
    }

    /** The people of {@link org.fullscore.Cast}, straight into the database: fifty times faster than through the API. */
    private void enter() {
        UUID organization = house.organization().id();
        Map<String, Integer> keys = new HashMap<>();
        for (String line : """
                ingrid,Ingrid Solberg,executive,company
                sigrid,Sigrid Aalto,executive,
                duarte,Duarte Nogueira,leader,atlantic
                niamh,Niamh Byrne,leader,dublin
                priya,Priya Raman,rep,dublin
                conor,Conor Walsh,rep,dublin
                aoife,Aoife Kearney,rep,dublin
                ines,Inês Carvalho,leader,porto
                rui,Rui Costa,rep,porto
                claire,Claire Fontaine,rep,
                """.strip().split("\n")) {
            String[] cells = line.split(",", -1);
            Integer key = jdbc.sql("""
                            insert into organization.person (organization_id, id, name, rank, roles) values (?, ?, ?, ?, ?)
                            returning key
                            """)
                    .params(
                            organization,
                            cells[0],
                            cells[1],
                            cells[2],
                            cells[0].equals("claire") ? new String[] {"auditor"} : new String[0])
                    .query(Integer.class)
                    .single();
            keys.put(cells[0], key);
        }
        for (String line :
                "company,,ingrid atlantic,company,duarte dublin,atlantic,niamh porto,atlantic,ines".split(" ")) {
            String[] cells = line.split(",", -1);
            keys.put(
                    cells[0],
                    jdbc.sql("insert into organization.team (organization_id, id, name) values (?, ?, ?) returning key")
                            .params(organization, cells[0], cells[0])
                            .query(Integer.class)
                            .single());
            jdbc.sql("""
                            insert into organization.team_parent (organization_id, team_key, starts, parent_key)
                            select ?, ?, '0001-01-01', key from organization.team where organization_id = ? and id = ?
                            """)
                    .params(organization, keys.get(cells[0]), organization, cells[1])
                    .update();
            jdbc.sql("""
                            insert into organization.team_leader (organization_id, team_key, starts, leader_key)
                            values (?, ?, '0001-01-01', ?)
                            """)
                    .params(organization, keys.get(cells[0]), keys.getOrDefault(cells[2], 0))
                    .update();
        }
        jdbc.sql("update organization.team set answers_to = ? where organization_id = ? and id = 'company'")
                .params(keys.getOrDefault("sigrid", 0), organization)
                .update();
        Map.of(
                        "company", List.of("ingrid"),
                        "atlantic", List.of("duarte"),
                        "dublin", List.of("niamh", "priya", "conor", "aoife"),
                        "porto", List.of("ines", "rui"))
                .forEach((team, members) -> members.forEach(member -> jdbc.sql("""
                                insert into organization.membership (organization_id, person_key, team_key, kind, starts)
                                values (?, ?, ?, 'main', '0001-01-01')
                                """)
                        .params(organization, keys.getOrDefault(member, 0), keys.getOrDefault(team, 0))
                        .update()));
        jdbc.sql("""
                        insert into organization.metric (organization_id, code, name, unit, currency)
                        values (?, 'revenue', 'Revenue', 'currency', 'USD')
                        """).param(organization).update();
    }

    /** Inside a transaction of the organization. */
    <R> R here(Supplier<R> work) {
        return in(house, work);
    }

    int key(String person) {
        return here(() -> people.byId(person).orElseThrow().key());
    }

    Viewer viewer(String id) {
        Person person = here(() -> people.byId(id).orElseThrow());
        return new Viewer(
                house.organization(),
                person.key(),
                person.id(),
                person.name(),
                person.rank(),
                person.roles(),
                EnumSet.allOf(Scope.class),
                false);
    }

    Viewer machine(String id) {
        Viewer person = viewer(id);
        return new Viewer(
                person.organization(),
                person.personKey(),
                person.personId(),
                person.name(),
                person.rank(),
                person.roles(),
                person.scopes(),
                true);
    }

    /** Written by Ingrid Solberg, published by Sigrid Aalto. */
    void publish(String name, String policy) {
        Drafting.Written written = here(() -> drafting.write(viewer("ingrid"), name, Policies2026.read(policy), null));
        PolicyVersionId id = ((Drafting.Draft) written).id();
        Publishing.Publication publication = here(() -> publishing.publish(viewer("sigrid"), id));
        if (!(publication instanceof Publishing.Published)) {
            throw new AssertionError(publication);
        }
    }

    /** An agreed goal on revenue; owner as {@code person:ID} or {@code team:ID}. */
    UUID goal(String owner, String period, int target) {
        return goal(owner, period, target, null);
    }

    UUID goal(String owner, String period, int target, @Nullable PolicyVersionId agreed) {
        return here(() -> {
            Period found = periods.find(period).orElseThrow();
            boolean isPerson = owner.startsWith("person:");
            String id = owner.substring(owner.indexOf(':') + 1);
            UUID goal = UUID.randomUUID();
            jdbc.sql("""
                            insert into goals.goal (organization_id, id, person_key, team_key, metric_key, period, period_kind,
                              starts, ends, target, first_target, state, in_force_on, recorded_on, policy, policy_version)
                            values (?, ?, ?, ?, (select key from organization.metric_card where organization_id = ?
                              and code = 'revenue'), ?, ?, ?, ?, ?, ?, 'agreed', ?, ?, ?, ?)
                            """)
                    .param(house.organization().id())
                    .param(goal)
                    .param(isPerson ? people.byId(id).orElseThrow().key() : null)
                    .param(isPerson ? null : teams.byId(id).orElseThrow().key())
                    .param(house.organization().id())
                    .param(found.id())
                    .param(found.kind().word())
                    .param(found.starts())
                    .param(found.ends())
                    .param(target)
                    .param(target)
                    .param(found.starts())
                    .param(found.starts())
                    .param(agreed == null ? null : agreed.policy())
                    .param(agreed == null ? null : agreed.number())
                    .update();
            return goal;
        });
    }

    /** Freezes what was attained, as amounts by goal. */
    void freeze(String period, Map<UUID, Integer> actuals) {
        here(() -> {
            Period found = periods.find(period).orElseThrow();
            jdbc.sql("""
                            insert into results.closing (organization_id, period, starts, ends, state, closed_at)
                            values (?, ?, ?, ?, 'closed', ?) on conflict do nothing
                            """)
                    .params(
                            house.organization().id(),
                            period,
                            found.starts(),
                            found.ends(),
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            actuals.forEach((goal, actual) -> jdbc.sql("""
                            insert into results.frozen_standing (organization_id, period, goal_id, person_key, team_key,
                              metric_key, target, first_target, numerator, denominator, has_data, attainment, met, level, as_of,
                              freshness)
                            select organization_id, period, id, person_key, team_key, metric_key, target, first_target, ?, 1, true,
                                   round(? / target, 8), ? >= target, 'none', ?, 'fresh'
                            from goals.goal where organization_id = ? and id = ?
                            """)
                    .params(
                            new BigDecimal(actual),
                            new BigDecimal(actual),
                            new BigDecimal(actual),
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                            house.organization().id(),
                            goal)
                    .update());
            return true;
        });
    }

    /** What the closing passes on. */
    List<Judged> frozen(String period) {
        return here(() -> jdbc.sql("""
                        select goal_id, person_key, team_key, metric_key, target, numerator, denominator, has_data, attainment
                        from results.frozen_standing where organization_id = ? and period = ? order by goal_id
                        """)
                .params(house.organization().id(), period)
                .query((row, number) -> new Judged(
                        row.getObject(1, UUID.class),
                        row.getObject(2, Integer.class),
                        row.getObject(3, Integer.class),
                        row.getShort(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7),
                        row.getBoolean(8),
                        row.getBigDecimal(9)))
                .list());
    }

    int sweep(String period, List<Judged> goals) {
        return here(() -> fallingDue.fall(periods.find(period).orElseThrow(), goals));
    }

    int close(String period, Map<UUID, Integer> actuals) {
        freeze(period, actuals);
        return sweep(period, frozen(period));
    }

    /** Everything there is, as Ingrid Solberg sees it. */
    List<Register.Line> obligations() {
        return here(() -> register.list(viewer("ingrid"), Register.Filter.ALL, null, 1000));
    }

    Register.Line obligationOf(String person, String consequence) {
        return obligations().stream()
                .filter(line ->
                        line.personId().equals(person) && line.consequence().equals(consequence))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(consequence + " for " + person + " among " + obligations()));
    }

    State stateOf(ObligationId id) {
        return here(() -> register.one(viewer("ingrid"), id).orElseThrow().state());
    }

    static Obligation.Deed on(LocalDate day) {
        return new Obligation.Deed(day, null, "https://files.example.org/plan");
    }

    static Refusal.@Nullable Reason refusal(Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> refused.refusal().reason();
            case Decision.Done done -> null;
            case Decision.Unseen unseen -> throw new AssertionError("unseen");
        };
    }
}
