package org.fullscore.goals.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.fullscore.organization.Teams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who is signed in sends forms that no page of theirs contains. */
class ForgedFormTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private Teams teams;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private House house;

    @BeforeEach
    void priyaHasAGoal() {
        clock.set(LocalDate.of(2026, 7, 6));
        house = found("Aldera Instruments");
        Cast.enter(house);
        in(house, () -> {
            for (String person : new String[] {"niamh", "priya", "conor"}) {
                accounts.open(people.byId(person).orElseThrow().key(), person + mark + "@example.org", PASSWORD);
            }
            return house;
        });
        house.administrator().putCsv("/api/goals", "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\n");
    }

    @Test
    void nobodySignsForAnother() {
        enter("conor");
        assertThat(post("/goals/" + goal("id") + "/signature", Map.of("name", "Conor Walsh"))
                        .status())
                .isEqualTo(403);
        assertThat(post("/agreements", Map.of("name", "Conor Walsh", "goal", goal("id") + ":0"))
                        .status())
                .isEqualTo(422);
        assertThat(goal("signed")).isEqualTo("[]");
    }

    @Test
    void nobodySignsWithoutTheirName() {
        enter("priya");
        assertThat(post("/goals/" + goal("id") + "/signature", Map.of("name", "Niamh Byrne"))
                        .status())
                .isEqualTo(422);
        assertThat(goal("signed")).isEqualTo("[]");
    }

    @Test
    void nobodyActsWithoutTheTokenOfAPage() {
        enter("priya");
        assertThat(page.request()
                        .post(
                                "/goals/" + goal("id") + "/signature",
                                RequestOptions.create()
                                        .setForm(FormData.create().set("name", "Priya Raman")))
                        .status())
                .isEqualTo(403);
        assertThat(goal("signed")).isEqualTo("[]");
    }

    @Test
    void aSignedTargetIsNotTypedOver() {
        agree();
        enter("niamh");
        String field = "p" + key("priya") + ".2026-Q3";
        APIResponse answer = post(
                "/targets",
                Map.of("team", "dublin", "metric", "revenue", "year", "2026", field, "1", "was." + field, "3|75,000"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(goal("target")).isEqualTo("75000");
    }

    @Test
    void norAreItsLevelsNorWithATemplateNorByDistribution() {
        agree();
        enter("niamh");
        String cell = "p" + key("priya");
        Map<String, String> grid = Map.of(
                "team",
                "dublin",
                "metric",
                "revenue",
                "year",
                "2026",
                "level",
                "all",
                cell + "c.2026-Q3",
                "1",
                cell + "s.2026-Q3",
                "999999");
        assertThat(post("/targets", grid).status()).isEqualTo(422);
        Map<String, String> template = Map.of(
                "team", "dublin", "metric", "revenue", "target", "1", "who", "person:priya", "period", "2026-Q3");
        assertThat(post("/targets/assignment", template).status()).isEqualTo(422);
        Map<String, String> distribution = Map.of(
                "team",
                "dublin",
                "metric",
                "revenue",
                "year",
                "2026",
                "way",
                "distribute",
                "by",
                "evenly",
                "t" + teamKey("dublin") + ".2026-Q3",
                "90000");
        APIResponse distributed = post("/targets", distribution);
        assertThat(distributed.status()).isEqualTo(200);
        assertThat(distributed.text())
                .doesNotContain("name=\"" + cell + ".2026-Q3\"")
                .contains("5,000");
        assertThat(tokenOf(house, "niamh", "act")
                        .putCsv("/api/goals", "owner,metric,period,target\nperson:priya,revenue,2026-Q3,1\n")
                        .status())
                .isEqualTo(409);
        assertThat(goal("target")).isEqualTo("75000");
        assertThat(goal("commit")).isEqualTo("null");
        assertThat(goal("stretch")).isEqualTo("null");
    }

    @Test
    void aRepTypesNoTargets() {
        enter("conor");
        Map<String, String> template = Map.of(
                "team", "dublin", "metric", "revenue", "target", "1", "who", "person:conor", "period", "2026-Q3");
        assertThat(post("/targets/assignment", template).status()).isEqualTo(404);
        String field = "p" + key("conor") + ".2026-Q3";
        APIResponse answer =
                post("/targets", Map.of("team", "dublin", "metric", "revenue", "year", "2026", field, "1"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(house.administrator()
                        .get("/api/goals?owner=person:conor")
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void nobodyApprovesTheirOwnRelief() {
        agree();
        enter("niamh");
        String relief = tokenOf(house, "niamh", "act")
                .postJson("/api/goals/" + goal("id") + "/relief", "{\"target\": 1, \"reason\": \"market\"}")
                .json()
                .get("relief")
                .asString();
        assertThat(post("/goals/" + goal("id") + "/relief/" + relief + "/approval", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(goal("target")).isEqualTo("75000");
    }

    private void agree() {
        tokenOf(house, "priya", "act").postJson("/api/goals/" + goal("id") + "/signature", "{}");
        tokenOf(house, "niamh", "act").postJson("/api/goals/" + goal("id") + "/signature", "{}");
    }

    private void enter(String person) {
        signIn(person + mark + "@example.org", PASSWORD);
        page.navigate("/goals/" + goal("id"));
    }

    private APIResponse post(String path, Map<String, String> fields) {
        FormData form = FormData.create();
        fields.forEach(form::set);
        form.set("_csrf", page.locator("input[name=_csrf]").first().getAttribute("value"));
        return page.request().post(path, RequestOptions.create().setForm(form).setMaxRedirects(0));
    }

    private String goal(String field) {
        var value = house.administrator()
                .get("/api/goals?owner=person:priya")
                .json()
                .get("items")
                .get(0)
                .get(field);
        return value.isString() ? value.asString() : value.toString();
    }

    private int teamKey(String team) {
        return in(house, () -> teams.byId(team).orElseThrow().key());
    }

    private int key(String person) {
        return in(house, () -> people.byId(person).orElseThrow().key());
    }
}
