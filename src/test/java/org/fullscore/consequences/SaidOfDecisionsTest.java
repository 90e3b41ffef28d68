package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
    void disputesAreCountedByWhoOwesRankTeamAndRegionAsFarAsWhoeverReadsIsShownThem() throws IOException {
        here(() -> applying.apply(viewer("ines"), coaching("rui"), on(MONDAY)));
        here(() -> applying.apply(viewer("duarte"), coaching("ines"), on(MONDAY)));
        here(() -> disputing.raise(viewer("rui"), coaching("rui"), Dispute.DECISION, "There was no talk."));
        here(() -> disputing.answer(viewer("duarte"), coaching("rui"), Dispute.CHANGED, "There was none."));
        here(() -> disputing.raise(viewer("ines"), coaching("ines"), Dispute.DECISION, "It was another's fault."));
        clock.set(LocalDate.of(2026, 10, 5));

        JsonNode all = report("claire");
        assertThat(disputes(all, "rank")).containsExactly("leaders 1/1 0 0 1", "others 1/2 0 1 0");
        assertThat(disputes(all, "owed_by")).containsExactly("duarte 1/1 0 0 1", "ines 1/1 0 1 0", "niamh 0/1 0 0 0");
        assertThat(disputes(all, "team")).containsExactly("dublin 0/1 0 0 0", "porto 2/2 0 1 1");
        assertThat(disputes(all, "region")).containsExactly("atlantic 2/3 0 1 1");
        assertThat(disputes(report("claire", RANGE + "&by=team"), "team")).isEqualTo(disputes(all, "team"));

        house.administrator().postJson("/api/periods/2026-Q3/closing", "{}");
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
        JsonNode priyas = report("priya", "/api/consistency");
        assertThat(disputes(priyas, "rank")).hasSize(2);
        assertThat(disputes(priyas, "owed_by")).isEmpty();
        assertThat(disputes(priyas, "team")).isEmpty();
        assertThat(by(priyas, "team").get("suppressed").toString()).contains("dublin", "porto");
        assertThat(by(priyas, "owed_by").get("suppressed")).isEmpty();
        assertThat(disputes(report("ines", "/api/consistency"), "owed_by")).containsExactly("ines 1/1 0 1 0");

        String pack = "/api/consistency/snapshots/"
                + report("claire", "/api/consistency/snapshots", "/items/0/id").asString();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(
                        tokenOf(house, "claire", "read").file(pack + ".xlsx")));
                var rows = workbook.findSheet("Disputes").orElseThrow().openStream()) {
            assertThat(rows.map(row -> row.getCellText(1) + " " + row.getCellText(2) + " " + row.getCellText(3)))
                    .contains("porto 2 2", "dublin 1 0");
        }
        try (var pdf = Loader.loadPDF(tokenOf(house, "claire", "read").file(pack + ".pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Decisions disputed", "By region");
        }
    }

    private static JsonNode by(JsonNode afterwards, String dimension) {
        return afterwards
                .get("disputedBy")
                .valueStream()
                .filter(each -> each.get("by").asString().equals(dimension))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> disputes(JsonNode afterwards, String dimension) {
        return by(afterwards, dimension)
                .get("values")
                .valueStream()
                .map(value -> "%s %d/%d %d %d %d"
                        .formatted(
                                value.get("value").asString(),
                                value.get("disputed").asInt(),
                                value.get("of").asInt(),
                                value.get("upheld").asInt(),
                                value.get("changed").asInt(),
                                value.get("open").asInt()))
                .toList();
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
        return report(person, path, "/afterwards");
    }

    private JsonNode report(String person, String path, String part) {
        Api.Answer answer = tokenOf(house, person, "read").get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at(part);
    }
}
