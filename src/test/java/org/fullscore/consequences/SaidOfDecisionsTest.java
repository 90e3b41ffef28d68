package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.fullscore.Api;
import org.fullscore.consistency.SnapshotsOfClosings;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rule book, 7.4 to 7.6, in the report: Conor Walsh, Rui Costa and Inês Carvalho missed the second quarter of 2026. */
class SaidOfDecisionsTest extends Stage {

    private static final String RANGE = "/api/consistency?from=2026-07-01&to=2026-09-30";

    @Autowired
    Confirming confirming;

    @Autowired
    Disputing disputing;

    @Autowired
    Waiving waiving;

    @Autowired
    SnapshotsOfClosings snapshots;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:rui", "2026-Q2", 100_000), 60_000,
                        goal("person:ines", "2026-Q2", 100_000), 60_000));
    }

    @Test
    void confirmationsStandBesideWhatWasAppliedAndDisputesAreCountedByGroup() {
        here(() -> applying.apply(viewer("niamh"), coaching("conor"), on(MONDAY)));
        here(() -> applying.apply(viewer("ines"), coaching("rui"), on(MONDAY)));
        here(() -> confirming.confirm(viewer("conor"), coaching("conor")));
        here(() -> disputing.raise(viewer("rui"), coaching("rui"), Dispute.DECISION, "There was no talk."));
        here(() -> disputing.answer(viewer("duarte"), coaching("rui"), Dispute.UPHELD, "There was."));
        clock.set(LocalDate.of(2026, 10, 5));

        JsonNode afterwards = report("ingrid");
        assertThat(afterwards.get("done").asInt()).isEqualTo(2);
        assertThat(afterwards.get("confirmed").asInt()).isEqualTo(1);
        JsonNode leaders = afterwards.get("disputed").get(0);
        assertThat(leaders.get("value").asString()).isEqualTo("leaders");
        assertThat(leaders.get("disputed").asInt()).isZero();
        JsonNode others = afterwards.get("disputed").get(1);
        assertThat(others.get("of").asInt()).isEqualTo(2);
        assertThat(others.get("upheld").asInt()).isEqualTo(1);
        assertThat(afterwards.get("approvingPairs").asInt()).isZero();
    }

    @Test
    void peopleWhoApproveEachOtherAreNamedToThoseWhoMaySeeThem() {
        // an executive of the same rank is neither owner, nor owes it, nor stands below whoever asked
        here(() -> jdbc.sql(
                        "update organization.person set rank = 'executive' where organization_id = ? and id in ('niamh', 'ines')")
                .param(house.organization().id())
                .update());
        here(() -> waiving.request(viewer("niamh"), coaching("conor"), absence()));
        here(() -> waiving.request(viewer("ines"), coaching("rui"), absence()));
        assertThat(refusal(here(() -> waiving.approve(viewer("ines"), coaching("conor")))))
                .isNull();
        assertThat(refusal(here(() -> waiving.approve(viewer("niamh"), coaching("rui")))))
                .isNull();
        clock.set(LocalDate.of(2026, 10, 5));

        house.administrator().postJson("/api/periods/2026-Q3/closing", "{}");
        CurrentOrganization.runAs(house.organization(), snapshots::keep);

        JsonNode pair = report("claire").get("pairs").get(0);
        assertThat(pair.get("byOne").asInt()).isEqualTo(1);
        assertThat(pair.get("byOther").asInt()).isEqualTo(1);
        JsonNode priyas = report("priya", "/api/consistency");
        assertThat(priyas.get("approvingPairs").asInt()).isEqualTo(1);
        assertThat(priyas.get("pairs")).isEmpty();
        assertThat(report("niamh", "/api/consistency").get("pairs")).hasSize(1);
    }

    private static Waiver.Wish absence() {
        return new Waiver.Wish("absence", null, null, null, null, null, null);
    }

    private ObligationId coaching(String person) {
        return obligationOf(person, "Coaching plan").id();
    }

    private JsonNode report(String person) {
        return report(person, RANGE);
    }

    private JsonNode report(String person, String path) {
        Api.Answer answer = tokenOf(house, person, "read").get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("afterwards");
    }
}
