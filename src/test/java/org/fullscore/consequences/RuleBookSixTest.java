package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 6 of the rule book, where no situation of its own tells it, and traps others fell into. */
class RuleBookSixTest extends Stage {

    @BeforeEach
    void aPolicyIsInForce() {
        publish("revenue", Policies2026.REVENUE);
    }

    /** 6.1 */
    @Test
    void whoLedATeamUnderHalfOfThePeriodGetsNoCorrectiveFromItsGoal() {
        close("2026-Q1", Map.of(goal("team:dublin", "2026-Q1", 100_000), 60_000));
        ObligationId coaching = obligationOf("niamh", "Coaching plan").id();
        here(() -> applying.apply(viewer("duarte"), coaching, on(MONDAY)));
        leads("dublin", "niamh", "0001-01-01", "2026-05-10");
        leads("dublin", "priya", "2026-05-10", "2026-06-05");
        leads("dublin", "conor", "2026-06-05", "9999-12-31");

        close("2026-Q2", Map.of(goal("team:dublin", "2026-Q2", 100_000), 60_000));

        assertThat(obligations())
                .extracting(Register.Line::period, Register.Line::consequence)
                .containsExactly(tuple("2026-Q1", "Coaching plan"));
    }

    /** 6.1 */
    @Test
    void aPolicyForAJobJudgesWhoHasItAndNobodyElse() {
        publish(
                "revenue",
                Policies2026.REVENUE
                        .replace("2026-01-01", "2026-04-01")
                        .replace("rules:\n", "for: { job: [Account executive] }\nrules:\n"));
        here(() -> jdbc.sql("update organization.person set job = 'Account executive' where id = 'conor'")
                .update());

        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:ingrid", "2026-Q2", 100_000), 60_000));

        assertThat(obligations()).extracting(Register.Line::personId).containsExactly("conor");
    }

    /** 6.2 */
    @Test
    void theVersionInForceOnTheFirstDayOfThePeriodJudgesIt() {
        publish(
                "revenue",
                Policies2026.REVENUE.replace("2026-01-01", "2026-04-02").replace("Coaching plan", "Long talk"));

        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        assertThat(obligations()).extracting(Register.Line::consequence).containsExactly("Coaching plan");
    }

    /** 6.5 */
    @Test
    void aCountBeginsAtNothingForThoseWhoJoinAndFollowsThePersonThroughTeams() {
        missedAndApplied("conor");
        here(() ->
                jdbc.sql("""
                        update organization.membership set team_key = (select key from organization.team where id = 'porto'
                            and organization_id = :organization)
                        where organization_id = :organization
                          and person_key = (select key from organization.person where id = 'conor'
                            and organization_id = :organization)
                        """).param("organization", house.organization().id()).update());

        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 65_000,
                        goal("person:rui", "2026-Q2", 100_000), 65_000));

        assertThat(obligationOf("conor", "Improvement plan").owedById()).isEqualTo("ines");
        assertThat(obligationOf("rui", "Coaching plan").inARow()).isEqualTo(1);
    }

    /** 6.5 */
    @Test
    void aCountGoesOnThroughVersionsAndBreaksOutsideTheRowItself() {
        missedAndApplied("conor");
        publish(
                "revenue",
                Policies2026.REVENUE
                        .replace("2026-01-01", "2026-04-01")
                        .replace("below: 70", "below: 60")
                        .replace("from: 70", "from: 60"));

        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 50_000));

        // the first quarter's 60 % lies outside the rows of the second version
        assertThat(obligations())
                .filteredOn(line -> line.period().equals("2026-Q2"))
                .extracting(Register.Line::consequence, Register.Line::inARow)
                .containsExactly(tuple("Coaching plan", 1));
    }

    /** 6.5 */
    @Test
    void aMissOlderThanTwentyFourMonthsIsForgotten() {
        publish("talks", Policies2026.REVENUE.replace("period: quarter", "period: year"));
        UUID old = goal("person:conor", "2023", 100_000);
        close("2023", Map.of(old, 60_000));
        clock.set(LocalDate.of(2027, 2, 1));

        close("2026", Map.of(goal("person:conor", "2026", 100_000), 60_000));

        assertThat(obligationOf("conor", "Coaching plan").inARow()).isEqualTo(1);
    }

    /** 6.6 */
    @Test
    void payIsPerPointTimesPointsAboveAndEndsAtUpTo() {
        publish(
                "revenue",
                Policies2026.REVENUE
                        .replace("2026-01-01", "2026-04-01")
                        .replace("above: 100,", "above: 100, upTo: 115,"));

        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 3), 4,
                        goal("person:priya", "2026-Q2", 700), 751));

        assertThat(obligationOf("conor", "Accelerator").pay()).isEqualByComparingTo("750");
        assertThat(obligationOf("priya", "Accelerator").pay()).isEqualByComparingTo(new BigDecimal("364.29"));
    }

    /** A trap: a value that did not change is judged again in every period. */
    @Test
    void anUnchangedValueIsJudgedInEveryPeriod() {
        missedAndApplied("conor");

        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        assertThat(obligations())
                .extracting(Register.Line::period, Register.Line::consequence)
                .containsExactlyInAnyOrder(tuple("2026-Q1", "Coaching plan"), tuple("2026-Q2", "Improvement plan"));
    }

    /** A trap: people who did not sign in are judged on old data. Nobody here even has an account. */
    @Test
    void peopleWhoDidNotSignInAreJudgedOnTheSameNumbersAsEverybody() {
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:rui", "2026-Q2", 100_000), 60_000));

        assertThat(obligations())
                .extracting(Register.Line::personId, Register.Line::attainment)
                .allSatisfy(
                        line -> assertThat((BigDecimal) line.toList().get(1)).isEqualByComparingTo("0.6"))
                .hasSize(2);
    }

    /** A trap: lower is better comparing with {@code <} in one place and {@code <=} in another. */
    @Test
    void whereLowerIsBetterExactlyTheTargetIsMetInTheRowToo() {
        here(() -> jdbc.sql("update organization.metric set direction = 'lower' where organization_id = ?")
                .param(house.organization().id())
                .update());

        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 70), 70,
                        goal("person:priya", "2026-Q2", 70), 100,
                        goal("person:rui", "2026-Q2", 70), 101));

        assertThat(obligations())
                .extracting(Register.Line::personId, Register.Line::rule)
                .containsExactlyInAnyOrder(tuple("conor", "Met"), tuple("rui", "Missed"));
    }

    private void missedAndApplied(String person) {
        close("2026-Q1", Map.of(goal("person:" + person, "2026-Q1", 100_000), 60_000));
        ObligationId coaching = obligationOf(person, "Coaching plan").id();
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
    }

    private void leads(String team, String person, String from, String until) {
        int leader = key(person);
        here(() -> List.of(
                jdbc.sql("""
                                delete from organization.team_leader where organization_id = ? and starts >= ?::date
                                  and team_key = (select key from organization.team where organization_id = ? and id = ?)
                                """)
                        .params(
                                house.organization().id(),
                                from,
                                house.organization().id(),
                                team)
                        .update(),
                jdbc.sql("""
                                insert into organization.team_leader (organization_id, team_key, starts, ends, leader_key)
                                select organization_id, key, ?::date, ?::date, ? from organization.team
                                where organization_id = ? and id = ?
                                """)
                        .params(from, until, leader, house.organization().id(), team)
                        .update()));
    }
}
