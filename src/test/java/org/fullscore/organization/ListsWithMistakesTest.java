package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody sends a list with a mistake: it is refused whole, and the answer says what, where and what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsWithMistakesTest extends RealTest {

    private House house;

    @BeforeEach
    void theCast() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = house == null ? entered() : house;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void isRefusedWholeWithRowAndReason(String path, String csv, String code, int row) {
        String before = everything();
        Api.Answer answer = house.administrator().putCsv(path, csv);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var error = answer.json().get("errors").get(0);
        assertThat(error.get("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(error.get("row").asInt()).isEqualTo(row);
        assertThat(error.get("message").asString()).isNotBlank();
        assertThat(error.get("remedy").asString()).isNotBlank();
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("/api/people", "priya,Priya Raman,rep\nconor,Conor Walsh,rep\n", "HEADER_MISSING", 1),
                mistake("/api/people", "", "HEADER_MISSING", 1),
                mistake("/api/people", "id,name,salary\npriya,Priya,1\n", "COLUMN_UNKNOWN", 1),
                mistake("/api/people", "name,rank\nPriya,rep\n", "COLUMN_MISSING", 1),
                mistake("/api/people", "id,name,rank\nnew,New One,rep\npriya,Priya\n", "CELL_COUNT", 3),
                mistake("/api/people", "id,name,rank\nnew,New One,rep\npriya,A,rep\npriya,B,rep\n", "PERSON_TWICE", 4),
                mistake("/api/people", "id,name,rank\nnew,New One,boss\n", "RANK_UNKNOWN", 2),
                mistake("/api/people", "id,name,rank\nnew,,rep\n", "MISSING", 2),
                mistake("/api/people", "id,name,rank,team\nnew,New One,rep,mars\n", "TEAM_UNKNOWN", 2),
                mistake("/api/people", "id,email\npriya,priya at example\n", "EMAIL_INVALID", 2),
                mistake("/api/people", "id,email\npriya,x@example.org\nconor,X@example.org\n", "EMAIL_TAKEN", 2),
                mistake("/api/people", "id,joined\npriya,2026-02-30\n", "DAY_UNREADABLE", 2),
                mistake("/api/people", "id,joined,left\npriya,2026-02-03,2026-02-01\n", "LEFT_BEFORE_JOINED", 2),
                mistake("/api/people", "id,roles\npriya,boss\n", "ROLE_UNKNOWN", 2),
                mistake("/api/people", "id,roles\nadmin,\n", "LAST_ADMINISTRATOR", 1),
                mistake("/api/people", "id,country\npriya,Narnia\n", "COUNTRY_UNKNOWN", 2),
                mistake("/api/people", "id,name\npriya,\"Priya\n", "UNREADABLE", 1),
                mistake("/api/teams", "id,name,parent\nx,X,x\n", "TEAM_CYCLE", 2),
                mistake("/api/teams", "id,parent\ncompany,dublin\n", "TEAM_CYCLE", 2),
                mistake("/api/teams", "id,name,parent\nx,X,mars\n", "PARENT_UNKNOWN", 2),
                mistake("/api/teams", "id,leader\ndublin,nobody\n", "LEADER_UNKNOWN", 2),
                mistake("/api/teams", "id,name\nx,X\nx,Y\n", "TEAM_TWICE", 3),
                mistake("/api/teams?complete=true", "id\ncompany\natlantic\ndublin\n", "TEAM_HAS_MEMBERS", 1),
                mistake("/api/memberships", "person,team,kind\npriya,porto,visitor\n", "KIND_UNKNOWN", 2),
                mistake("/api/memberships", "person,team\npriya,porto\npriya,dublin\n", "MEMBERSHIP_OVERLAPS", 3),
                mistake("/api/absences", "person,from,to\npriya,2026-08-03,2026-08-01\n", "ENDS_BEFORE_IT_BEGINS", 2),
                mistake("/api/absences", "person,from,to\nnobody,2026-08-03,2026-08-04\n", "PERSON_UNKNOWN", 2),
                mistake(
                        "/api/periods",
                        "id,starts,ends\nspring,2026-05-31,2026-03-01\n",
                        "PERIOD_ENDS_BEFORE_IT_BEGINS",
                        2),
                mistake(
                        "/api/periods",
                        "id,starts,ends\nspring,2026-03-01,2026-05-31\nspring,2026-05-01,2026-06-30\n",
                        "PERIODS_OVERLAP",
                        3),
                mistake("/api/periods", "id,starts,ends\n2026-Q3,2026-03-01,2026-05-31\n", "PERIOD_ID_TAKEN", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metricMistakes")
    void aMetricThatMakesNoSenseIsRefused(String code, String json) {
        Api.Answer answer = house.administrator().putJson("/api/metrics", "[" + json + "]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo(code);
    }

    static Stream<Arguments> metricMistakes() {
        return Stream.of(
                Arguments.of("SUM_OF_PERCENT", "{\"code\":\"rate\",\"name\":\"Rate\",\"unit\":\"percent\"}"),
                Arguments.of("CURRENCY_MISSING", "{\"code\":\"m\",\"name\":\"M\",\"unit\":\"currency\"}"),
                Arguments.of(
                        "CURRENCY_UNKNOWN",
                        "{\"code\":\"m\",\"name\":\"M\",\"unit\":\"currency\",\"currency\":\"DOL\"}"),
                Arguments.of("UNIT_UNKNOWN", "{\"code\":\"m\",\"name\":\"M\",\"unit\":\"euros\"}"),
                Arguments.of(
                        "RATIO_INCOMPLETE",
                        "{\"code\":\"m\",\"name\":\"M\",\"unit\":\"percent\",\"aggregate\":\"ratio\"}"),
                Arguments.of(
                        "METRIC_UNKNOWN",
                        "{\"code\":\"m\",\"name\":\"M\",\"unit\":\"percent\",\"aggregate\":\"ratio\",\"numerator\":\"revenue\",\"denominator\":\"x\"}"));
    }

    @Test
    void aRatioOfTwoKnownMetricsIsTaken() {
        Api.Answer answer = house.administrator().putJson("/api/metrics", """
                [{"code":"average-deal","name":"Average deal","unit":"currency","currency":"USD","aggregate":"ratio",
                  "numerator":"revenue","denominator":"deals-won"}]
                """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(house.administrator().get("/api/metrics").body()).contains("\"denominator\":\"deals-won\"");
    }

    @Test
    void onlyAdministratorsChangeLists() {
        Api leader = tokenOf(house, "niamh", "admin");
        assertThat(leader.putCsv("/api/teams", "id,name\nx,X\n").status()).isEqualTo(403);
        assertThat(leader.putJson("/api/metrics", "[]").status()).isEqualTo(403);
        assertThat(leader.get("/api/teams").status()).isEqualTo(200);
    }

    @Test
    void groupColumnsNeedTheirOwnScope() {
        Api.Answer answer = tokenOf(house, "admin", "admin").putCsv("/api/people", "id,group:gender\npriya,f\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(house.administrator().get("/api/people").body()).doesNotContain("gender");
    }

    @Test
    void periodsOfOnesOwnAreListedWithBothDaysInclusive() {
        Api api = house.administrator();
        assertThat(api.putCsv("/api/periods", "id,starts,ends\nspring-2026,2026-03-02,2026-05-31\n")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/periods").body())
                .contains("\"id\":\"spring-2026\",\"starts\":\"2026-03-02\",\"ends\":\"2026-05-31\"");
        assertThat(api.get("/api/periods/2017-Q3").body()).contains("\"ends\":\"2017-09-30\"");
        assertThat(api.get("/api/periods/2017-Q5").status()).isEqualTo(404);
    }

    private House entered() {
        House entered = found("Aldera Instruments");
        Cast.enter(entered);
        return entered;
    }

    private String everything() {
        Api api = house.administrator();
        return Stream.of("people", "teams", "memberships", "absences", "periods")
                .map(list -> api.get("/api/" + list).body())
                .reduce("", String::concat);
    }

    private static Arguments mistake(String path, String csv, String code, int row) {
        return Arguments.of(path, csv, code, row);
    }
}
