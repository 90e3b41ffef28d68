package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.ledger.Entries;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Rule book, 7.1. On Monday 20 July 2026 Niamh Byrne owes a coaching plan to Conor Walsh until the 27th and an accelerator to Priya
 * Raman until 3 August.
 */
class WhoAnswersTest extends Stage {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 7, 23);
    private static final LocalDate DEADLINE = LocalDate.of(2026, 7, 27);

    @Autowired
    KeepingHolders keeping;

    @Autowired
    Holders holders;

    @Autowired
    Delegating delegating;

    @Autowired
    Waiving waiving;

    @Autowired
    Entries entries;

    private ObligationId coaching;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:priya", "2026-Q2", 100_000), 110_000));
        coaching = obligationOf("conor", "Coaching plan").id();
        keep(MONDAY);
    }

    @Test
    void aNewLeaderGetsTheFullWorkingDaysOnce() {
        leads("ines", "dublin", THURSDAY);
        keep(THURSDAY);
        assertThat(coaching().owedById()).isEqualTo("ines");
        assertThat(coaching().deadline()).isEqualTo(LocalDate.of(2026, 7, 30));

        leads("duarte", "dublin", LocalDate.of(2026, 7, 28));
        keep(LocalDate.of(2026, 7, 28));

        assertThat(coaching().owedById()).isEqualTo("duarte");
        assertThat(coaching().deadline()).isEqualTo(LocalDate.of(2026, 7, 30));
        assertThat(here(() -> holders.of(coaching())))
                .extracting(Holders.Span::person, Holders.Span::from, Holders.Span::lastDay, Holders.Span::why)
                .containsExactly(
                        tuple("niamh", MONDAY, LocalDate.of(2026, 7, 22), null),
                        tuple("ines", THURSDAY, DEADLINE, "leader"),
                        tuple("duarte", LocalDate.of(2026, 7, 28), null, "leader"));
        assertThat(here(() -> entries.about("obligation:" + coaching)))
                .extracting(entry -> entry.act())
                .containsExactly("obligation-handed-over", "obligation-handed-over");
    }

    @Test
    void theOneAtTheDeadlineAnswers() {
        leads("ines", "dublin", DEADLINE.plusDays(1));
        keep(DEADLINE.plusDays(1));

        assertThat(coaching().owedById()).isEqualTo("niamh");
        assertThat(coaching().state()).isEqualTo(State.OVERDUE);
        assertThat(obligationOf("priya", "Accelerator").owedById()).isEqualTo("ines");
    }

    @Test
    void daysOnWhichNothingRanAreMadeUpForInTheirOrder() {
        leads("ines", "dublin", THURSDAY);
        keep(LocalDate.of(2026, 8, 5));

        assertThat(coaching().owedById()).isEqualTo("ines");
        assertThat(coaching().deadline()).isEqualTo(LocalDate.of(2026, 7, 30));
        assertThat(coaching().state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void awayForMoreThanFiveWorkingDaysItMovesUpAndStaysThere() {
        away("niamh", LocalDate.of(2026, 7, 22), LocalDate.of(2026, 7, 29));
        keep(LocalDate.of(2026, 7, 22));
        assertThat(coaching().owedById()).isEqualTo("duarte");
        assertThat(coaching().deadline()).isEqualTo(LocalDate.of(2026, 7, 29));

        keep(LocalDate.of(2026, 7, 30));
        assertThat(obligationOf("priya", "Accelerator").owedById()).isEqualTo("duarte");
    }

    @Test
    void awayForFiveWorkingDaysItStays() {
        away("niamh", LocalDate.of(2026, 7, 22), LocalDate.of(2026, 7, 28));
        keep(LocalDate.of(2026, 7, 22));

        assertThat(coaching().owedById()).isEqualTo("niamh");
    }

    @Test
    void aDelegateKeepsItFromMovingUpAndDecidesWhileTheOtherIsCounted() {
        name("niamh", "ines", MONDAY, LocalDate.of(2026, 7, 31));
        away("niamh", LocalDate.of(2026, 7, 21), LocalDate.of(2026, 7, 31));
        keep(THURSDAY);
        assertThat(coaching().owedById()).isEqualTo("niamh");
        assertThat(here(() -> register.waiting(key("ines")))).isEqualTo(2);

        assertThat(apply("ines")).isNull();

        assertThat(coaching().state()).isEqualTo(State.APPLIED);
        assertThat(coaching().owedById()).isEqualTo("niamh");
        assertThat(coaching().decidedById()).isEqualTo("ines");
        assertThat(here(() -> entries.about("obligation:" + coaching).getLast().content()))
                .contains("\"by\":\"person:" + key("ines") + "\"", "\"for\":\"person:" + key("niamh") + "\"");
    }

    @Test
    void aDelegateSeesWhatIsOpenOnTheseDaysAndNothingThatWasDecidedBefore() {
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));
        clock.set(MONDAY.plusDays(1));
        name("niamh", "ines", MONDAY.plusDays(1), LocalDate.of(2026, 7, 31));
        assertThat(here(() -> register.list(viewer("ines"), Register.Filter.ALL, null, 10)))
                .extracting(Register.Line::consequence)
                .containsExactly("Accelerator");
        assertThat(here(() -> applying.apply(viewer("ines"), coaching, on(MONDAY))))
                .isInstanceOf(Decision.Unseen.class);

        ObligationId accelerator = obligationOf("priya", "Accelerator").id();
        here(() -> applying.apply(viewer("niamh"), accelerator, on(MONDAY)));

        assertThat(refusal(here(() -> applying.apply(viewer("ines"), accelerator, on(MONDAY)))))
                .isEqualTo(Refusal.Reason.ALREADY_DECIDED);
    }

    @Test
    void aClockSetBackHandsNothingBack() {
        leads("ines", "dublin", THURSDAY);
        keep(THURSDAY);
        keep(MONDAY);

        assertThat(coaching().owedById()).isEqualTo("ines");
        assertThat(coaching().deadline()).isEqualTo(LocalDate.of(2026, 7, 30));
    }

    @Test
    void aDelegateDecidesNothingThatIsOwedToTheDelegate() {
        name("niamh", "conor", MONDAY, LocalDate.of(2026, 7, 31));
        away("niamh", LocalDate.of(2026, 7, 21), LocalDate.of(2026, 7, 31));
        assertThat(apply("conor")).isEqualTo(Refusal.Reason.NOT_YOURS);

        keep(THURSDAY);

        assertThat(coaching().owedById()).isEqualTo("duarte");
        assertThat(obligationOf("priya", "Accelerator").owedById()).isEqualTo("niamh");
    }

    @Test
    void nobodyBelowWhoeverOwesItApprovesWhatADelegateAsksFor() {
        name("niamh", "ines", MONDAY, LocalDate.of(2026, 7, 31));
        here(() -> waiving.request(
                viewer("ines"), coaching, new Waiver.Wish("absence", null, null, null, null, null, null)));

        assertThat(refusal(here(() -> waiving.approve(viewer("niamh"), coaching))))
                .isEqualTo(Refusal.Reason.FOUR_EYES);
        assertThat(refusal(here(() -> waiving.approve(viewer("duarte"), coaching))))
                .isNull();
        assertThat(coaching().decidedById()).isEqualTo("ines");
    }

    @Test
    void aDelegateOfYesterdayDecidesNothing() {
        name("niamh", "ines", MONDAY, MONDAY);
        clock.set(MONDAY.plusDays(1));

        assertThat(here(() -> applying.apply(viewer("ines"), coaching, on(MONDAY))))
                .isInstanceOf(Decision.Unseen.class);
    }

    @Test
    void whoeverLeavesHandsOnToTheNextAbove() {
        left("niamh", THURSDAY);
        keep(THURSDAY);

        assertThat(coaching().owedById()).isEqualTo("duarte");
        assertThat(here(() -> holders.of(coaching())).getLast().why()).isEqualTo("gone");
    }

    @Test
    void whatIsOverdueIsDoneLateByTheSuccessorOfWhoeverLeftAndCountedWhereItWas() {
        clock.set(DEADLINE.plusDays(1));
        assertThat(apply("duarte")).isEqualTo(Refusal.Reason.NOT_YOURS);

        left("niamh", DEADLINE.plusDays(1));
        keep(DEADLINE.plusDays(2));
        assertThat(apply("duarte")).isNull();

        assertThat(coaching().state()).isEqualTo(State.LATE);
        assertThat(coaching().owedById()).isEqualTo("niamh");
    }

    @Test
    void whatAnExecutiveOwesPassesToTheNextExecutiveAndTheHeadIsOwedToByWhoTheHeadAnswersTo() {
        publish(
                "months",
                Policies2026.REVENUE
                        .replace("period: quarter", "period: month")
                        .replace("owedBy: leader, workingDays: 5", "owedBy: executive, workingDays: 5"));
        close(
                "2026-06",
                Map.of(
                        goal("person:rui", "2026-06", 100_000),
                        10_000,
                        goal("person:ingrid", "2026-06", 100_000),
                        10_000));
        assertThat(obligationOf("ingrid", "Coaching plan").owedById()).isEqualTo("sigrid");
        assertThat(obligationOf("rui", "Coaching plan").owedById()).isEqualTo("ingrid");

        away("ingrid", MONDAY, LocalDate.of(2026, 8, 14));
        keep(MONDAY);

        assertThat(obligationOf("rui", "Coaching plan").owedById()).isEqualTo("sigrid");
    }

    @Test
    void supportLapsesWhenThePersonLeavesAndWhatWasEarnedStaysOwed() {
        left("conor", THURSDAY);
        left("priya", THURSDAY);
        keep(THURSDAY);

        assertThat(coaching().state()).isEqualTo(State.LAPSED);
        assertThat(obligationOf("priya", "Accelerator").state()).isEqualTo(State.DUE);
        assertThat(apply("niamh")).isEqualTo(Refusal.Reason.ALREADY_DECIDED);
        assertThat(here(() -> jdbc.sql(
                                "select outcome from consequences.obligation_outcome where organization_id = ? and id = ?")
                        .params(house.organization().id(), coaching.toString())
                        .query(String.class)
                        .single()))
                .isEqualTo("lapsed");
        assertThat(acts()).contains("obligation-lapsed");
    }

    @Test
    void whatWasNotAppliedBeforeThePersonLeftStaysNotApplied() {
        left("conor", DEADLINE.plusDays(2));
        keep(DEADLINE.plusDays(3));

        assertThat(coaching().state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void ifThePersonDidNotLeaveAfterAllItIsDueAgain() {
        left("conor", THURSDAY);
        keep(THURSDAY);
        left("conor", LocalDate.of(9999, 12, 31));
        keep(THURSDAY.plusDays(1));

        assertThat(coaching().state()).isEqualTo(State.DUE);
        assertThat(coaching().deadline()).isEqualTo(LocalDate.of(2026, 7, 31));
    }

    private Register.Line coaching() {
        return obligationOf("conor", "Coaching plan");
    }

    private Refusal.@org.jspecify.annotations.Nullable Reason apply(String who) {
        return refusal(here(() -> applying.apply(viewer(who), coaching, on(MONDAY))));
    }

    private void keep(LocalDate day) {
        clock.set(day);
        CurrentOrganization.runAs(house.organization(), keeping::keep);
    }

    private void name(String who, String delegate, LocalDate from, LocalDate to) {
        assertThat(here(() -> delegating.name(viewer(who), new Delegating.Wish(delegate, from, to))))
                .isInstanceOf(Delegating.Naming.Named.class);
    }

    private List<String> acts() {
        return here(() ->
                entries.after(0, 10_000).stream().map(entry -> entry.act()).toList());
    }

    private void leads(String person, String team, LocalDate from) {
        change("""
                update organization.team_leader set ends = ? where organization_id = ? and ends = '9999-12-31'
                  and team_key = (select key from organization.team where organization_id = ? and id = ?)
                """, from, house.organization().id(), house.organization().id(), team);
        change(
                """
                insert into organization.team_leader (organization_id, team_key, starts, leader_key)
                select ?, key, ?, ? from organization.team where organization_id = ? and id = ?
                """,
                house.organization().id(),
                from,
                key(person),
                house.organization().id(),
                team);
    }

    private void away(String person, LocalDate from, LocalDate to) {
        change(
                "insert into organization.absence (organization_id, person_key, starts, ends) values (?, ?, ?, ?)",
                house.organization().id(),
                key(person),
                from,
                to.plusDays(1));
    }

    private void left(String person, LocalDate dayAfterTheLast) {
        change(
                "update organization.person set \"left\" = ? where organization_id = ? and id = ?",
                dayAfterTheLast,
                house.organization().id(),
                person);
    }

    private void change(String sql, Object... parameters) {
        here(() -> jdbc.sql(sql).params(parameters).update());
    }
}
