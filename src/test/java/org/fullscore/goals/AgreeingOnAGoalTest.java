package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rosa (1) promises revenue in the third quarter to Max (2), who leads her. */
class AgreeingOnAGoalTest {

    private static final int ROSA = 1;
    private static final int MAX = 2;
    private static final LocalDate STARTS = LocalDate.of(2026, 7, 1);
    private static final LocalDate ENDS = LocalDate.of(2026, 10, 1);
    private static final LocalDate IN_TIME = LocalDate.of(2026, 7, 10);
    private static final Instant AT = Instant.parse("2026-07-10T08:00:00Z");

    private final Goal goal = new Goal(
            new GoalId(UUID.randomUUID()),
            new Goal.Subject(Owner.person(ROSA), (short) 1, "2026-Q3", "quarter", STARTS, ENDS),
            Target.of(new BigDecimal("75000")),
            Goal.Reasons.NONE,
            MAX,
            IN_TIME);

    @Test
    void itIsInForceWhenBothHaveSigned() {
        goal.propose(MAX);
        assertThat(goal.sign(Party.OWNER, ROSA, IN_TIME, AT)).isEmpty();
        assertThat(goal.state()).isEqualTo(Goal.State.PROPOSED);
        assertThat(goal.sign(Party.LEADER, MAX, IN_TIME, AT)).isEmpty();
        assertThat(goal.state()).isEqualTo(Goal.State.AGREED);
        assertThat(goal.inForceOn()).isEqualTo(IN_TIME);
        assertThat(goal.firstTarget()).isEqualByComparingTo("75000");
    }

    @Test
    void aDraftIsNotSigned() {
        assertThat(goal.sign(Party.OWNER, ROSA, IN_TIME, AT)).contains(Refusal.NOT_PROPOSED);
    }

    @Test
    void nobodySignsTwice() {
        goal.propose(MAX);
        goal.sign(Party.OWNER, ROSA, IN_TIME, AT);
        assertThat(goal.sign(Party.OWNER, ROSA, IN_TIME, AT)).contains(Refusal.SIGNED_ALREADY);
    }

    @Test
    void theLastDayIsInTimeAndTheDayAfterIsNot() {
        goal.propose(MAX);
        assertThat(goal.sign(Party.OWNER, ROSA, LocalDate.of(2026, 9, 30), AT)).isEmpty();
        assertThat(goal.sign(Party.LEADER, MAX, ENDS, AT)).contains(Refusal.PERIOD_ENDED);
    }

    @Test
    void itIsLateFromTheDayAfterAQuarterOfTheWay() {
        assertThat(Goal.isLate(STARTS, ENDS, LocalDate.of(2026, 7, 24))).isFalse();
        assertThat(Goal.isLate(STARTS, ENDS, LocalDate.of(2026, 7, 25))).isTrue();
    }

    @Test
    void aChangedProposalIsSignedAnew() {
        goal.propose(MAX);
        goal.sign(Party.LEADER, MAX, IN_TIME, AT);
        goal.change(Target.of(new BigDecimal("80000")), Goal.Reasons.NONE, MAX);
        assertThat(goal.signatures()).isEmpty();
    }

    @Test
    void aSignedTargetIsNotChanged() {
        agree();
        assertThat(goal.change(Target.of(BigDecimal.ONE), Goal.Reasons.NONE, MAX))
                .contains(Refusal.AGREED);
        assertThat(goal.target().amount()).isEqualByComparingTo("75000");
    }

    @Test
    void whatTheLeaderSetsCountsUnlessTheOwnerObjectsBefore() {
        goal.propose(MAX);
        goal.set(MAX, IN_TIME, LocalDate.of(2026, 7, 17), AT);
        assertThat(goal.state()).isEqualTo(Goal.State.SET);
        assertThat(goal.isInForce(LocalDate.of(2026, 7, 16))).isFalse();
        assertThat(goal.isInForce(LocalDate.of(2026, 7, 17))).isTrue();
        goal.object(UUID.randomUUID(), new Objection.Said("Too much.", null), ROSA, LocalDate.of(2026, 7, 16), AT);
        assertThat(goal.state()).isEqualTo(Goal.State.OBJECTED);
        assertThat(goal.inForceOn()).isNull();
    }

    @Test
    void anObjectionAfterItCameIntoForceStaysOnRecordAndChangesNothing() {
        goal.propose(MAX);
        goal.set(MAX, IN_TIME, LocalDate.of(2026, 7, 17), AT);
        goal.object(UUID.randomUUID(), new Objection.Said("Too much.", null), ROSA, LocalDate.of(2026, 7, 17), AT);
        assertThat(goal.state()).isEqualTo(Goal.State.SET);
        assertThat(goal.objections()).hasSize(1);
    }

    @Test
    void reliefKeepsBothTargets() {
        agree();
        goal.requestRelief(UUID.randomUUID(), asked("60000"), AT);
        Relief relief = goal.reliefs().getFirst();
        assertThat(goal.target().amount()).isEqualByComparingTo("75000");
        goal.approveRelief(relief, Levels.HIGHER_IS_BETTER, 3, AT);
        assertThat(goal.target().amount()).isEqualByComparingTo("60000");
        assertThat(goal.firstTarget()).isEqualByComparingTo("75000");
        assertThat(relief.oldTarget()).isEqualByComparingTo("75000");
    }

    @Test
    void oneReliefWaitsAtATime() {
        agree();
        goal.requestRelief(UUID.randomUUID(), asked("60000"), AT);
        assertThat(goal.requestRelief(UUID.randomUUID(), asked("50000"), AT)).contains(Refusal.RELIEF_WAITING);
    }

    @Test
    void reliefIsDecidedOnce() {
        agree();
        goal.requestRelief(UUID.randomUUID(), asked("60000"), AT);
        Relief relief = goal.reliefs().getFirst();
        goal.declineRelief(relief, 3, AT);
        assertThat(goal.approveRelief(relief, Levels.HIGHER_IS_BETTER, 3, AT)).contains(Refusal.RELIEF_DECIDED);
        assertThat(goal.target().amount()).isEqualByComparingTo("75000");
    }

    private Relief.Request asked(String amount) {
        return new Relief.Request(new BigDecimal(amount), "territory changed", null, MAX);
    }

    private void agree() {
        goal.propose(MAX);
        goal.sign(Party.OWNER, ROSA, IN_TIME, AT);
        goal.sign(Party.LEADER, MAX, IN_TIME, AT);
    }
}
