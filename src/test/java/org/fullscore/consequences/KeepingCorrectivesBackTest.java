package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.KeepingSupport;
import org.fullscore.organization.ChangingByTwo;
import org.fullscore.organization.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * The promise gate is on (rule book, 6.7). Conor Walsh misses a second quarter, with training promised by Niamh Byrne by 31 May that
 * he never got.
 */
class KeepingCorrectivesBackTest extends Stage {

    private static final String THREE_STEPS = Policies2026.REVENUE + """
              - name: Missed a third time
                below: 70
                inARow: 3
                then: [{ consequence: Formal warning, kind: corrective, severity: 5, owedBy: leader, workingDays: 10, evidence: true }]
            """;

    @Autowired
    ChangingByTwo changing;

    @Autowired
    KeepingSupport keeping;

    @Autowired
    KeptBack keptBack;

    @Autowired
    Settling settling;

    private UUID first;
    private UUID second;
    private UUID training;

    @BeforeEach
    void theFirstMissWasCoached() {
        publish("revenue", THREE_STEPS);
        first = goal("person:conor", "2026-Q1", 100_000);
        second = goal("person:conor", "2026-Q2", 100_000);
        clock.set(LocalDate.of(2026, 4, 13));
        close("2026-Q1", Map.of(first, 60_000));
        Register.Line coaching = obligationOf("conor", "Coaching plan");
        here(() -> applying.apply(viewer("niamh"), coaching.id(), on(LocalDate.of(2026, 4, 13))));
        clock.set(MONDAY);
        gate("on");
        training = promise(second, "Negotiation training", LocalDate.of(2026, 5, 31));
    }

    @Test
    void noCorrectiveFallsDueAndThePromiseIsNamedInstead() {
        close("2026-Q2", Map.of(second, 60_000));

        assertThat(obligations()).extracting(Register.Line::consequence).containsExactly("Coaching plan");
        for (String person : List.of("conor", "niamh", "duarte", "ingrid", "claire")) {
            JsonNode item = keptBackOf(person).get(0);
            assertThat(item.get("consequence").asString()).isEqualTo("Improvement plan");
            assertThat(item.get("owner").asString()).isEqualTo("person:conor");
            assertThat(item.get("owedBy").asString()).isEqualTo("niamh");
            assertThat(item.get("inARow").asInt()).isEqualTo(2);
            assertThat(item.get("promises").get(0).get("promisedBy").asString()).isEqualTo("niamh");
            assertThat(item.get("sentence").asString())
                    .isEqualTo(
                            "No Improvement plan falls due: “Negotiation training”, promised by Niamh Byrne by May 31, 2026, was not kept.");
        }
        assertThat(keptBackOf("priya")).isEmpty();
        assertThat(keptBackOf("ines")).isEmpty();
        assertThat(ledger("correctives-kept-back")).isEqualTo(1);
    }

    @Test
    void sweptAgainNothingIsAddedAlsoWhereTheGateIsOffByThen() {
        close("2026-Q2", Map.of(second, 60_000));
        sweep("2026-Q2", frozen("2026-Q2"));
        gate("off");
        sweep("2026-Q2", frozen("2026-Q2"));

        assertThat(obligations()).hasSize(1);
        assertThat(keptBackOf("niamh")).hasSize(1);
        assertThat(ledger("correctives-kept-back")).isEqualTo(1);
    }

    @Test
    void onceThePromiseIsKeptItFallsDueWithAllItsDays() {
        close("2026-Q2", Map.of(second, 60_000));
        clock.set(LocalDate.of(2026, 8, 10));
        keep(training);

        Register.Line plan = obligationOf("conor", "Improvement plan");
        assertThat(plan.openedOn()).isEqualTo(LocalDate.of(2026, 8, 10));
        assertThat(plan.hearingUntil()).isEqualTo(LocalDate.of(2026, 8, 17));
        assertThat(plan.deadline()).isEqualTo(LocalDate.of(2026, 8, 24));
        assertThat(plan.inARow()).isEqualTo(2);
        assertThat(here(() -> keptBack.since(plan.id()))).contains(MONDAY);
        assertThat(keptBackOf("niamh")).isEmpty();

        sweep("2026-Q2", frozen("2026-Q2"));
        assertThat(obligations()).hasSize(2);
        assertThat(keptBackOf("niamh")).isEmpty();
    }

    @Test
    void oneOfTwoPromisesIsNotEnough() {
        UUID tool = promise(second, "A forecasting tool", LocalDate.of(2026, 6, 15));
        close("2026-Q2", Map.of(second, 60_000));
        keep(training);

        assertThat(obligations()).hasSize(1);
        assertThat(keptBackOf("conor").get(0).get("promises")).hasSize(1);

        keep(tool);
        assertThat(obligations()).hasSize(2);
    }

    @Test
    void aPromiseThatWasKeptLateOrIsNotDueYetKeepsNothingBack() {
        keep(training);
        promise(second, "A forecasting tool", LocalDate.of(2026, 7, 31));
        close("2026-Q2", Map.of(second, 60_000));

        assertThat(obligationOf("conor", "Improvement plan").openedOn()).isEqualTo(MONDAY);
        clock.set(LocalDate.of(2026, 8, 3));
        sweep("2026-Q2", frozen("2026-Q2"));
        assertThat(keptBackOf("conor")).isEmpty();
    }

    @Test
    void withTheGateOffItFallsDue() {
        gate("off");
        close("2026-Q2", Map.of(second, 60_000));

        assertThat(obligationOf("conor", "Improvement plan").openedOn()).isEqualTo(MONDAY);
        assertThat(keptBackOf("conor")).isEmpty();
    }

    @Test
    void supportIsNeverKeptBack() {
        UUID aoife = goal("person:aoife", "2026-Q2", 100_000);
        promise(aoife, "Negotiation training", LocalDate.of(2026, 5, 31));
        close("2026-Q2", Map.of(aoife, 60_000));

        assertThat(obligationOf("aoife", "Coaching plan").openedOn()).isEqualTo(MONDAY);
    }

    @Test
    void theNextPeriodAsksForTheStepAgainAndNeverTwice() {
        close("2026-Q2", Map.of(second, 60_000));
        clock.set(LocalDate.of(2026, 10, 12));
        close("2026-Q3", Map.of(goal("person:conor", "2026-Q3", 100_000), 60_000));

        Register.Line plan = obligationOf("conor", "Improvement plan");
        assertThat(plan.period()).isEqualTo("2026-Q3");
        assertThat(plan.omitted()).isEqualTo("2026-Q2");
        assertThat(obligations()).extracting(Register.Line::consequence).doesNotContain("Formal warning");

        keep(training);
        assertThat(obligations()).hasSize(2);
        assertThat(keptBackOf("niamh")).isEmpty();

        clock.set(LocalDate.of(2026, 10, 20));
        here(() -> applying.apply(viewer("niamh"), plan.id(), on(LocalDate.of(2026, 10, 20))));
        clock.set(LocalDate.of(2027, 1, 18));
        close("2026-Q4", Map.of(goal("person:conor", "2026-Q4", 100_000), 60_000));
        assertThat(obligationOf("conor", "Formal warning").inARow()).isEqualTo(4);
    }

    @Test
    void aRestatementTakesItsReasonAwayOrGivesIt() {
        close("2026-Q2", Map.of(second, 60_000));
        restate(50_000);
        assertThat(keptBackOf("conor")).hasSize(1);
        restate(80_000);
        assertThat(keptBackOf("conor")).isEmpty();
        keep(training);
        assertThat(obligations()).hasSize(1);
    }

    @Test
    void whatFollowsOnlyAfterARestatementIsKeptBackAsWell() {
        close("2026-Q2", Map.of(second, 80_000));
        assertThat(restate(60_000)).hasOnlyElementsOfType(Settling.Effect.KeptBack.class);
        assertThat(keptBackOf("conor")).hasSize(1);
        assertThat(obligations()).hasSize(1);
        assertThat(restate(60_000)).isEmpty();
    }

    private List<Settling.Effect> restate(int actual) {
        return here(() -> {
            Judged was = frozen("2026-Q2").getFirst();
            Judged now = new Judged(
                    was.goal(),
                    was.person(),
                    was.team(),
                    was.metric(),
                    was.target(),
                    BigDecimal.valueOf(actual),
                    was.denominator(),
                    true,
                    BigDecimal.valueOf(actual, 5));
            Period quarter = periods.find("2026-Q2").orElseThrow();
            List<Settling.Effect> foreseen = settling.foresee(quarter, List.of(now));
            settling.settle(quarter, UUID.randomUUID(), viewer("ingrid"), List.of(now));
            return foreseen;
        });
    }

    private void gate(String wanted) {
        here(() ->
                changing.ask(ChangingByTwo.Matter.PROMISE_GATE, wanted, "Agreed with the council", viewer("ingrid")));
        UUID id = here(() -> changing.changes(ChangingByTwo.Matter.PROMISE_GATE)).stream()
                .filter(ChangingByTwo.Change::isWaiting)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(here(() -> changing.decide(
                        ChangingByTwo.Matter.PROMISE_GATE, id, ChangingByTwo.Answer.CONFIRM, viewer("sigrid"))))
                .isEmpty();
    }

    private UUID promise(UUID goal, String text, LocalDate due) {
        UUID id = UUID.randomUUID();
        here(() -> jdbc.sql("""
                        insert into goals.support (organization_id, id, goal_id, text, due, promised_by) values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        house.organization().id(),
                        id,
                        goal,
                        text,
                        due,
                        people.byId("niamh").orElseThrow().key())
                .update());
        return id;
    }

    private void keep(UUID support) {
        assertThat(here(() -> keeping.keep(new GoalId(second), support, viewer("conor"))))
                .isInstanceOf(org.fullscore.goals.Decision.Done.class);
    }

    private JsonNode keptBackOf(String person) {
        return tokenOf(house, person, "read")
                .get("/api/obligations/kept-back?period=2026-Q2")
                .json()
                .get("items");
    }

    private int ledger(String act) {
        return tokenOf(house, "claire", "read").get("/api/ledger").body().split("\"" + act + "\"", -1).length - 1;
    }
}
