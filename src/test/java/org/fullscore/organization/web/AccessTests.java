package org.fullscore.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.consistency.SnapshotsOfClosings;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call what. Nobody is 401; what one may not see is 404; what one sees and may not do is 403; whoever may gets past
 * the door: most bodies are wrong on purpose, so that 409 and 422 say so and nothing changes for the next column.
 */
class AccessTests extends RealTest {

    /**
     * In the columns: nobody; Priya, the rep it is about; Niamh, who leads her; Inês, who leads another team; Claire, who
     * audits; Olga of sales operations; the administrator; Ingrid, the executive, last as she decides what the others were
     * refused; a token of the administrator that only operates.
     */
    private static final String TABLE = """
            none rep  lead othr audt oper admn exec operate
            401  200  200  200  200  200  200  200  403  GET /api/teams -
            401  403  403  403  403  403  422  403  403  PUT /api/teams id,name\\n,x
            401  200  200  200  200  200  200  200  403  GET /api/people -
            401  403  403  403  403  403  422  403  403  PUT /api/people id,name,rank\\nx,x,king
            401  200  200  200  200  200  200  200  403  GET /api/memberships -
            401  403  403  403  403  403  422  403  403  PUT /api/memberships person,team,from\\nx,x,
            401  200  200  200  200  200  200  200  403  GET /api/absences -
            401  403  403  403  403  403  422  403  403  PUT /api/absences person,from,to\\nx,,
            401  200  200  200  200  200  200  200  403  GET /api/working-hours -
            401  403  403  403  403  403  422  403  403  PUT /api/working-hours person,from,to,percent\\nx,,,
            401  200  200  200  200  200  200  200  403  GET /api/metrics -
            401  403  403  403  403  403  422  403  403  PUT /api/metrics [{"code":"x"}]
            401  200  200  200  200  200  200  200  403  GET /api/periods -
            401  200  200  200  200  200  200  200  403  GET /api/periods/{period} -
            401  403  403  403  403  403  422  403  403  PUT /api/periods id,starts,ends\\nx,,
            401  200  200  200  200  200  200  200  403  GET /api/visibility -
            401  403  403  403  403  403  422  422  403  POST /api/visibility/changes {"wanted":"open","reason":"x"}
            401  403  403  403  403  403  409  409  403  POST /api/visibility/changes/{goal}/confirmation {}
            401  403  403  403  403  403  409  409  403  POST /api/visibility/changes/{goal}/refusal {}
            401  200  200  200  200  200  200  200  403  GET /api/promise-gate -
            401  403  403  403  403  403  422  422  403  POST /api/promise-gate/changes {"wanted":"off","reason":"x"}
            401  403  403  403  403  403  409  409  403  POST /api/promise-gate/changes/{goal}/confirmation {}
            401  403  403  403  403  403  409  409  403  POST /api/promise-gate/changes/{goal}/refusal {}
            401  200  200  200  200  200  200  200  403  GET /api/obligations/kept-back -
            401  200  200  200  200  200  200  200  403  GET /api/my-data -
            401  404  404  404  200  404  200  200  403  GET /api/erasures -
            401  404  404  404  200  404  200  200  403  GET /api/people/{someone}/erasure -
            401  403  403  403  403  403  422  403  403  POST /api/erasures {"person":"x"}
            401  403  403  403  403  403  409  409  403  POST /api/erasures/{goal}/approval {}
            401  403  403  403  403  403  409  409  403  POST /api/erasures/{goal}/refusal {}
            401  200  200  200  200  200  200  200  403  GET /api/tokens -
            401  403  403  403  403  403  422  403  403  POST /api/tokens {"person":"conor"}
            401  404  404  404  404  404  204  404  404  DELETE /api/tokens/{token} -
            401  200  200  200  200  200  200  200  403  GET /api/goals -
            401  403  409  403  403  409  409  409  403  PUT /api/goals owner,metric,period,target\\nperson:priya,revenue,2025-Q4,1
            401  403  403  403  403  403  409  403  403  PUT /api/goals?agreed=true owner,metric,period,target\\nperson:priya,revenue,2025-Q4,1
            401  409  409  403  403  403  403  403  403  POST /api/goals/{proposed}/signature {"version":99}
            401  403  409  403  403  403  403  403  403  POST /api/goals/{proposed}/delivery {"version":99}
            401  409  403  403  403  403  403  403  403  POST /api/goals/{goal}/objection {"text":"Too high"}
            401  403  409  403  403  403  403  403  403  POST /api/goals/{proposed}/counter {"version":99}
            401  403  409  403  403  409  409  409  403  PUT /api/goals/{proposed}/serves {}
            401  403  422  403  403  422  422  422  403  POST /api/goals/{proposed}/split {"into":"year"}
            401  422  422  403  403  422  422  422  403  POST /api/goals/{goal}/relief {"target":0,"reason":"x"}
            401  403  403  403  403  403  403  200  403  POST /api/goals/{goal}/relief/{relief}/approval {}
            401  403  403  403  403  403  403  200  403  POST /api/goals/{other}/relief/{unwanted}/refusal {}
            401  200  200  200  200  200  200  200  403  GET /api/sources -
            401  200  200  200  200  200  200  200  403  GET /api/sources/{source} -
            401  403  403  403  403  422  422  403  403  PUT /api/sources/{source} {}
            401  403  403  403  403  400  400  403  403  POST /api/sources/{source}/imports?mode=x id\\n1
            401  403  403  403  403  400  400  403  403  POST /api/sources/{source}/results {
            401  404  404  404  200  200  200  404  403  GET /api/sources/{source}/aliases -
            401  403  403  403  403  422  422  403  403  PUT /api/sources/{source}/aliases name,person\\nx,nobody
            401  403  403  403  403  422  422  403  403  POST /api/sources/{source}/quarantine/replay {"reason":"x"}
            401  404  404  404  200  200  200  404  403  GET /api/sources/{source}/quarantine -
            401  404  404  404  200  200  200  404  403  GET /api/sources/{source}/quarantine.csv -
            401  403  403  403  403  422  422  403  403  POST /api/sources/{source}/quarantine/correction {"reason":"x"}
            401  403  403  403  403  422  422  403  403  POST /api/sources/{source}/quarantine/omission {"reason":"x"}
            401  403  403  403  403  422  422  403  403  PUT /api/sources/{source}/quarantine/owner {"reason":"x"}
            401  200  200  200  200  200  200  200  403  GET /api/rates -
            401  403  403  403  403  422  422  403  403  PUT /api/rates currency,target,valid,rate\\nEUR,USD,x,1
            401  200  200  200  200  200  200  200  403  GET /api/imports -
            401  200  200  200  200  200  200  200  403  GET /api/imports/{import} -
            401  404  404  404  200  200  200  404  403  GET /api/imports/{import}/quarantine.csv -
            401  403  403  403  403  409  409  403  403  DELETE /api/imports/{import} -
            401  200  200  200  200  200  200  200  403  GET /api/standings?period={period} -
            401  200  200  200  200  200  200  200  403  GET /api/goals/{goal}/results -
            401  200  200  200  200  200  200  200  403  GET /api/goals/{goal}/results.csv -
            401  200  200  200  200  200  200  200  403  GET /api/boards/{team}?period={period}&metric=revenue -
            401  200  200  200  200  200  200  200  403  GET /api/periods/{period}/closing -
            401  403  403  403  403  403  409  409  403  POST /api/periods/{running}/closing {}
            401  403  403  403  403  403  422  422  403  POST /api/periods/{running}/postponement {}
            401  200  200  200  200  200  200  200  403  GET /api/policies -
            401  200  200  200  200  200  200  200  403  GET /api/policies/{policy} -
            401  404  404  404  200  404  200  200  403  GET /api/policies/{policy}/versions/{draft}/differences -
            401  404  404  404  200  404  200  200  403  GET /api/policies/{policy}/versions/{draft}/dry-run?period={period} -
            401  403  403  403  403  403  200  409  403  POST /api/policies/{policy}/versions/{draft}/publication {}
            401  403  403  403  403  403  200  200  403  PUT /api/policies/{policy} {"metric":"revenue","of":["person"],"period":"quarter","from":"2026-01-01","source":"Plan","rules":[{"name":"All","then":[]}]}
            401  200  200  200  200  200  200  200  403  GET /api/obligations -
            401  200  200  404  200  404  404  200  403  GET /api/obligations/{obligation} -
            401  200  200  404  200  404  404  200  403  GET /api/obligations/{obligation}/receipts -
            401  403  422  404  403  404  404  403  403  POST /api/obligations/{obligation}/application {}
            401  403  422  404  403  404  404  403  403  POST /api/obligations/{obligation}/substitution {"consequence":"Talk","severity":1,"reason":"circumstances","on":"2030-01-01"}
            401  403  422  404  403  404  404  403  403  POST /api/obligations/{obligation}/waiver {}
            401  404  403  404  403  404  404  200  403  POST /api/obligations/{waived}/waiver/approval {}
            401  409  403  404  403  404  404  403  403  POST /api/obligations/{obligation}/confirmation {}
            401  422  403  404  403  404  404  403  403  POST /api/obligations/{obligation}/dispute {"about":"number","text":""}
            401  404  403  404  403  422  404  403  403  POST /api/obligations/{disputed}/dispute/answer {"answer":"maybe","text":"As it was counted."}
            401  404  200  404  200  200  404  200  403  GET /api/obligations/{disputed}/holders -
            401  200  200  200  200  200  200  200  403  GET /api/obligations/coming -
            401  200  200  200  200  200  200  200  403  GET /api/delegations -
            401  422  422  422  422  422  422  422  403  POST /api/delegations {"delegate":"nobody"}
            401  404  404  404  404  404  404  404  403  DELETE /api/delegations/{goal} -
            401  404  404  404  200  404  200  404  403  GET /api/webhooks -
            401  403  403  403  403  403  422  403  403  POST /api/webhooks {}
            401  404  404  404  404  404  404  404  403  GET /api/webhooks/{goal}/deliveries -
            401  404  404  404  404  404  404  404  403  POST /api/webhooks/{goal}/test-delivery {}
            401  404  404  404  404  404  404  404  403  POST /api/webhooks/{goal}/deliveries/{goal}/replay {}
            401  404  404  404  404  404  404  404  403  DELETE /api/webhooks/{goal} -
            401  404  404  404  200  404  404  200  403  GET /api/pay-runs -
            401  403  403  403  403  403  403  422  403  POST /api/pay-runs {}
            401  404  404  404  404  404  404  404  403  GET /api/pay-runs/{number} -
            401  404  404  404  404  404  404  404  403  GET /api/pay-runs/{number}/lines.csv -
            401  404  404  404  404  404  404  404  403  GET /api/pay-runs/{number}/lines.xlsx -
            401  404  200  404  200  404  404  200  403  GET /api/people/{someone}/statement -
            401  200  200  200  200  200  200  200  403  GET /api/restatements -
            401  404  404  404  200  200  200  200  403  GET /api/restatements/{restatement} -
            401  404  404  404  403  403  200  409  403  POST /api/restatements/{restatement}/acceptance {}
            401  404  404  404  409  409  409  409  403  POST /api/restatements/{restatement}/refusal {}
            401  404  404  404  200  404  200  200  403  GET /api/history/obligations -
            401  403  403  403  403  403  422  403  403  PUT /api/history/obligations id\\n1
            401  200  200  200  200  200  200  200  403  GET /api/consistency -
            401  200  200  200  200  200  200  200  403  GET /api/consistency/groups -
            401  403  403  403  403  403  422  422  403  POST /api/consistency/groups/uses {"group":"nobody"}
            401  403  403  403  403  403  409  409  403  POST /api/consistency/groups/uses/{goal}/confirmation {}
            401  403  403  403  403  403  409  409  403  POST /api/consistency/groups/uses/{goal}/refusal {}
            401  403  403  403  403  403  409  409  403  POST /api/consistency/groups/uses/{goal}/end {}
            401  200  200  200  200  200  200  200  403  GET /api/consistency/snapshots -
            401  403  403  403  422  403  403  422  403  POST /api/consistency/snapshots {}
            401  200  200  200  200  200  200  200  403  GET /api/consistency/snapshots/{snapshot} -
            401  404  404  404  200  404  404  200  403  GET /api/consistency/snapshots/{chosen} -
            401  200  200  200  200  200  200  200  403  GET /api/consistency/snapshots/{snapshot}.xlsx -
            401  200  200  200  200  200  200  200  403  GET /api/consistency/snapshots/{snapshot}.pdf -
            401  404  404  404  200  404  200  200  403  GET /api/ledger -
            401  404  404  404  200  404  200  200  403  GET /api/ledger/verification -
            401  404  404  404  200  404  200  200  403  GET /api/ledger/checkpoints -
            401  404  404  404  200  404  200  200  403  GET /api/ledger/export -
            """;

    private static final int COLUMNS = 9;

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2025-01-01
            source: Sales compensation plan 2025, section 4
            rules:
              - { name: Met, from: 100, then: [] }
              - name: Missed
                below: 100
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5, evidence: true }]
            """;

    @Autowired
    SnapshotsOfClosings snapshots;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everybodyGetsAsFarAsTheyMayAndNoFurther() {
        House house = found("Aldera Instruments");
        Map<String, String> names = aQuarterThatIsClosed(house);
        List<Api> callers = Stream.concat(
                        Stream.of(house.administrator().as(null)),
                        Stream.of(
                                        "priya admin",
                                        "niamh admin",
                                        "ines admin",
                                        "claire admin",
                                        "olga admin",
                                        "admin admin",
                                        "ingrid admin",
                                        "admin operate")
                                .map(caller -> caller.split(" "))
                                .map(caller -> tokenOf(house, caller[0], caller[1])))
                .toList();

        String observed = TABLE.lines()
                .skip(1)
                .map(row -> statuses(row, names, callers) + request(row))
                .collect(Collectors.joining("\n", TABLE.lines().findFirst().orElseThrow() + "\n", "\n"));

        assertThat(observed).isEqualTo(TABLE);
    }

    @Test
    void everyAddressOfTheApiIsInTheTable() {
        Set<String> served = handlers.getHandlerMethods().keySet().stream()
                .flatMap(AccessTests::calls)
                .filter(call -> call.contains(" /api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = TABLE.lines()
                .skip(1)
                .map(row -> cells(row)[COLUMNS] + " " + cells(row)[COLUMNS + 1].replaceAll("\\?.*", ""))
                .map(AccessTests::nameless)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(served);
    }

    @Test
    void standingsOfOthersAreNotThereWhereTheOrganizationShowsOnlyOnesOwn() {
        House house = found("Aldera Instruments");
        aQuarterThatIsClosed(house);
        in(
                house,
                () -> jdbc.sql("update organization.setting set visibility = 'own' where organization_id = ?")
                        .param(house.organization().id())
                        .update());

        assertThat(tokenOf(house, "priya", "read")
                        .get("/api/standings?period=2025-Q3")
                        .json()
                        .get("items")
                        .valueStream())
                .extracting(item -> item.get("owner").asString())
                .containsExactly("person:priya");
    }

    /** Priya, Conor and Aoife missed the third quarter of 2025, results came late, and the fourth quarter is under way. */
    private Map<String, String> aQuarterThatIsClosed(House house) {
        Cast.enter(house);
        clock.set(LocalDate.of(2025, 10, 20));
        Api admin = house.administrator();
        Api niamh = tokenOf(house, "niamh", "admin");
        Api ingrid = tokenOf(house, "ingrid", "admin");
        Api sigrid = tokenOf(house, "sigrid", "admin");
        done(ingrid.putYaml("/api/policies/revenue", POLICY));
        done(sigrid.postJson("/api/policies/revenue/versions/1/publication", "{}"));
        done(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2025-Q3,100000
                person:conor,revenue,2025-Q3,100000
                person:aoife,revenue,2025-Q3,100000
                person:priya,revenue,2025-Q4,100000
                person:conor,revenue,2025-Q4,100000
                """));
        done(niamh.putCsv("/api/goals", """
                owner,metric,period,target
                person:priya,deals-won,2025-Q4,9
                """));
        done(admin.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        deliver(admin, "1,priya,2025-08-04,60000");
        done(admin.postJson("/api/periods/2025-Q3/closing", "{}"));
        String late = deliver(admin, "1,priya,2025-08-04,70000");
        done(ingrid.putYaml("/api/policies/revenue", POLICY.replace("workingDays: 5", "workingDays: 8")));
        String goal = id(ingrid, "/api/goals?period=2025-Q4&metric=revenue&owner=person:priya");
        String other = id(ingrid, "/api/goals?period=2025-Q4&metric=revenue&owner=person:conor");
        String waived = id(ingrid, "/api/obligations?owner=person:conor");
        String disputed = id(ingrid, "/api/obligations?owner=person:aoife");
        done(tokenOf(house, "aoife", "admin")
                .postJson(
                        "/api/obligations/" + disputed + "/dispute",
                        "{\"about\":\"number\",\"text\":\"I sold more.\"}"));
        done(niamh.postJson("/api/obligations/" + waived + "/waiver", "{\"reason\":\"absence\",\"note\":\"Away\"}"));
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
        Api.Answer chosen =
                ingrid.postJson("/api/consistency/snapshots", "{\"from\":\"2025-10-01\",\"to\":\"2025-10-19\"}");
        done(chosen);
        return Map.ofEntries(
                Map.entry("{period}", "2025-Q3"),
                Map.entry("{running}", "2025-Q4"),
                Map.entry("{team}", "dublin"),
                Map.entry("{someone}", "conor"),
                Map.entry("{number}", "7"),
                Map.entry("{source}", "crm"),
                Map.entry("{policy}", "revenue"),
                Map.entry("{draft}", "2"),
                Map.entry("{import}", late),
                Map.entry("{goal}", goal),
                Map.entry("{other}", other),
                Map.entry("{proposed}", id(ingrid, "/api/goals?period=2025-Q4&metric=deals-won&owner=person:priya")),
                Map.entry("{relief}", relief(niamh, goal)),
                Map.entry("{unwanted}", relief(tokenOf(house, "duarte", "admin"), other)),
                Map.entry("{obligation}", id(ingrid, "/api/obligations?owner=person:priya")),
                Map.entry("{waived}", waived),
                Map.entry("{disputed}", disputed),
                Map.entry("{snapshot}", id(niamh, "/api/consistency/snapshots")),
                Map.entry("{chosen}", chosen.json().get("id").asString()),
                Map.entry("{restatement}", id(ingrid, "/api/restatements")),
                Map.entry(
                        "{token}",
                        admin.postJson(
                                        "/api/tokens",
                                        "{\"person\":\"conor\",\"name\":\"x\",\"scopes\":[\"read\"],\"expires\":\"2050-01-01\"}")
                                .json()
                                .get("id")
                                .asString()));
    }

    private static String relief(Api asking, String goal) {
        Api.Answer asked = asking.postJson(
                "/api/goals/" + goal + "/relief",
                "{\"target\":80000,\"reason\":\"territory changed\",\"note\":\"Porto\"}");
        done(asked);
        return asked.json().get("relief").asString();
    }

    private static String deliver(Api api, String row) {
        Api.Answer answer = api.postFile(
                "/api/sources/crm/imports", ("id,person,day,amount\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
        done(answer);
        return answer.json().get("id").asString();
    }

    private static String id(Api api, String list) {
        return api.get(list).json().get("items").get(0).get("id").asString();
    }

    private static String statuses(String row, Map<String, String> names, List<Api> callers) {
        String[] cells = cells(row);
        String path = filled(cells[COLUMNS + 1], names);
        String body = cells[COLUMNS + 2].replace("\\n", "\n");
        String type =
                Map.of("{", "application/json", "[", "application/json").getOrDefault(body.substring(0, 1), "text/csv");
        return callers.stream()
                .map(caller -> caller.call(cells[COLUMNS], path, type, body.getBytes(StandardCharsets.UTF_8), Map.of()))
                .map(answer -> answer.status() + "  ")
                .collect(Collectors.joining());
    }

    /** What is asked, as it stands behind the columns. */
    private static String request(String row) {
        String[] cells = cells(row);
        return IntStream.of(COLUMNS, COLUMNS + 1, COLUMNS + 2)
                .mapToObj(cell -> cells[cell])
                .collect(Collectors.joining(" "));
    }

    private static String filled(String path, Map<String, String> names) {
        return names.entrySet().stream()
                .map(name ->
                        (java.util.function.UnaryOperator<String>) text -> text.replace(name.getKey(), name.getValue()))
                .reduce(text -> text, (first, then) -> text -> then.apply(first.apply(text)))
                .apply(path);
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> nameless(method + " " + path)));
    }

    private static String nameless(String call) {
        return call.replaceAll("\\{[^}]*}", "{}");
    }

    private static String[] cells(String row) {
        return Arrays.copyOf(row.split(" +", COLUMNS + 3), COLUMNS + 3);
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
