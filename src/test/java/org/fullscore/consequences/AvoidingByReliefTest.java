package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Targets were changed by decision, and the quarter closes: what the first agreed target would have brought is written beside. */
class AvoidingByReliefTest extends Stage {

    @Autowired
    Avoiding avoiding;

    @BeforeEach
    void aPolicyIsInForce() {
        publish("revenue", Policies2026.REVENUE);
    }

    /** Judged by the second target, agreed at the first. */
    private void closed(String owner, int first, int second, int actual) {
        UUID goal = goal(owner, "2026-Q2", second);
        close("2026-Q2", Map.of(goal, actual));
        avoid(goal, first);
    }

    private void avoid(UUID goal, int first) {
        List<Avoiding.Changed> chunk = frozen("2026-Q2").stream()
                .filter(judged -> judged.goal().equals(goal))
                .map(judged -> new Avoiding.Changed(judged, new BigDecimal(first)))
                .toList();
        here(() -> {
            avoiding.sweep(periods.find("2026-Q2").orElseThrow(), chunk);
            return true;
        });
    }

    private List<String> avoided() {
        return here(() -> jdbc.sql("""
                        select owner || ' ' || consequence || ' ' || owed_by from consequences.obligation_avoided
                        where organization_id = ? order by 1
                        """)
                .param(house.organization().id())
                .query(String.class)
                .list());
    }

    private List<String> moved() {
        return here(() -> jdbc.sql("""
                        select cause || ' ' || trim_scale(amount) || ' ' || currency from consequences.pay_moved
                        where organization_id = ? and cause = 'relief'
                        """)
                .param(house.organization().id())
                .query(String.class)
                .list());
    }

    private JsonNode report() {
        clock.set(LocalDate.of(2026, 12, 1));
        Api.Answer answer =
                tokenOf(house, "ingrid", "read").get("/api/consistency?from=2026-07-01&to=2026-11-30&by=owed_by");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aLoweredTargetSparesTheCoachingPlan() {
        closed("person:conor", 100_000, 60_000, 65_000);

        assertThat(avoided()).containsExactly("conor Coaching plan niamh");
        // 108.33 % of the lowered target: 8.33 points at 50, and nothing by the first one
        assertThat(moved()).containsExactly("relief 416.67 USD");
    }

    @Test
    void aTargetThatWasNotChangedAvoidsNothing() {
        closed("person:conor", 100_000, 100_000, 65_000);

        assertThat(avoided()).isEmpty();
    }

    @Test
    void theSameRowUnderBothTargetsAvoidsNothing() {
        closed("person:conor", 100_000, 95_000, 30_000);

        assertThat(avoided()).isEmpty();
    }

    @Test
    void aRaisedTargetTakesTheRewardAway() {
        closed("person:priya", 100_000, 130_000, 110_000);

        assertThat(avoided()).containsExactly("priya Accelerator niamh");
        assertThat(moved()).containsExactly("relief -500 USD");
    }

    @Test
    void doneAgainItWritesNothingNew() {
        UUID goal = goal("person:conor", "2026-Q2", 60_000);
        close("2026-Q2", Map.of(goal, 65_000));
        avoid(goal, 100_000);
        avoid(goal, 100_000);

        assertThat(avoided()).hasSize(1);
        assertThat(moved()).hasSize(1);
    }

    /** A lowers 6 of 10 targets and applies the other 4: 4/4, strict 4/10 (rule book 2.5); here 1 of 2 and 1/1, strict 1/2. */
    @Test
    void theStrictRateCountsWhatWasAvoided() {
        closed("person:conor", 100_000, 60_000, 59_000);
        UUID missed = goal("person:aoife", "2026-Q2", 100_000);
        freeze("2026-Q2", Map.of(missed, 10_000));
        sweep(
                "2026-Q2",
                frozen("2026-Q2").stream()
                        .filter(judged -> judged.goal().equals(missed))
                        .toList());
        Obligation.Deed done = on(MONDAY);
        here(() -> applying.apply(
                viewer("niamh"), obligationOf("aoife", "Coaching plan").id(), done));

        JsonNode report = report();

        assertThat(report.get("due").asInt()).isEqualTo(1);
        assertThat(report.at("/exceptions/avoided").asInt()).isEqualTo(1);
        assertThat(report.at("/exceptions/strict/value").asDouble()).isEqualTo(0.5);
        JsonNode niamh = report.at("/dimensions/0/burdens/values/0");
        assertThat(niamh.get("value").asString()).isEqualTo("niamh");
        assertThat(niamh.get("avoided").asInt()).isEqualTo(1);
    }

    private void relieve(String owner, int first, int second, LocalDate on) {
        here(() -> jdbc.sql("""
                        insert into goals.relief (organization_id, id, goal_id, old_target, new_target, reason, requested_by,
                                                  requested_at, approved_by, approved_at)
                        select organization_id, gen_random_uuid(), id, ?, ?, 'territory', ?, ?, ?, ?
                        from goals.goal where organization_id = ? and person_key = ? and period = '2026-Q2'
                        """)
                .params(
                        first,
                        second,
                        key("niamh"),
                        on.atStartOfDay().atOffset(ZoneOffset.UTC),
                        key("duarte"),
                        on.atStartOfDay().atOffset(ZoneOffset.UTC),
                        house.organization().id(),
                        key(owner))
                .update());
    }

    @Test
    void anAgreementMadeEasierTwiceIsLoweredOnce() {
        UUID before = goal("person:conor", "2026-Q1", 80_000);
        freeze("2026-Q1", Map.of(before, 80_000));
        closed("person:conor", 100_000, 60_000, 10_000);
        here(() -> jdbc.sql("update goals.goal set first_target = 100000 where organization_id = ? and target = 60000")
                .param(house.organization().id())
                .update());
        relieve("conor", 100_000, 90_000, LocalDate.of(2026, 6, 10));
        relieve("conor", 90_000, 60_000, LocalDate.of(2026, 6, 20));
        closed("person:aoife", 100_000, 110_000, 10_000);
        relieve("aoife", 100_000, 110_000, LocalDate.of(2026, 6, 20));

        JsonNode all = report().at("/relieved/all");

        assertThat(all.get("agreements").asInt()).isEqualTo(2);
        assertThat(all.get("lowered").asInt()).isEqualTo(1);
        assertThat(all.get("size").asDouble()).isEqualTo(0.4);
        assertThat(all.get("daysBefore").asInt()).isEqualTo(20);
        assertThat(all.get("asked").asDouble()).isEqualTo(1.25);
        JsonNode others = report().at("/relieved/by/0/values/0");
        assertThat(others.get("value").asString()).isEqualTo("others");
        assertThat(others.at("/count/lowered").asInt()).isEqualTo(1);
    }

    @Test
    void theReportPackHasIt() throws IOException {
        closed("person:conor", 100_000, 60_000, 65_000);
        clock.set(LocalDate.of(2026, 12, 1));
        Api ingrid = tokenOf(house, "ingrid", "read admin");
        String id = ingrid.postJson("/api/consistency/snapshots", "{\"from\": \"2026-07-01\", \"to\": \"2026-11-30\"}")
                .json()
                .get("id")
                .asString();

        List<String> sheets;
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(ingrid.file("/api/consistency/snapshots/" + id + ".xlsx")))) {
            sheets = book.getSheets().map(Sheet::getName).toList();
        }
        String text;
        try (var document = Loader.loadPDF(ingrid.file("/api/consistency/snapshots/" + id + ".pdf"))) {
            text = new PDFTextStripper().getText(document);
        }

        assertThat(sheets).contains("Relief", "Cost of exceptions");
        assertThat(text).contains("Relief per agreement", "Cost of exceptions", "$416.67");
    }
}
