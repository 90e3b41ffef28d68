package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Priya has a goal. Niamh leads her, Duarte leads Niamh, Ingrid leads Duarte and answers to Sigrid. */
class FourEyesTest extends RealTest {

    private static final String RELIEF = "{\"target\": 60000, \"reason\": \"territory changed\", \"note\": \"Moved.\"}";

    private House house;

    @BeforeEach
    void priyaHasAGoal() {
        clock.set(LocalDate.of(2026, 7, 6));
        house = found("Aldera Instruments");
        Cast.enter(house);
        house.administrator().putCsv("/api/goals", """
                        owner,metric,period,target
                        person:priya,revenue,2026-Q3,75000
                        team:dublin,revenue,2026-Q3,300000
                        person:ingrid,revenue,2026-Q3,900000
                        """);
    }

    @Test
    void aGoalIsAgreedWhenOwnerAndLeaderHaveSigned() {
        assertThat(post("priya", signature(priya()), "{}").status()).isEqualTo(200);
        assertThat(goal(priya())).contains("\"state\":\"proposed\"", "\"signed\":[\"owner\"]");
        assertThat(post("niamh", signature(priya()), "{}").status()).isEqualTo(200);
        assertThat(goal(priya())).contains("\"state\":\"agreed\"", "\"inForceOn\":\"2026-07-06\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duarte", "ingrid", "conor", "ines", "claire", "olga", "admin"})
    void nobodySignsForAnother(String somebody) {
        Api.Answer answer = post(somebody, signature(priya()), "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(goal(priya())).contains("\"signed\":[]");
    }

    @Test
    void aTeamsGoalIsSignedByItsLeaderAndTheNextAbove() {
        String dublin = id("team:dublin");
        assertThat(post("priya", signature(dublin), "{}").status()).isEqualTo(403);
        assertThat(post("niamh", signature(dublin), "{}").status()).isEqualTo(200);
        assertThat(post("duarte", signature(dublin), "{}").status()).isEqualTo(200);
        assertThat(goal(dublin)).contains("\"state\":\"agreed\"");
    }

    @Test
    void theHeadsGoalIsSignedByWhomTheyAnswerTo() {
        String ingrid = id("person:ingrid");
        assertThat(post("ingrid", signature(ingrid), "{}").status()).isEqualTo(200);
        assertThat(post("sigrid", signature(ingrid), "{}").status()).isEqualTo(200);
        assertThat(goal(ingrid)).contains("\"state\":\"agreed\"");
    }

    @Test
    void nobodySignsWhatTheyDidNotRead() {
        assertThat(post("priya", signature(priya()), "{\"version\": 7}").status())
                .isEqualTo(409);
        assertThat(post("priya", signature(priya()), "{\"version\": 0}").status())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatOnlyReadsSignsNothing() {
        assertThat(tokenOf(house, "priya", "read")
                        .postJson(signature(priya()), "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aServiceSignsNothing() {
        String token = house.administrator()
                .postJson(
                        "/api/tokens",
                        "{\"person\":\"priya\",\"name\":\"robot\",\"scopes\":[\"read\",\"act\"],\"service\":true,\"expires\":\"2050-01-01\"}")
                .json()
                .get("token")
                .asString();
        assertThat(house.administrator()
                        .as(token)
                        .postJson(signature(priya()), "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nothingComesIntoForceAfterItsPeriodEnded() {
        clock.set(LocalDate.of(2026, 10, 1));
        Api.Answer answer = post("priya", signature(priya()), "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("period-ended");
    }

    @Test
    void whoSignsLaterThanAQuarterOfTheWayInIsMarkedLate() {
        clock.set(LocalDate.of(2026, 8, 3));
        post("priya", signature(priya()), "{}");
        post("niamh", signature(priya()), "{}");
        assertThat(goal(priya())).contains("\"late\":true");
    }

    @Test
    void anObjectionIsTheOwnersAndKeepsTheGoalOutOfForce() {
        assertThat(post("conor", at(priya(), "objection"), "{\"text\":\"No.\"}").status())
                .isEqualTo(403);
        assertThat(post("priya", at(priya(), "objection"), "{\"text\":\" \"}").status())
                .isEqualTo(422);
        assertThat(post("priya", at(priya(), "objection"), "{\"text\":\"Too much.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(goal(priya())).contains("\"state\":\"objected\"");
    }

    @Test
    void theTargetTheOwnerWouldSignIsTakenOverByTheLeaderAndSignedByBoth() {
        assertThat(post("priya", at(priya(), "objection"), "{\"text\":\"Too much.\",\"target\":-1}")
                        .status())
                .isEqualTo(422);
        assertThat(post("priya", at(priya(), "objection"), "{\"text\":\"Too much.\",\"target\":61000.5}")
                        .status())
                .isEqualTo(200);
        assertThat(post("priya", at(priya(), "counter"), "{}").status()).isEqualTo(403);
        assertThat(post("conor", at(priya(), "counter"), "{}").status()).isEqualTo(403);
        assertThat(post("niamh", at(priya(), "counter"), "{\"version\":99}").status())
                .isEqualTo(409);
        assertThat(post("niamh", at(priya(), "counter"), "{}").status()).isEqualTo(200);
        assertThat(goal(priya())).contains("\"target\":61000.5", "\"state\":\"proposed\"");

        assertThat(post("niamh", at(priya(), "counter"), "{}").status())
                .as("it is the target already")
                .isEqualTo(409);
        post("priya", signature(priya()), "{}");
        post("niamh", signature(priya()), "{}");
        assertThat(goal(priya())).contains("\"target\":61000.5", "\"state\":\"agreed\"");
    }

    @Test
    void whatTheLeaderSetsIsInForceAfterTheDaysOfDelivery() {
        assertThat(post("priya", at(priya(), "delivery"), "{}").status()).isEqualTo(403);
        assertThat(post("niamh", at(priya(), "delivery"), "{}").status()).isEqualTo(200);
        assertThat(goal(priya())).contains("\"state\":\"set\"", "\"inForceOn\":\"2026-07-13\"");
    }

    @Test
    void reliefChangesTheTargetWhenSomebodyElseApprovesAndBothStay() {
        agree();
        String relief = relief("priya");
        assertThat(goal(priya())).contains("\"target\":75000");
        assertThat(post("niamh", approval(relief), "{}").status()).isEqualTo(200);
        assertThat(goal(priya())).contains("\"target\":60000", "\"firstTarget\":75000");
        assertThat(post("duarte", approval(relief), "{}").status()).isEqualTo(409);
    }

    @Test
    void nobodyApprovesTheirOwnRelief() {
        agree();
        String relief = relief("niamh");
        assertThat(post("niamh", approval(relief), "{}").status()).isEqualTo(403);
        assertThat(post("priya", approval(relief), "{}").status()).isEqualTo(403);
        assertThat(post("duarte", approval(relief), "{}").status()).isEqualTo(200);
    }

    @Test
    void nobodyApprovesForSomebodyAboveThem() {
        agree();
        String relief = relief("duarte");
        assertThat(post("niamh", approval(relief), "{}").body()).contains("four-eyes");
        assertThat(post("ingrid", approval(relief), "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conor", "ines", "claire", "olga", "admin"})
    void reliefIsApprovedByTheLineAboveOnly(String somebody) {
        agree();
        String relief = relief("priya");
        assertThat(post(somebody, approval(relief), "{}").status()).isEqualTo(403);
        assertThat(goal(priya())).contains("\"target\":75000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conor", "ines", "claire"})
    void reliefIsAskedForByThoseItConcerns(String somebody) {
        agree();
        assertThat(post(somebody, at(priya(), "relief"), RELIEF).status()).isEqualTo(403);
    }

    @Test
    void reliefNeedsAnAgreementAndATargetThatFits() {
        assertThat(post("priya", at(priya(), "relief"), RELIEF).status()).isEqualTo(409);
        agree();
        assertThat(post("priya", at(priya(), "relief"), RELIEF.replace("60000", "0"))
                        .status())
                .isEqualTo(422);
        assertThat(post("priya", at(priya(), "relief"), RELIEF.replace("60000", "75000.00"))
                        .status())
                .isEqualTo(422);
        assertThat(post("priya", at(priya(), "relief"), "{\"target\": 1}").status())
                .isEqualTo(422);
    }

    @Test
    void whoAskedTakesItBack() {
        agree();
        String relief = relief("priya");
        assertThat(post("priya", at(priya(), "relief/" + relief + "/refusal"), "{}")
                        .status())
                .isEqualTo(200);
        assertThat(post("niamh", approval(relief), "{}").status()).isEqualTo(409);
    }

    @Test
    void anUnknownGoalIsNotFound() {
        assertThat(post("priya", "/api/goals/0199aaaa-0000-7000-8000-000000000000/signature", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(post("priya", "/api/goals/nonsense/signature", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void anotherOrganizationsGoalIsNotFound() {
        String foreign = priya();
        House other = found("Other");
        assertThat(other.administrator().postJson(signature(foreign), "{}").status())
                .isEqualTo(404);
    }

    private void agree() {
        post("priya", signature(priya()), "{}");
        post("niamh", signature(priya()), "{}");
    }

    private String relief(String by) {
        return post(by, at(priya(), "relief"), RELIEF).json().get("relief").asString();
    }

    private String priya() {
        return id("person:priya");
    }

    private String id(String owner) {
        return house.administrator()
                .get("/api/goals?owner=" + owner)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private String goal(String id) {
        return house.administrator()
                .get("/api/goals")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private Api.Answer post(String person, String path, String json) {
        return tokenOf(house, person, "read act").postJson(path, json);
    }

    private static String signature(String goal) {
        return at(goal, "signature");
    }

    private String approval(String relief) {
        return at(priya(), "relief/" + relief + "/approval");
    }

    private static String at(String goal, String act) {
        return "/api/goals/" + goal + "/" + act;
    }
}
