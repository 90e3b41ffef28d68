package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.ledger.Verifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The second quarter closes: what is due is listed for everybody before anybody acts. */
class ClosingAQuarterTest extends Stage {

    @Autowired
    Verifier verifier;

    @BeforeEach
    void aPolicyIsInForce() {
        publish("revenue", Policies2026.REVENUE);
    }

    @Test
    void everyConsequenceOfTheRowThatAppliesIsOwedOnceLeadersAndExecutivesIncluded() {
        int written = close(
                "2026-Q2",
                Map.of(
                        goal("person:priya", "2026-Q2", 100_000), 112_400,
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:aoife", "2026-Q2", 100_000), 80_000,
                        goal("person:niamh", "2026-Q2", 100_000), 125_000,
                        goal("person:duarte", "2026-Q2", 100_000), 10_000,
                        goal("person:ingrid", "2026-Q2", 100_000), 69_999));

        assertThat(written).isEqualTo(6);
        assertThat(obligations())
                .extracting(
                        Register.Line::personId,
                        Register.Line::consequence,
                        Register.Line::owedById,
                        line -> line.pay() == null ? null : line.pay().stripTrailingZeros())
                .containsExactlyInAnyOrder(
                        tuple("priya", "Accelerator", "niamh", new BigDecimal("620").stripTrailingZeros()),
                        tuple("conor", "Coaching plan", "niamh", null),
                        tuple("niamh", "Accelerator", "duarte", new BigDecimal("1250").stripTrailingZeros()),
                        tuple("niamh", "Nomination for the president's club", "duarte", null),
                        tuple("duarte", "Coaching plan", "ingrid", null),
                        tuple("ingrid", "Coaching plan", "sigrid", null));
    }

    @Test
    void whatFollowsWhereTheTeamAttainedItsTargetGoesByTheTeamOfThePeriodsLastDay() {
        publish("revenue", """
                metric: revenue
                of: [person]
                period: quarter
                from: 2026-04-01
                source: Sales compensation plan 2026, section 5
                rules:
                  - { name: Met with the team, from: 100, team: { from: 100 }, then: [{ consequence: Team bonus, kind: reward, severity: 2, owedBy: leader, workingDays: 10 }] }
                  - { name: Met alone, from: 100, then: [{ consequence: Thank-you note, kind: recognition, severity: 1, owedBy: leader, workingDays: 10 }] }
                  - { name: Short, below: 100, then: [] }
                """);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:priya", "2026-Q2", 100_000), 110_000,
                        goal("person:rui", "2026-Q2", 100_000), 110_000,
                        goal("team:dublin", "2026-Q2", 300_000), 300_000,
                        goal("team:porto", "2026-Q2", 300_000), 299_999));

        assertThat(obligations())
                .extracting(Register.Line::personId, Register.Line::consequence)
                .contains(tuple("priya", "Team bonus"), tuple("rui", "Thank-you note"))
                .doesNotContain(tuple("rui", "Team bonus"), tuple("priya", "Thank-you note"));
    }

    @Test
    void aSecondCloseCreatesNone() {
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        assertThat(sweep("2026-Q2", frozen("2026-Q2"))).isZero();
        assertThat(obligations()).hasSize(1);
    }

    @Test
    void oneKilledHalfWayIsCompleted() {
        freeze(
                "2026-Q2",
                Map.of(
                        goal("person:priya", "2026-Q2", 100_000), 60_000,
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:aoife", "2026-Q2", 100_000), 60_000));
        List<Judged> goals = frozen("2026-Q2");
        sweep("2026-Q2", goals.subList(0, 1));

        sweep("2026-Q2", goals);

        assertThat(obligations())
                .extracting(Register.Line::personId)
                .containsExactlyInAnyOrder("priya", "conor", "aoife");
        assertThat(here(() -> verifier.verify().verified())).isTrue();
    }

    @Test
    void theDeadlineCountsTheWorkingDaysOfWhoeverOwes() {
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 7, 27));
    }

    @Test
    void aDeadlineOverAHolidayIsADayLater() {
        clock.set(LocalDate.of(2026, 8, 31));
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        // Labor Day, 7 September 2026, is not a working day in the United States
        assertThat(obligationOf("conor", "Coaching plan").deadline()).isEqualTo(LocalDate.of(2026, 9, 8));
    }

    @Test
    void aResultAHairBelowTheTargetIsShort() {
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 750_000_000), 749_999_997));

        assertThat(obligations()).isEmpty();
    }

    @Test
    void aRuleCreatedLaterReachesThoseWhoAlreadyQualify() {
        UUID goal = goal("person:aoife", "2026-Q3", 100_000);
        publish(
                "revenue",
                Policies2026.REVENUE
                        .replace("2026-01-01", "2026-07-01")
                        .replace(
                                "name: Short, from: 70, below: 100, then: []",
                                "name: Short, from: 70, below: 100, then: [{ consequence: Review, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]"));
        clock.set(LocalDate.of(2026, 10, 8));

        close("2026-Q3", Map.of(goal, 80_000));

        assertThat(obligations()).extracting(Register.Line::consequence).containsExactly("Review");
    }

    @Test
    void theVersionNamedInTheAgreementJudgesWhateverComesLater() {
        UUID goal = goal("person:aoife", "2026-Q3", 100_000, new PolicyVersionId("revenue", 1));
        publish(
                "revenue",
                Policies2026.REVENUE.replace("2026-01-01", "2026-07-01").replace("Coaching plan", "Long talk"));
        clock.set(LocalDate.of(2026, 10, 8));

        close("2026-Q3", Map.of(goal, 60_000));

        assertThat(obligations()).extracting(Register.Line::consequence).containsExactly("Coaching plan");
    }

    @Test
    void periodsBeforeThePolicyAreNotJudged() {
        close("2025-Q4", Map.of(goal("person:aoife", "2025-Q4", 100_000), 10_000));

        assertThat(obligations()).isEmpty();
    }

    @Test
    void theSecondMissInARowIsACorrectiveWithAHearingOnceTheFirstStepWasApplied() {
        close("2026-Q1", Map.of(goal("person:conor", "2026-Q1", 100_000), 60_000));
        ObligationId coaching = obligationOf("conor", "Coaching plan").id();
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));

        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 65_000));

        Register.Line plan = obligationOf("conor", "Improvement plan");
        assertThat(plan.inARow()).isEqualTo(2);
        assertThat(plan.state()).isEqualTo(State.HEARING);
        assertThat(plan.hearingUntil()).isEqualTo(LocalDate.of(2026, 7, 27));
        assertThat(plan.deadline()).isEqualTo(LocalDate.of(2026, 8, 3));
    }

    @Test
    void aStepThatWasNotAppliedIsDueAgainAndTheOmissionIsNamed() {
        close("2026-Q1", Map.of(goal("person:conor", "2026-Q1", 100_000), 60_000));

        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 65_000));

        assertThat(obligations()).extracting(Register.Line::consequence).containsOnly("Coaching plan");
        assertThat(obligations())
                .filteredOn(line -> line.period().equals("2026-Q2"))
                .extracting(Register.Line::omitted)
                .containsExactly("2026-Q1");
    }

    @Test
    void aTeamGoalConcernsWhoLedItForMostOfThePeriodAndUnderHalfThereIsNoCorrective() {
        UUID goal = goal("team:dublin", "2026-Q2", 100_000);
        here(() -> jdbc.sql("""
                        update organization.team_leader set ends = '2026-06-10' where organization_id = ?
                          and team_key = (select key from organization.team where organization_id = ? and id = 'dublin')
                        """)
                .params(house.organization().id(), house.organization().id())
                .update());

        close("2026-Q2", Map.of(goal, 125_000));

        assertThat(obligations())
                .extracting(Register.Line::owner, Register.Line::personId, Register.Line::consequence)
                .contains(tuple("team:dublin", "niamh", "Accelerator"));
    }

    @Test
    void aFormulaOfAUserIsNeverRunAsCode() {
        assertThat(PolicyReader.read(Policies2026.REVENUE.replace("from: 120 ", "from: '100 + 20' ")))
                .isInstanceOf(PolicyReader.Unreadable.class);
    }
}
