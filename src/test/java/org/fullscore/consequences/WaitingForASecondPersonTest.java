package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.Visit;
import org.fullscore.consequences.Awaiting.Item;
import org.fullscore.consequences.Awaiting.What;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Conor Walsh missed, and so did Niamh Byrne: coaching plans are owed by Niamh Byrne and by Duarte Nogueira until 27 July 2026. */
class WaitingForASecondPersonTest extends Stage {

    private static final LocalDate DEADLINE = LocalDate.of(2026, 7, 27);

    @Autowired
    Awaiting awaiting;

    @Autowired
    Waiving waiving;

    @Autowired
    Substituting substituting;

    @Autowired
    Disputing disputing;

    @Autowired
    Accounts accounts;

    private ObligationId ofConor;
    private ObligationId ofNiamh;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:niamh", "2026-Q2", 100_000), 60_000));
        ofConor = obligationOf("conor", "Coaching plan").id();
        ofNiamh = obligationOf("niamh", "Coaching plan").id();
    }

    @Test
    void aWaiverWaitsForTheNearestWhoMayApproveItAndForNobodyElse() {
        waive("niamh", ofConor);
        waive("duarte", ofNiamh);

        assertThat(waitingFor("duarte")).singleElement().satisfies(item -> {
            assertThat(item.obligation()).isEqualTo(ofConor);
            assertThat(item.what()).isEqualTo(What.WAIVER);
            assertThat(item.due()).isEqualTo(DEADLINE);
        });
        assertThat(waitingFor("ingrid")).extracting(Item::obligation).containsExactly(ofNiamh);
        for (String other : List.of("niamh", "conor", "priya", "ines", "sigrid", "claire")) {
            assertThat(waitingFor(other)).as(other).isEmpty();
        }
        assertThat(here(() -> awaiting.of(machine("duarte")))).isEmpty();
    }

    @Test
    void whatIsOnTheListCanBeDoneAndIsGoneAfterwards() {
        waive("niamh", ofConor);
        ObligationId waiting = waitingFor("duarte").getFirst().obligation();

        assertThat(refusal(here(() -> waiving.approve(viewer("duarte"), waiting))))
                .isNull();
        assertThat(waitingFor("duarte")).isEmpty();
    }

    @Test
    void afterTheDeadlineNothingIsLeftToApprove() {
        waive("niamh", ofConor);
        clock.set(DEADLINE.plusDays(1));
        assertThat(refusal(here(() -> waiving.approve(viewer("duarte"), ofConor))))
                .isEqualTo(Refusal.Reason.DEADLINE_PASSED);
        assertThat(waitingFor("duarte")).isEmpty();
    }

    @Test
    void somethingMilderWaitsToo() {
        here(() -> substituting.substitute(
                viewer("niamh"),
                ofConor,
                new Substituting.Instead("Ride-along week", new Severity(0), "circumstances", on(MONDAY))));
        assertThat(waitingFor("duarte")).extracting(Item::what).containsExactly(What.MILDER);
    }

    @Test
    void aDisputeWaitsForWhoeverAnswersItAndIsOwedToWhoeverRaisedIt() {
        here(() -> applying.apply(viewer("niamh"), ofConor, on(MONDAY)));
        here(() -> disputing.raise(viewer("conor"), ofConor, Dispute.DECISION, "There was no talk."));

        assertThat(waitingFor("niamh")).isEmpty();
        assertThat(waitingFor("ingrid")).isEmpty();
        assertThat(waitingFor("duarte")).singleElement().satisfies(item -> {
            assertThat(item.what()).isEqualTo(What.DISPUTE);
            assertThat(item.due()).isEqualTo(LocalDate.of(2026, 8, 3));
        });
        assertThat(raisedBy("conor")).extracting(Item::person).containsExactly(key("duarte"));
        assertThat(raisedBy("niamh")).isEmpty();

        here(() -> disputing.answer(viewer("duarte"), ofConor, Dispute.UPHELD, "There was."));
        assertThat(waitingFor("duarte")).isEmpty();
        assertThat(raisedBy("conor")).isEmpty();
    }

    @Test
    void itStandsOnTheFirstPageWithItsDayAndALink() {
        waive("niamh", ofConor);
        here(() -> applying.apply(viewer("duarte"), ofNiamh, on(MONDAY)));
        here(() -> disputing.raise(viewer("niamh"), ofNiamh, Dispute.DECISION, "There was no talk."));

        assertThat(firstPage("duarte"))
                .containsSubsequence(
                        "What I owe",
                        "/obligations/" + ofConor,
                        "Approve or leave a waiver: Coaching plan, for Conor Walsh",
                        "Due Mon, Jul 27",
                        "What I am owed");
        assertThat(firstPage("niamh"))
                .containsSubsequence(
                        "What I am owed",
                        "/obligations/" + ofNiamh,
                        "Answer to your dispute: Coaching plan",
                        "Ingrid Solberg answers it");
    }

    @Test
    void whatIsNotYetToBeDecidedIsNotOwed() {
        here(() -> disputing.raise(viewer("conor"), ofConor, Dispute.NUMBER, "A deal is missing."));
        assertThat(stateOf(ofConor)).isEqualTo(State.HELD);

        assertThat(firstPage("niamh")).doesNotContain("Coaching plan, for Conor Walsh");
        assertThat(firstPage("conor")).containsSubsequence("What I am owed", "Coaching plan", "Held");
    }

    private List<Item> waitingFor(String person) {
        Viewer viewer = viewer(person);
        return here(() -> awaiting.of(viewer));
    }

    private List<Item> raisedBy(String person) {
        Viewer viewer = viewer(person);
        return here(() -> awaiting.raisedBy(viewer));
    }

    private void waive(String who, ObligationId id) {
        Waiver.Wish wish = new Waiver.Wish("absence", "Parental leave", null, null, null, null, null);
        assertThat(refusal(here(() -> waiving.request(viewer(who), id, wish)))).isNull();
    }

    private String firstPage(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        here(() -> {
            accounts.open(key(person), email, "the sea is blue today");
            return house;
        });
        return Visit.of(port, email, "the sea is blue today").get("/").body();
    }
}
