package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;

/** The cast on Monday 20 July 2026, over HTTP: the policy of the design is published, and the second quarter is there to be closed. */
abstract class SecondQuarter extends RealTest {

    House house;

    @BeforeEach
    void thePolicyIsPublishedAndTheFeedIsThere() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 7, 20));
        publish(house, "revenue", Policies2026.REVENUE);
        ok(house.administrator().putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
    }

    /** Each of them has agreed to a revenue of 100,000. */
    void agree(String... people) {
        String goals = Arrays.stream(people)
                .map(person -> "person:" + person + ",revenue,2026-Q2,100000,\n")
                .collect(Collectors.joining());
        ok(house.administrator().putCsv("/api/goals?agreed=true", "owner,metric,period,target,why\n" + goals));
    }

    /** Delivers rows of id, person, day and amount. */
    void deliver(String rows) {
        byte[] file = ("id,person,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8);
        ok(house.administrator().postFile("/api/sources/crm/imports", file));
    }

    /** Closes the quarter, as the body says. */
    void closeIt(String body) {
        ok(house.administrator().postJson("/api/periods/2026-Q2/closing", body));
    }

    Api as(String person) {
        return tokenOf(house, person, "act read");
    }

    static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
