package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fullscore.ledger.Entries;
import org.fullscore.ledger.Verifier;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Conor Walsh missed: Niamh Byrne owes a coaching plan by Monday 27 July 2026. Priya Raman is owed an accelerator by 3 August. */
class DecidingOnAnObligationTest extends Stage {

    private static final LocalDate DEADLINE = LocalDate.of(2026, 7, 27);

    @Autowired
    Substituting substituting;

    @Autowired
    Waiving waiving;

    @Autowired
    Confirming confirming;

    @Autowired
    Disputing disputing;

    @Autowired
    Entries entries;

    @Autowired
    Verifier verifier;

    private ObligationId coaching;
    private ObligationId accelerator;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:priya", "2026-Q2", 100_000), 110_000));
        coaching = obligationOf("conor", "Coaching plan").id();
        accelerator = obligationOf("priya", "Accelerator").id();
    }

    @Test
    void doneByTheDeadlineIsApplied() {
        clock.set(DEADLINE);

        assertThat(apply("niamh", coaching, DEADLINE)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.APPLIED);
    }

    @Test
    void withoutADecisionItCountsAsNotAppliedFromTheDayAfterByItself() {
        clock.set(DEADLINE.plusDays(1));

        assertThat(stateOf(coaching)).isEqualTo(State.OVERDUE);
        assertThat(State.OVERDUE.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void doneWithinThirtyDaysAfterTheDeadlineItIsLateWhateverDayItNames() {
        clock.set(DEADLINE.plusDays(30));

        assertThat(apply("niamh", coaching, DEADLINE)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.LATE);
    }

    @Test
    void afterThirtyDaysADecisionIsOnlyANote() {
        clock.set(DEADLINE.plusDays(31));
        assertThat(stateOf(coaching)).isEqualTo(State.NOT_APPLIED);

        assertThat(apply("niamh", coaching, DEADLINE.plusDays(31))).isNull();

        assertThat(stateOf(coaching)).isEqualTo(State.NOT_APPLIED);
        assertThat(entries("obligation-applied")).hasSize(1);
    }

    @Test
    void aClockSetBackMakesNothingOnTimeThatWasDecidedLate() {
        clock.set(DEADLINE.plusDays(2));
        apply("niamh", coaching, DEADLINE);
        clock.set(DEADLINE.minusDays(2));

        assertThat(stateOf(coaching)).isEqualTo(State.LATE);
    }

    @Test
    void onlyWhoeverOwesItDecidesAndSomebodyElseIsTold() {
        assertThat(apply("duarte", coaching, MONDAY)).isEqualTo(Refusal.Reason.NOT_YOURS);
        assertThat(here(() -> applying.apply(viewer("rui"), coaching, on(MONDAY))))
                .isInstanceOf(Decision.Unseen.class);
        assertThat(here(() -> applying.apply(viewer("admin"), coaching, on(MONDAY))))
                .isInstanceOf(Decision.Unseen.class);
    }

    @Test
    void evidenceIsAskedForAndADayNobodyHasSeenYetIsRefused() {
        assertThat(refusal(here(
                        () -> applying.apply(viewer("niamh"), coaching, new Obligation.Deed(MONDAY, "Done", " ")))))
                .isEqualTo(Refusal.Reason.EVIDENCE_MISSING);
        assertThat(apply("niamh", coaching, MONDAY.plusDays(1))).isEqualTo(Refusal.Reason.DAY_IN_FUTURE);
        assertThat(apply("niamh", coaching, MONDAY.minusDays(1))).isEqualTo(Refusal.Reason.DAY_BEFORE_OPENING);
    }

    @Test
    void aCorrectiveIsNotDecidedBeforeThePersonWasHeard() {
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
        clock.set(LocalDate.of(2026, 10, 5));
        close("2026-Q3", Map.of(goal("person:conor", "2026-Q3", 100_000), 10_000));
        Register.Line plan = obligationOf("conor", "Improvement plan");

        assertThat(apply("niamh", plan.id(), LocalDate.of(2026, 10, 5))).isEqualTo(Refusal.Reason.STILL_HEARING);
        clock.set(java.util.Objects.requireNonNull(plan.hearingUntil()).plusDays(1));
        assertThat(apply("niamh", plan.id(), LocalDate.of(2026, 10, 6))).isNull();
    }

    @Test
    void anEntitlementIsNeitherWaivedNorMadeMilder() {
        assertThat(waive("niamh", accelerator)).isEqualTo(Refusal.Reason.ENTITLEMENT);
        assertThat(substitute("niamh", accelerator, 0)).isEqualTo(Refusal.Reason.ENTITLEMENT);
    }

    @Test
    void somethingAsSevereOrHarsherCountsAsApplied() {
        assertThat(substitute("niamh", coaching, 2)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.APPLIED);
    }

    @Test
    void somethingMilderNeedsASecondPerson() {
        assertThat(substitute("niamh", coaching, 0)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.DUE);

        assertThat(approve("duarte", coaching)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.SUBSTITUTED);
    }

    @Test
    void nobodyApprovesTheirOwnWaiverNorOneOfThoseAboveThem() {
        assertThat(waive("niamh", coaching)).isNull();

        assertThat(approve("niamh", coaching)).isEqualTo(Refusal.Reason.FOUR_EYES);
        assertThat(approve("conor", coaching)).isEqualTo(Refusal.Reason.FOUR_EYES);
        assertThat(refusal(here(() -> waiving.approve(viewer("claire"), coaching))))
                .isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(refusal(here(() -> waiving.approve(machine("duarte"), coaching))))
                .isEqualTo(Refusal.Reason.SERVICE);
        assertThat(stateOf(coaching)).isEqualTo(State.DUE);
        assertThat(approve("duarte", coaching)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.WAIVED);
    }

    @Test
    void aWaiverHasOneOfTheReasonsAndAfterTheDeadlineThereIsNone() {
        Waiver.Wish wish = new Waiver.Wish("because", null, null, null, null, null, null);
        assertThat(refusal(here(() -> waiving.request(viewer("niamh"), coaching, wish))))
                .isEqualTo(Refusal.Reason.REASON_UNKNOWN);
        clock.set(DEADLINE.plusDays(1));
        assertThat(waive("niamh", coaching)).isEqualTo(Refusal.Reason.DEADLINE_PASSED);
    }

    @Test
    void postponedOnceItHasItsFullDaysAgainAndNotTwice() {
        LocalDate until = LocalDate.of(2026, 8, 10);
        Waiver.Wish wish = new Waiver.Wish("absence", null, until, null, null, null, null);
        here(() -> waiving.request(viewer("niamh"), coaching, wish));
        approve("duarte", coaching);

        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 8, 17));
        assertThat(refusal(here(() -> waiving.request(viewer("niamh"), coaching, wish))))
                .isEqualTo(Refusal.Reason.POSTPONED_ALREADY);
    }

    @Test
    void theOwnerConfirmsWhatWasDoneOnce() {
        assertThat(confirm("conor")).isEqualTo(Refusal.Reason.NOTHING_TO_CONFIRM);
        apply("niamh", coaching, MONDAY);

        assertThat(confirm("niamh")).isEqualTo(Refusal.Reason.NOT_YOURS);
        assertThat(confirm("conor")).isNull();
        assertThat(confirm("conor")).isEqualTo(Refusal.Reason.CONFIRMED_ALREADY);
    }

    @Test
    void aDisputeOfADecisionIsAnsweredByTheNextInLineAboveWhoeverDecided() {
        apply("niamh", coaching, MONDAY);
        here(() -> disputing.raise(viewer("conor"), coaching, Dispute.DECISION, "There was no talk."));

        assertThat(answer("niamh", Dispute.UPHELD)).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(answer("duarte", Dispute.CHANGED)).isNull();
        assertThat(stateOf(coaching)).isEqualTo(State.DUE);
    }

    @Test
    void aDisputeIsTakenOneHigherOnceAndNoFurther() {
        apply("niamh", coaching, MONDAY);
        here(() -> disputing.raise(viewer("conor"), coaching, Dispute.DECISION, "There was no talk."));
        answer("duarte", Dispute.UPHELD);
        here(() -> disputing.raise(viewer("conor"), coaching, Dispute.DECISION, "There still was none."));
        assertThat(answer("duarte", Dispute.UPHELD)).isEqualTo(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(answer("ingrid", Dispute.UPHELD)).isNull();

        assertThat(refusal(here(() -> disputing.raise(viewer("conor"), coaching, Dispute.DECISION, "Once more"))))
                .isEqualTo(Refusal.Reason.NO_ONE_HIGHER);
        assertThat(stateOf(coaching)).isEqualTo(State.APPLIED);
    }

    @Test
    void aDisputeOfTheNumberStopsTheClockOnceAndADisputeOfTheDecisionDoesNot() {
        here(() -> disputing.raise(viewer("conor"), coaching, Dispute.NUMBER, "A deal is missing."));

        assertThat(stateOf(coaching)).isEqualTo(State.HELD);
        assertThat(apply("niamh", coaching, MONDAY)).isEqualTo(Refusal.Reason.HELD);
        // 20 working days from 20 July, then the 5 that were left
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 8, 24));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWinsAndTheOtherIsToldWhoDidWhatWhen() throws Exception {
        Viewer niamh = viewer("niamh");
        List<Decision> decisions = atOnce(List.of(
                () -> applying.apply(niamh, coaching, on(MONDAY)), () -> applying.apply(niamh, coaching, on(MONDAY))));

        assertThat(decisions).filteredOn(Decision.Done.class::isInstance).hasSize(1);
        assertThat(decisions)
                .filteredOn(Decision.Refused.class::isInstance)
                .singleElement()
                .satisfies(lost -> {
                    Refusal refusal = ((Decision.Refused) lost).refusal();
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.ALREADY_DECIDED);
                    assertThat(refusal.arguments()).contains("Niamh Byrne");
                });
        assertThat(entries("obligation-applied")).hasSize(1);
    }

    @Test
    void theDecisionLogDropsNoEntryUnderLoad() throws Exception {
        Map<UUID, Integer> missed = new HashMap<>();
        for (int month = 1; month <= 6; month++) {
            for (String rep : List.of("priya", "conor", "aoife")) {
                missed.put(goal("person:" + rep, "2026-0" + month, 100_000), 10_000);
            }
        }
        publish("monthly", Policies2026.REVENUE.replace("period: quarter", "period: month"));
        for (int month = 1; month <= 6; month++) {
            String period = "2026-0" + month;
            close(period, here(() -> ofPeriod(missed, period)));
        }
        Viewer niamh = viewer("niamh");
        clock.set(LocalDate.of(2026, 7, 28));
        List<ObligationId> due = obligations().stream()
                .filter(line -> line.owedById().equals("niamh") && line.state().isOpen())
                .map(Register.Line::id)
                .toList();
        List<Callable<Decision>> decisions = new ArrayList<>();
        due.forEach(id -> decisions.add(() -> applying.apply(niamh, id, on(MONDAY))));

        atOnce(decisions);

        assertThat(due.size()).isGreaterThan(15);
        assertThat(entries("obligation-applied")).hasSameSizeAs(due);
        assertThat(here(() -> verifier.verify().verified())).isTrue();
    }

    private Map<UUID, Integer> ofPeriod(Map<UUID, Integer> goals, String period) {
        List<UUID> ids = jdbc.sql("select id from goals.goal where organization_id = ? and period = ?")
                .params(house.organization().id(), period)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        Map<UUID, Integer> some = new HashMap<>(goals);
        some.keySet().retainAll(ids);
        return some;
    }

    private List<Decision> atOnce(List<Callable<Decision>> acts) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Decision>> futures = new ArrayList<>();
            for (Callable<Decision> act : acts) {
                futures.add(threads.submit(() -> CurrentOrganization.callAs(house.organization(), act::call)));
            }
            List<Decision> decisions = new ArrayList<>();
            for (Future<Decision> future : futures) {
                decisions.add(future.get());
            }
            return decisions;
        }
    }

    private List<String> entries(String act) {
        return here(() -> entries.after(0, 10_000).stream()
                .map(entry -> entry.act())
                .filter(act::equals)
                .toList());
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason apply(String who, ObligationId id, LocalDate day) {
        return refusal(here(() -> applying.apply(viewer(who), id, on(day))));
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason waive(String who, ObligationId id) {
        Waiver.Wish wish = new Waiver.Wish("absence", "Parental leave", null, null, null, null, null);
        return refusal(here(() -> waiving.request(viewer(who), id, wish)));
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason substitute(String who, ObligationId id, int severity) {
        return refusal(here(() -> substituting.substitute(
                viewer(who),
                id,
                new Substituting.Instead("Ride-along week", new Severity(severity), "circumstances", on(MONDAY)))));
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason approve(String who, ObligationId id) {
        return refusal(here(() -> waiving.approve(viewer(who), id)));
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason confirm(String who) {
        return refusal(here(() -> confirming.confirm(viewer(who), coaching)));
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason answer(String who, String word) {
        return refusal(here(() -> disputing.answer(viewer(who), coaching, word, "Looked into it.")));
    }
}
