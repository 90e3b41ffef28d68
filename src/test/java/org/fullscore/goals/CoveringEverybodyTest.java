package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tenth working day of the third quarter of 2026 is 15 July: the third is a holiday in the United States. */
class CoveringEverybodyTest extends RealTest {

    @Autowired
    private Coverage coverage;

    @Autowired
    private AgreementsToSign toSign;

    @Autowired
    private People people;

    @Autowired
    private Periods periods;

    private House house;

    @BeforeEach
    void theCast() {
        clock.set(LocalDate.of(2026, 7, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    @Test
    void coverageIsGoalsInForceInTimeOfAllPeopleByWhomSignsForThem() {
        house.administrator().putCsv("/api/goals", """
                owner,metric,period,target,agreed
                person:priya,revenue,2026-Q3,75000,2026-07-15
                person:conor,revenue,2026-Q3,75000,2026-07-16
                person:rui,revenue,2026-Q3,75000,2026-06-20
                team:dublin,revenue,2026-Q3,300000,2026-07-01
                """);
        List<CoverageLine> lines = lines();
        assertThat(lines.getFirst().leaders()).isTrue();
        assertThat(lines.getFirst().people()).isEqualTo(4);
        assertThat(lines.getFirst().inForce()).isEqualTo(1);
        assertThat(lines)
                .filteredOn(line -> line.manager() != null && line.manager() == key("niamh"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.people()).isEqualTo(3);
                    assertThat(line.inForce()).isEqualTo(1);
                    assertThat(line.missing()).containsExactlyInAnyOrder(key("conor"), key("aoife"));
                });
        assertThat(lines)
                .filteredOn(line -> line.manager() != null && line.manager() == key("duarte"))
                .singleElement()
                .satisfies(line -> assertThat(line.missing()).containsExactly(key("ines")));
        assertThat(lines)
                .filteredOn(line -> line.manager() != null && line.manager() == key("sigrid"))
                .singleElement()
                .satisfies(line -> assertThat(line.people()).isEqualTo(1));
    }

    @Test
    void aProposalCoversNobody() {
        house.administrator().putCsv("/api/goals", "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\n");
        assertThat(lines()).allSatisfy(line -> assertThat(line.inForce()).isZero());
    }

    @Test
    void everybodyOwesTheirOwnSignatureAndTheNextAboveTheOther() {
        house.administrator().putCsv("/api/goals", """
                owner,metric,period,target
                person:priya,revenue,2026-Q3,75000
                team:dublin,revenue,2026-Q3,300000
                person:niamh,revenue,2026-Q3,100000
                person:ingrid,revenue,2026-Q3,900000
                """);
        assertThat(owed("priya")).isEqualTo(1);
        assertThat(owed("niamh")).isEqualTo(3);
        assertThat(owed("duarte")).isEqualTo(2);
        assertThat(owed("ingrid")).isEqualTo(1);
        assertThat(owed("sigrid")).isEqualTo(1);
        assertThat(owed("conor")).isZero();
        tokenOf(house, "niamh", "act").postJson("/api/goals/" + id("person:priya") + "/signature", "{}");
        assertThat(owed("niamh")).isEqualTo(2);
        assertThat(in(house, () -> toSign.of(key("niamh")).others())).hasSize(1);
    }

    @Test
    void aReliefIsOwedByTheNearestWhoMayDecide() {
        house.administrator()
                .putCsv("/api/goals?agreed=true", "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\n");
        tokenOf(house, "niamh", "act")
                .postJson(
                        "/api/goals/" + id("person:priya") + "/relief", "{\"target\": 60000, \"reason\": \"market\"}");
        assertThat(owed("niamh")).isZero();
        assertThat(owed("duarte")).isEqualTo(1);
        assertThat(owed("ingrid")).isZero();
    }

    private List<CoverageLine> lines() {
        return in(house, () -> coverage.of(periods.find("2026-Q3").orElseThrow()));
    }

    private int owed(String person) {
        return in(house, () -> toSign.of(key(person)).count());
    }

    private int key(String person) {
        return in(house, () -> people.byId(person).orElseThrow().key());
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
}
