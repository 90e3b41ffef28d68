package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the README tells a new administrator: from an empty organization to eight people whose quarterly goals are signed. */
class SignedGoalsFromNothingTest extends RealTest {

    private static final List<String> REPS = List.of("cem", "dora", "emil", "fay", "gus", "hana");

    @Test
    void eightPeopleSignAndSoDoesWhoeverLeadsThem() {
        clock.set(LocalDate.of(2026, 7, 1));
        House house = found("My company");
        Api api = house.administrator();
        done(api.putCsv("/api/teams", "id,name,parent\ncompany,My company,\nnorth,North,company\n"));
        done(api.putCsv("/api/people", """
                id,name,rank,team
                zoe,Zoe of the board,executive,
                ada,Ada,executive,company
                ben,Ben,leader,north
                cem,Cem,rep,north
                dora,Dora,rep,north
                emil,Emil,rep,north
                fay,Fay,rep,north
                gus,Gus,rep,north
                hana,Hana,rep,north
                """));
        done(api.putCsv(
                "/api/teams",
                "id,name,parent,leader,answersTo\ncompany,My company,,ada,zoe\nnorth,North,company,ben,\n"));
        done(
                api.putJson(
                        "/api/metrics",
                        "[{\"code\":\"revenue\",\"name\":\"Revenue\",\"unit\":\"currency\",\"currency\":\"EUR\",\"direction\":\"higher\",\"aggregate\":\"sum\"}]"));
        StringBuilder goals = new StringBuilder("owner,metric,period,target,commit,stretch,why\n");
        REPS.forEach(
                rep -> goals.append("person:").append(rep).append(",revenue,2026-Q3,75000,60000,90000,New region\n"));
        goals.append("person:ben,revenue,2026-Q3,50000,,,New region\nperson:ada,revenue,2026-Q3,25000,,,New region\n");
        done(api.putCsv("/api/goals", goals.toString()));

        REPS.forEach(rep -> sign(house, rep, rep));
        sign(house, "ben", "ben");
        sign(house, "ada", "ada");
        Api ben = tokenOf(house, "ben", "act");
        REPS.forEach(rep -> done(ben.postJson("/api/goals/" + goal(api, rep) + "/signature", "{}")));
        sign(house, "ada", "ben");
        sign(house, "zoe", "ada");

        assertThat(api.get("/api/goals?period=2026-Q3").json().get("items").valueStream())
                .hasSize(8)
                .allMatch(item -> item.get("state").asString().equals("agreed")
                        && item.get("inForceOn").asString().equals("2026-07-01")
                        && item.get("signed").size() == 2);
    }

    private void sign(House house, String signer, String owner) {
        done(tokenOf(house, signer, "act")
                .postJson("/api/goals/" + goal(house.administrator(), owner) + "/signature", "{}"));
    }

    private static String goal(Api api, String owner) {
        JsonNode items = api.get("/api/goals?owner=person:" + owner).json().get("items");
        return items.get(0).get("id").asString();
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
