package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.OptionalGroup;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * It is Thursday 20 August 2026, and decisions from before Fullscore say whom they concerned. Jonas Weber, the administrator, and Ingrid
 * Solberg, the executive, agree what for and until when the report may go by that.
 */
class AskingForAGroupTest extends RealTest {

    private static final String USES = "/api/consistency/groups/uses";
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 30);

    private House house;
    private Api jonas;
    private Api ingrid;

    @BeforeEach
    void groupsAreLoaded() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        new History(database, house)
                .addOf(12, Past.corrective("rep").owedBy("niamh").ofGroup("Female"), 24, "applied")
                .addOf(12, Past.corrective("rep").owedBy("ines").ofGroup("Male"), 24, "waived");
        jonas = house.administrator();
        ingrid = tokenOf(house, "ingrid", "admin");
    }

    @Test
    void itIsOnOnceASecondPersonConfirms() {
        var asked = OptionalGroup.ask(jonas, "gender", "Yearly review.", LAST_DAY);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(gender().get("on").isNull()).isTrue();
        assertThat(gender().at("/waiting/confirmedBy").isNull()).isTrue();

        var path = USES + "/" + id("waiting") + "/confirmation";
        assertThat(type(jonas.postJson(path, "{}"), 403)).endsWith("/four-eyes");
        assertThat(gender().get("on").isNull()).isTrue();

        assertThat(ingrid.postJson(path, "{}").status()).isEqualTo(200);
        assertThat(gender().get("waiting").isNull()).isTrue();
        assertThat(gender().at("/on/purpose").asString()).isEqualTo("Yearly review.");
        assertThat(gender().at("/on/until").asString()).isEqualTo("2026-09-30");
        assertThat(gender().at("/on/askedBy").asString()).isEqualTo("admin");
        assertThat(gender().at("/on/confirmedBy").asString()).isEqualTo("ingrid");
        assertThat(type(ingrid.postJson(path, "{}"), 409)).endsWith("/decided-already");
    }

    @Test
    void noServiceTokenAsksOrConfirms() {
        var made = jonas.postJson(
                "/api/tokens",
                "{\"person\":\"admin\",\"name\":\"robot\",\"scopes\":[\"admin\"],\"service\":true,\"expires\":\"2050-01-01\"}");
        var robot = jonas.as(made.json().get("token").asString());
        assertThat(type(OptionalGroup.ask(robot, "gender", "Yearly review.", LAST_DAY), 403))
                .endsWith("/not-yours");

        var id = OptionalGroup.id(OptionalGroup.ask(ingrid, "gender", "Yearly review.", LAST_DAY), "gender", "waiting");
        assertThat(type(robot.postJson(USES + "/" + id + "/confirmation", "{}"), 403))
                .endsWith("/not-yours");
        assertThat(jonas.postJson(USES + "/" + id + "/confirmation", "{}").status())
                .isEqualTo(200);
        assertThat(type(robot.postJson(USES + "/" + id + "/end", "{}"), 403)).endsWith("/not-yours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gender | Review | 2026-08-20 | until   | UNTIL_NOT_AHEAD",
                "gender | Review | 2026-08-19 | until   | UNTIL_NOT_AHEAD",
                "gender | Review | 2027-08-21 | until   | UNTIL_TOO_FAR",
                "gender | ' '    | 2026-09-30 | purpose | PURPOSE_MISSING",
                "height | Review | 2026-09-30 | group   | NO_SUCH_GROUP"
            })
    void groupPurposeAndLastDayHaveToMakeSense(
            String group, String purpose, LocalDate until, String field, String code) {
        var answer = OptionalGroup.ask(jonas, group, purpose, until);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors")).hasSize(1);
        assertThat(answer.json().at("/errors/0/column").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(gender().get("waiting").isNull()).isTrue();
    }

    @Test
    void whatIsMissingIsNamedAtOnce() {
        assertThat(jonas.postJson(USES, "{}")
                        .json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("code").asString()))
                .containsExactly("NO_SUCH_GROUP", "PURPOSE_MISSING", "UNTIL_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-21", "2027-08-20"})
    void tomorrowAndADayInAYearAreTheFirstAndTheLastOneCanAskFor(LocalDate until) {
        assertThat(OptionalGroup.ask(jonas, "gender", "Review", until).status()).isEqualTo(201);
    }

    @Test
    void itIsOffByItselfAfterItsLastDay() {
        switchOn();
        var used = id("on");
        clock.set(LAST_DAY);
        assertThat(gender().get("on").isNull()).isFalse();

        clock.set(LAST_DAY.plusDays(1));
        assertThat(gender().get("on").isNull()).isTrue();
        assertThat(type(jonas.postJson(USES + "/" + used + "/end", "{}"), 409)).endsWith("/off-already");
    }

    @Test
    void whatWaitedBeyondItsLastDayIsNotConfirmedAnyMore() {
        var asked = OptionalGroup.ask(jonas, "gender", "Review", LAST_DAY);
        clock.set(LAST_DAY.plusDays(1));
        var path = USES + "/" + OptionalGroup.id(asked, "gender", "waiting");

        assertThat(type(ingrid.postJson(path + "/confirmation", "{}"), 409)).endsWith("/over-already");
        assertThat(ingrid.postJson(path + "/refusal", "{}").status()).isEqualTo(200);
        assertThat(OptionalGroup.ask(jonas, "gender", "Review", LAST_DAY.plusDays(30))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void onePersonSwitchesItOff() {
        switchOn();
        var path = USES + "/" + id("on") + "/end";

        assertThat(type(tokenOf(house, "claire", "act").postJson(path, "{}"), 403))
                .endsWith("/not-yours");
        assertThat(jonas.postJson(path, "{}").status()).isEqualTo(200);
        assertThat(gender().get("on").isNull()).isTrue();
        assertThat(type(jonas.postJson(path, "{}"), 409)).endsWith("/off-already");
    }

    @Test
    void whatIsDeclinedOrTakenBackStaysOff() {
        OptionalGroup.ask(jonas, "gender", "Review", LAST_DAY);
        assertThat(type(OptionalGroup.ask(ingrid, "gender", "Review", LAST_DAY), 409))
                .endsWith("/waiting-already");
        assertThat(ingrid.postJson(USES + "/" + id("waiting") + "/refusal", "{}")
                        .status())
                .isEqualTo(200);
        OptionalGroup.ask(ingrid, "gender", "Review", LAST_DAY);
        assertThat(ingrid.postJson(USES + "/" + id("waiting") + "/refusal", "{}")
                        .status())
                .isEqualTo(200);

        assertThat(gender().get("waiting").isNull()).isTrue();
        assertThat(gender().get("on").isNull()).isTrue();
        assertThat(acts())
                .containsExactly("group-use-asked", "group-use-declined", "group-use-asked", "group-use-declined");
    }

    @Test
    void otherDaysAndAnotherPurposeTakeTheirPlaceOnceTwoAgree() {
        switchOn();
        var before = id("on");
        OptionalGroup.ask(ingrid, "gender", "The council asked for another quarter.", LocalDate.of(2026, 12, 31));
        assertThat(gender().at("/on/until").asString()).isEqualTo("2026-09-30");

        assertThat(jonas.postJson(USES + "/" + id("waiting") + "/confirmation", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(gender().at("/on/until").asString()).isEqualTo("2026-12-31");
        assertThat(gender().at("/on/purpose").asString()).startsWith("The council");
        assertThat(type(jonas.postJson(USES + "/" + before + "/end", "{}"), 409))
                .endsWith("/off-already");
        assertThat(acts()).endsWith("group-use-ended", "group-use-begun");
        clock.set(LocalDate.of(2026, 10, 1));
        assertThat(gender().get("on").isNull()).isFalse();
    }

    @Test
    void everyStepIsInTheLedgerWithWhatForAndUntilWhen() {
        switchOn();
        ingrid.postJson(USES + "/" + id("on") + "/end", "{}");

        assertThat(acts()).containsExactly("group-use-asked", "group-use-begun", "group-use-ended");
        assertThat(entries()).allSatisfy(entry -> {
            assertThat(entry.at("/content/group").asString()).isEqualTo("gender");
            assertThat(entry.at("/content/until").asString()).isEqualTo("2026-09-30");
        });
        var people = entries().stream()
                .map(entry -> entry.at("/content/by").asString())
                .toList();
        assertThat(people.getFirst()).isEqualTo("person:" + house.administratorKey());
        assertThat(people.getLast())
                .isEqualTo(people.get(1))
                .startsWith("person:")
                .isNotEqualTo(people.getFirst());
        assertThat(ingrid.get("/api/ledger").body()).contains("Agreed with the works council for the yearly review.");
        assertThat(ingrid.get("/api/ledger/verification").body()).contains("\"verified\":true");
    }

    @Test
    void whoeverDoesNotReadGroupsFindsNoneAndWhoeverAuditsChangesNothing() {
        switchOn();

        for (var person : List.of("priya", "niamh", "olga")) {
            assertThat(tokenOf(house, person, "read")
                            .get("/api/consistency/groups")
                            .json()
                            .get("items"))
                    .isEmpty();
        }
        assertThat(visit(house, "niamh").get("/consistency/groups").statusCode())
                .isEqualTo(404);
        assertThat(visit(house, "claire").get("/consistency/groups").body())
                .contains("gender", "Agreed with the works council")
                .doesNotContain("Switch off</button>", "<form action=\"/consistency/groups");
    }

    private void switchOn() {
        OptionalGroup.switchOn("gender", LAST_DAY, jonas, ingrid);
    }

    private JsonNode gender() {
        return ingrid.get("/api/consistency/groups").json().at("/items/0");
    }

    private String id(String standing) {
        return gender().at("/" + standing + "/id").asString();
    }

    private List<String> acts() {
        return entries().stream().map(entry -> entry.get("act").asString()).toList();
    }

    private List<JsonNode> entries() {
        return ingrid.get("/api/ledger")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("act").asString().startsWith("group-use"))
                .toList();
    }

    private static String type(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }
}
