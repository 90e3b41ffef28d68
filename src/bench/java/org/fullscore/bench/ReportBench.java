package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.Fullscore;
import org.fullscore.RealTest;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Inquiry;
import org.fullscore.consistency.Reporting;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/**
 * The consistency report of an organization in which every tenth leads nine others, over twenty closings, two obligations of everybody in each; the first ten closings lie
 * before Fullscore. Against the statements that count them, sent by plain JDBC, all rows fetched.
 */
@ContextConfiguration(classes = Fullscore.class)
class ReportBench extends RealTest {

    private static final int OBLIGATIONS = Integer.getInteger("bench.obligations", 1_000_000);
    private static final int ROUNDS = Math.min(5, Integer.getInteger("bench.rounds", 5));
    private static final int CLOSINGS = 20;
    private static final int PEOPLE = OBLIGATIONS / CLOSINGS / 2;
    private static final int TEAM = 10;
    private static final int FILE = 20_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST = LocalDate.of(2021, 10, 1);

    /** What became of each obligation, how late and how severely. */
    private static final String TOLD = """
            select *, case became when 'withdrawn' then null when 'not applied' then 61
                                  else least(61, greatest(-60, decided_at::date - deadline)) end as delay,
                   case when became in ('applied', 'late') then coalesce(outcome_severity, severity)
                        when became = 'substituted' then coalesce(outcome_severity, 0) else 0 end as done
            from (select *, case when past and outcome = 'applied' and decided_at::date > deadline then 'late'
                                 else coalesce(outcome, 'not applied') end as became
                  from consequences.obligation_outcome
                  where organization_id = current_setting('fullscore.organization')::uuid and deadline between '2021-10-01' and '2026-11-19') as each""";

    @Autowired
    private Reporting reporting;

    @Autowired
    private Dictionary dictionary;

    @Test
    void fiveYearsOfEverybody() throws Exception {
        clock.set(TODAY);
        House house = found("Bench");
        enter(house);
        try (Connection connection = database.superuser()) {
            decide(connection, house);
        }
        List<Double> reported = new ArrayList<>();
        List<Double> counted = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double ofCounts = count(house);
            double ofReport = report(house);
            System.out.printf("round %d: reported in %,.0f ms, counted in %,.0f ms%n", round, ofReport, ofCounts);
            if (round > 0) { // the first is for warming up
                reported.add(ofReport);
                counted.add(ofCounts);
            }
        }
        Report.milliseconds(
                "Consistency report of %,d obligations".formatted(OBLIGATIONS),
                reported,
                "plain SQL counts them by occasion, by person and by day",
                counted);
    }

    /** As the application connects, with row level security. */
    private double count(House house) throws SQLException {
        try (Connection connection = database.application()) {
            execute(connection, "select set_config('fullscore.organization', '" + house.organization().id() + "', false)");
            connection.setAutoCommit(false);
            long started = System.nanoTime();
            long rows = 0;
            for (String sql : List.of(
                    counts("owed_by, owed_by_name, rank, team, team_name, kind, severity, coalesce(period, deadline::text), past"),
                    counts("owed_by, owed_by_name, rank, team, team_name, kind, severity, owner"),
                    "select kind, severity, rank, owed_by, team, delay, count(*) from (" + TOLD
                            + ") as told where delay is not null group by grouping sets ((kind, severity, delay), (kind, rank, delay), (kind, owed_by, delay), (kind, team, delay))")) {
                rows += fetch(connection, sql);
            }
            double took = (System.nanoTime() - started) / 1e6;
            System.out.printf("%,d rows%n", rows);
            return took;
        }
    }

    private static String counts(String by) {
        return "select " + by + """
                , count(*) filter (where became = 'applied'), count(*) filter (where became = 'late'), count(*) filter (where became = 'substituted'),
                count(*) filter (where became = 'waived'), count(*) filter (where became = 'not applied'), count(*) filter (where became = 'withdrawn'),
                count(delay), count(*) filter (where delay <= -2), count(*) filter (where done >= severity), count(*) filter (where done > severity),
                sum(done), sum(severity)
                from (""" + TOLD + ") as told group by " + by;
    }

    private static long fetch(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            long rows = 0;
            try (ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int column = 1; column <= columns; column++) {
                        result.getString(column);
                    }
                    rows++;
                }
            }
            return rows;
        }
    }

    private double report(House house) {
        Viewer viewer = new Viewer(house.organization(), 0, "e0", "Executive", Rank.EXECUTIVE, Set.of(), Set.of(), false);
        long started = System.nanoTime();
        ConsistencyReport report = in(
                house,
                () -> reporting
                        .live(Inquiry.usual(FIRST, TODAY), viewer, dictionary.words(Locale.US, ZoneOffset.UTC))
                        .orElseThrow());
        double took = (System.nanoTime() - started) / 1e6;
        assertThat(report.outcomes().due()).isGreaterThan(OBLIGATIONS * 9 / 10);
        return took;
    }

    private static void enter(House house) {
        Api api = house.administrator();
        put(api, "/api/people", "id,name,rank,joined", PEOPLE / 1000 + 1, i -> "e%1$d,Executive %1$d,executive,2020-01-01".formatted(i));
        put(api, "/api/teams", "id,name,leader", 1, i -> "house,House,e0");
        put(api, "/api/people", "id,name,rank,joined", PEOPLE / TEAM, i -> "p%1$d,Leader %1$d,leader,2020-01-01".formatted(i * TEAM));
        put(api, "/api/teams", "id,name,parent,leader", PEOPLE / TEAM, i -> "t%1$d,Team %1$d,house,p%2$d".formatted(i, i * TEAM));
        put(
                api,
                "/api/people",
                "id,name,rank,team,joined",
                PEOPLE,
                i -> "p%1$d,Person %1$d,%2$s,t%3$d,2020-01-01".formatted(i, i % TEAM == 0 ? "leader" : "rep", i / TEAM));
    }

    private static void put(Api api, String path, String columns, int rows, IntFunction<String> row) {
        for (int first = 0; first < rows; first += FILE) {
            Api.Answer answer = api.putCsv(
                    path,
                    columns + "\n"
                            + IntStream.range(first, Math.min(rows, first + FILE))
                                    .mapToObj(row)
                                    .collect(Collectors.joining("\n")));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    private static void decide(Connection connection, House house) throws SQLException {
        String id = "'" + house.organization().id() + "'";
        execute(connection, "set session_replication_role = replica"); // goals, policies and who decided do not matter here
        execute(connection, "select setseed(0.2026)");
        execute(connection, """
                create temporary table decision as
                select person, closing, nth, case when person %% 10 = 0 then 'e' || person / 10 %% (%2$d / 1000 + 1) else 'p' || person / 10 * 10 end as owed_by,
                       case when person %% 10 = 0 then 'leader' else 'rep' end as rank,
                       (array['reward', 'recognition', 'support', 'support', 'corrective'])[1 + floor(5 * random())] as kind,
                       1 + floor(3 * random() * random())::integer as severity,
                       (date '2021-10-01' + make_interval(months => 3 * closing))::date + 12 + nth as deadline,
                       random() as luck, floor(10 * random() * random())::integer - 4 as sooner, random() as harder
                from generate_series(0, %2$d - 1) person, generate_series(0, %1$d - 1) closing, generate_series(0, 1) nth
                """.formatted(CLOSINGS, PEOPLE));
        execute(connection, """
                create temporary table told as
                select *, case when luck < 0.8 then 'applied' when luck < 0.85 then 'waived' when luck < 0.91 then 'late' when luck < 0.94 then 'substituted'
                               when luck < 0.99 then 'not applied' else 'withdrawn' end as outcome from decision
                """);
        execute(connection, """
                insert into consequences.past_obligation (organization_id, id, owner, owed_by, rule, kind, severity, due, outcome, decided, outcome_severity, rank, team, region)
                select %1$s, concat_ws('-', person, closing, nth), 'p' || person, owed_by, 'Rule ' || severity, kind, severity, deadline, outcome,
                       case when outcome <> 'not applied' then deadline - case when outcome = 'late' then -5 else abs(sooner) end end,
                       case when outcome = 'substituted' then severity - 1 end, rank, 't' || person / 10, r.key
                from told
                join organization.team_card r on r.organization_id = %1$s and r.id = 't' || person / 2500
                where closing < 10
                """.formatted(id));
        execute(connection, """
                insert into consequences.obligation (organization_id, id, goal_id, position, person_key, period, metric_key, policy, policy_version, rule, consequence,
                       kind, severity, evidence_needed, entitlement, owed_by, rank, home_team, region, opened_on, deadline, working_days, outcome, decided_at, outcome_severity)
                select %1$s, gen_random_uuid(), gen_random_uuid(), 0, p.key, to_char(date '2021-07-01' + make_interval(months => 3 * closing), 'YYYY"-Q"Q'),
                       1, 'revenue', 1, 'Rule ' || severity, 'Consequence', kind, severity, false, false, q.key, d.rank, t.key, r.key, deadline - 10, deadline, 10,
                       case when outcome <> 'not applied' then outcome end,
                       case when outcome <> 'not applied' then deadline - case when outcome = 'late' then -5 else abs(sooner) end end,
                       case when outcome = 'substituted' then severity - 1 end
                from told d
                join organization.person_card p on p.organization_id = %1$s and p.id = 'p' || person
                join organization.person_card q on q.organization_id = %1$s and q.id = d.owed_by
                join organization.team_card t on t.organization_id = %1$s and t.id = 't' || person / 10
                join organization.team_card r on r.organization_id = %1$s and r.id = 't' || person / 2500
                where closing >= 10
                """.formatted(id));
        execute(connection, "set session_replication_role = origin");
        execute(connection, "vacuum analyze");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
