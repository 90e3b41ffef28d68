package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rule book, 7.6, 7.2 and 9.4. Conor Walsh missed: Niamh Byrne owes a coaching plan by Monday 27 July 2026. */
class AnsweringDisputesTest extends Stage {

    @Autowired
    Disputing disputing;

    @Autowired
    Delegating delegating;

    @Autowired
    Waiving waiving;

    @Autowired
    Awaiting awaiting;

    private ObligationId coaching;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));
        coaching = obligationOf("conor", "Coaching plan").id();
    }

    @Test
    void whatADelegateDecidedIsAnsweredAboveWhoeverIsCounted() {
        here(() -> delegating.name(viewer("niamh"), new Delegating.Wish("aoife", MONDAY, MONDAY)));
        here(() -> applying.apply(viewer("aoife"), coaching, on(MONDAY)));
        dispute(Dispute.DECISION);

        assertThat(answer("niamh")).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(answer("duarte")).isNull();
    }

    @Test
    void whoeverAgreedToAWaiverDecidedTooAndDoesNotAnswer() {
        here(() -> waiving.request(
                viewer("niamh"), coaching, new Waiver.Wish("absence", null, null, null, null, null, null)));
        here(() -> waiving.approve(viewer("duarte"), coaching));
        dispute(Dispute.DECISION);

        assertThat(answer("duarte")).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(answer("ingrid")).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.DUE);
    }

    @Test
    void whatNobodyAnsweredInTenWorkingDaysGoesOneHigher() {
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
        dispute(Dispute.DECISION);
        clock.set(LocalDate.of(2026, 8, 3));
        assertThat(answer("ingrid")).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);

        clock.set(LocalDate.of(2026, 8, 4));
        assertThat(here(() -> awaiting.of(viewer("ingrid")))).hasSize(1);
        assertThat(answer("duarte")).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(answer("ingrid")).isNull();
    }

    @Test
    void salesOperationsSeeAndAnswerWhoeverDisputesANumberAndNothingElse() {
        here(() -> jdbc.sql(
                        "update organization.person set roles = '{operations}' where organization_id = ? and id = 'rui'")
                .param(house.organization().id())
                .update());
        assertThat(here(() -> register.list(viewer("rui"), Register.Filter.ALL, null, 10)))
                .isEmpty();
        assertThat(here(() -> disputing.answer(viewer("rui"), coaching, Dispute.UPHELD, null)))
                .isInstanceOf(Decision.Unseen.class);
        dispute(Dispute.NUMBER);

        assertThat(here(() -> register.list(viewer("rui"), Register.Filter.ALL, null, 10)))
                .hasSize(1);
        assertThat(here(() -> awaiting.of(viewer("rui")))).hasSize(1);
        assertThat(refusal(here(() -> applying.apply(viewer("rui"), coaching, on(MONDAY)))))
                .isEqualTo(Refusal.Reason.NOT_YOURS);
        assertThat(answer("rui")).isNull();
        assertThat(here(() -> register.one(viewer("rui"), coaching))).isPresent();
    }

    @Test
    void aNumberIsHeldOnceAndTheDaysThatWereLeftGoOn() {
        dispute(Dispute.NUMBER);
        clock.set(LocalDate.of(2026, 7, 22));
        assertThat(answer("duarte")).isNull();
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 7, 29));

        dispute(Dispute.NUMBER);
        assertThat(stateOf(coaching)).isEqualTo(State.DUE);
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 7, 29));
    }

    @Test
    void theHearingStandsStillTooWhileANumberIsDisputed() {
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
        clock.set(LocalDate.of(2026, 10, 5));
        close("2026-Q3", Map.of(goal("person:conor", "2026-Q3", 100_000), 10_000));
        ObligationId plan = obligationOf("conor", "Improvement plan").id();
        clock.set(LocalDate.of(2026, 10, 6));
        here(() -> disputing.raise(viewer("conor"), plan, Dispute.NUMBER, "A deal is missing."));
        clock.set(LocalDate.of(2026, 10, 19));
        here(() -> disputing.answer(viewer("duarte"), plan, Dispute.UPHELD, "It is there."));

        // heard until 13 October, of which 4 of its days were left; Columbus Day is no working day
        assertThat(obligationOf("conor", "Improvement plan").hearingUntil()).isEqualTo(LocalDate.of(2026, 10, 23));
        assertThat(stateOf(plan)).isEqualTo(State.HEARING);
    }

    private void dispute(String about) {
        assertThat(refusal(here(() -> disputing.raise(viewer("conor"), coaching, about, "This is wrong."))))
                .isNull();
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason answer(String who) {
        return refusal(here(() -> disputing.answer(viewer(who), coaching, Dispute.CHANGED, "Looked into.")));
    }
}
