package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Conor Walsh missed two quarters and disputes the number of the second (rule book, 6.5 and 7.2): while that is open it neither counts
 * in a row nor breaks it.
 */
class HoldingTheCountTest extends Stage {

    @Autowired
    Disputing disputing;

    private Register.Line second;

    @BeforeEach
    void theSecondNumberIsDisputed() {
        publish("revenue", Policies2026.REVENUE);
        clock.set(LocalDate.of(2026, 4, 13));
        close("2026-Q1", Map.of(goal("person:conor", "2026-Q1", 100_000), 60_000));
        apply("Coaching plan");
        clock.set(MONDAY);
        UUID goal = goal("person:conor", "2026-Q2", 100_000);
        close("2026-Q2", Map.of(goal, 60_000));
        second = obligationOf("conor", "Improvement plan");
        assertThat(second.inARow()).isEqualTo(2);
        here(() -> disputing.raise(viewer("conor"), second.id(), Dispute.NUMBER, "Two orders are missing"));
        assertThat(stateOf(second.id())).isEqualTo(State.HELD);
    }

    @Test
    void whileItIsOpenThePeriodDoesNotCountAndTheOneBeforeItStillDoes() {
        Register.Line third = theThirdQuarterIsMissed();

        assertThat(third.inARow()).isEqualTo(2);
        assertThat(third.omitted()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {Dispute.UPHELD, Dispute.CHANGED})
    void onceItIsAnsweredTheCountGoesOn(String answer) {
        here(() -> disputing.answer(viewer("duarte"), second.id(), answer, "Looked into"));
        clock.set(LocalDate.of(2026, 7, 28));
        apply("Improvement plan");

        assertThat(theThirdQuarterIsMissed().inARow()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {Dispute.UPHELD, Dispute.CHANGED})
    void answeredAfterTheNextPeriodItCountsFromTheOneAfterThatOn(String answer) {
        assertThat(theThirdQuarterIsMissed().inARow()).isEqualTo(2);
        clock.set(LocalDate.of(2026, 10, 20));
        apply("Improvement plan");
        here(() -> disputing.answer(viewer("ingrid"), second.id(), answer, "Looked into"));

        clock.set(LocalDate.of(2027, 1, 18));
        close("2026-Q4", Map.of(goal("person:conor", "2026-Q4", 100_000), 60_000));
        Register.Line fourth = obligationOf("conor", "Improvement plan");
        assertThat(fourth.period()).isEqualTo("2026-Q4");
        assertThat(fourth.inARow()).isEqualTo(4);
    }

    private Register.Line theThirdQuarterIsMissed() {
        clock.set(LocalDate.of(2026, 10, 12));
        close("2026-Q3", Map.of(goal("person:conor", "2026-Q3", 100_000), 60_000));
        return obligationOf("conor", "Improvement plan");
    }

    private void apply(String consequence) {
        ObligationId id = obligationOf("conor", consequence).id();
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        assertThat(here(() -> applying.apply(viewer("niamh"), id, on(today)))).isInstanceOf(Decision.Done.class);
    }
}
