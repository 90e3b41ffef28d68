package org.fullscore.consequences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Visit;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The third quarter closed, but the process was killed after the first goals: standings are frozen, what follows is written for some. */
class ClosingThatStoppedTest extends RealTest {

    private static final String PASSWORD = "the sea is blue today";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;
    private Api api;
    private List<String> whole = List.of();

    @BeforeEach
    void itStops() throws SQLException {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        publish(house, "revenue", Policies2026.REVENUE);
        ok(
                api.putCsv(
                        "/api/goals?agreed=true",
                        "owner,metric,period,target\nperson:priya,revenue,2026-Q3,100\nperson:conor,revenue,2026-Q3,100\nperson:niamh,revenue,2026-Q3,100\n"));
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """));
        ok(api.postFile("/api/sources/crm/imports", "id,who,day,amount\nA,priya,2026-07-01,130\n".getBytes(UTF_8)));
        clock.set(LocalDate.of(2026, 10, 1));
        ok(api.postJson("/api/periods/2026-Q3/closing", "{}"));
        whole = owed();
        forgetAllButTheFirst();
    }

    @Test
    void thePageAndTheApiSayHowFarItIs() {
        String email = "ingrid-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("ingrid").orElseThrow().key(), email, PASSWORD);
            return house;
        });

        assertThat(api.get("/api/periods/2026-Q3/closing").json().get("swept").asInt())
                .isEqualTo(1);
        assertThat(Visit.of(port, email, PASSWORD).get("/closing/2026-Q3").body())
                .contains("role=\"progressbar\"", "aria-valuenow=\"1\"", "hx-trigger=\"every 1s\"");
    }

    @Test
    void askedAgainItGoesOnWhereItStopped() {
        assertThat(whole).hasSizeGreaterThan(1).isNotEqualTo(owed());

        Api.Answer answer =
                api.call("POST", "/api/periods/2026-Q3/closing", null, new byte[0], Map.of("Prefer", "respond-async"));

        assertThat(answer.status()).isIn(200, 202);
        await().until(() -> api.get("/api/periods/2026-Q3/closing")
                .json()
                .get("state")
                .asString()
                .equals("closed"));
        assertThat(owed()).isEqualTo(whole);
        assertThat(api.get("/api/periods/2026-Q3/closing").json().get("swept"))
                .isEqualTo(api.get("/api/periods/2026-Q3/closing").json().get("goals"));
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private List<String> owed() {
        return tokenOf(house, "ingrid", "read")
                .get("/api/obligations?period=2026-Q3")
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("owner").asString() + " "
                        + item.get("consequence").asString())
                .sorted()
                .toList();
    }

    private void forgetAllButTheFirst() throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            String here = "organization_id = '" + house.organization().id() + "'";
            String first = "(select min(goal_id::text)::uuid from results.frozen_standing where " + here + ")";
            statement.execute("delete from consequences.obligation where " + here + " and goal_id > " + first);
            statement.execute(
                    "update results.closing set state = 'closing', closed_at = null, closed_by = null, swept = 1, swept_to = "
                            + first + " where " + here);
        }
    }
}
