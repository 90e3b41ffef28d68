package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rates (won of closed) and what is better low, from the file to the standing, exactly. Rule book 2.1, 4.1 and 4.2. */
class MeasuringRatesTest extends RealTest {

    private House house;
    private Api api;

    @BeforeEach
    void dealsAreWonAndLost() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        api = house.administrator();
        done(api.putJson("/api/metrics", """
                [{"code":"deals-closed","name":"Deals closed","unit":"count","direction":"higher","aggregate":"sum"}]
                """));
        done(api.putJson("/api/metrics", """
                [{"code":"win-rate","name":"Win rate","unit":"percent","direction":"higher","aggregate":"ratio",
                  "numerator":"deals-won","denominator":"deals-closed"}]
                """));
        done(api.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: who, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  deals-won: { column: won }
                  deals-closed: { constant: 1 }
                  returns: { column: returned }
                """));
        done(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,commit,stretch
                person:priya,win-rate,2026-Q3,66.6666,50,70
                person:conor,win-rate,2026-Q3,25.0001,25,
                person:rui,win-rate,2026-Q3,50,,
                team:dublin,win-rate,2026-Q3,42.8571,,42.8572
                person:priya,returns,2026-Q3,100,120,80
                person:conor,returns,2026-Q3,100,,
                """));
        done(api.postFile("/api/sources/crm/imports?file=deals.csv", """
                id,who,day,won,returned
                1,priya,2026-07-06,1,60.00
                2,priya,2026-07-07,1,40.00
                3,priya,2026-07-08,0,0
                4,conor,2026-07-06,1,100.00
                5,conor,2026-07-07,0,0.01
                6,conor,2026-07-08,0,0
                7,conor,2026-08-03,0,0
                """.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void twoOfThreeIsMoreThanItsDecimalsAndATargetOfAsManyDecimalsIsMet() {
        JsonNode priya = standing("win-rate", "person:priya");
        assertThat(priya.get("met").asBoolean()).isTrue();
        assertThat(priya.get("level").asString()).isEqualTo("target");
        assertThat(priya.get("attainment").decimalValue()).isGreaterThan(java.math.BigDecimal.ONE);
    }

    @Test
    void aQuarterIsNotATenThousandthMore() {
        JsonNode conor = standing("win-rate", "person:conor");
        assertThat(conor.get("met").asBoolean()).isFalse();
        assertThat(conor.get("level").asString()).isEqualTo("commit");
        assertThat(conor.get("attainment").decimalValue()).isLessThan(java.math.BigDecimal.ONE);
    }

    @Test
    void aTeamsRateIsThatOfItsDealsNotTheAverageOfItsPeople() {
        JsonNode dublin = standing("win-rate", "team:dublin");
        assertThat(dublin.get("actual").decimalValue()).isEqualByComparingTo("42.85714286");
        assertThat(dublin.get("level").asString()).isEqualTo("target");
    }

    @Test
    void whoClosedNothingHasNoRate() {
        assertThat(standing("win-rate", "person:rui").get("place").isNull()).isTrue();
        assertThat(standing("win-rate", "person:rui").get("met").asBoolean()).isFalse();
    }

    @Test
    void whereLowerIsBetterTheTargetItselfIsMetAndACentMoreIsNot() {
        JsonNode priya = standing("returns", "person:priya");
        assertThat(priya.get("met").asBoolean()).isTrue();
        assertThat(priya.get("level").asString()).isEqualTo("target");
        JsonNode conor = standing("returns", "person:conor");
        assertThat(conor.get("met").asBoolean()).isFalse();
        assertThat(conor.get("attainment").decimalValue()).isLessThan(java.math.BigDecimal.ONE);
    }

    private JsonNode standing(String metric, String owner) {
        List<JsonNode> found = api.get("/api/standings?period=2026-Q3&metric=" + metric)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
