package org.fullscore.consequences.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.consequences.Consequence;
import org.fullscore.consequences.Pay;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyDocument;
import org.fullscore.consequences.PolicyReader;
import org.fullscore.consequences.PolicyVersionId;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.web.Errors;
import org.junit.jupiter.api.Test;

/** A policy written field by field. */
class PolicyFormTest {

    private final Policies.Version version = version("""
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan
            for: { job: [AE] }
            adjust: { joining: true, ramp: [0, 50] }
            rules:
              - { name: Met, from: 100, then: [{ consequence: Bonus, kind: reward, severity: 1, owedBy: leader, workingDays: 5, pay: { perPoint: 50, above: 100, upTo: 150, currency: EUR } }] }
              - { name: Missed, below: 100, source: Letter of 3 March, then: [{ consequence: Plan, kind: support, severity: 2, owedBy: executive, workingDays: 8, evidence: true }] }
              - { name: Missed again, below: 100, inARow: 2, team: { from: 80 }, then: [] }
            """);

    private final Map<String, String> fields = fields(PolicyForm.of(version));

    @Test
    void whatIsSentBackAsItWasIsTheSamePolicy() {
        PolicyForm form = PolicyForm.typed(version, fields);

        assertThat(form.errors()).isEqualTo(Errors.NONE);
        assertThat(form.document()).isEqualTo(version.document());
    }

    @Test
    void aRewardByThePointAndAFixedOneAreBothWrittenExactly() {
        fields.put("amount-0-0", "61.1125");
        fields.put("up-to-0-0", "");
        assertThat(pay()).isEqualTo(new Pay.PerPoint(new BigDecimal("61.1125"), new BigDecimal(100), null, "EUR"));

        fields.put("pay-0-0", "fixed");
        fields.put("amount-0-0", "499.95");
        assertThat(pay()).isEqualTo(new Pay.Fixed(new BigDecimal("499.95"), "EUR"));

        fields.put("pay-0-0", "none");
        assertThat(PolicyForm.typed(version, fields)
                        .document()
                        .table()
                        .rows()
                        .getFirst()
                        .then()
                        .getFirst()
                        .pay())
                .isNull();
    }

    @Test
    void whatIsJudgedIsWrittenFieldByField() {
        fields.put("metric", "deals-won");
        fields.put("of-team", "true");
        fields.put("period", "month");
        fields.put("jobs", " AE \n\nSDR\nAE");

        PolicyDocument document = PolicyForm.typed(version, fields).document();

        assertThat(document.metric()).isEqualTo("deals-won");
        assertThat(document.persons()).isTrue();
        assertThat(document.teams()).isTrue();
        assertThat(document.period()).isEqualTo("month");
        assertThat(document.jobs()).containsExactly("AE", "SDR");

        fields.put("jobs", "");
        assertThat(PolicyForm.typed(version, fields).document().jobs()).isEmpty();
    }

    @Test
    void whatIsJudgedIsRefusedAtItsField() {
        fields.put("metric", "");
        fields.remove("of-person");
        fields.put("of-team", "");
        fields.put("period", "fortnight");
        fields.remove("joining");
        fields.put("ramp", "");

        assertThat(PolicyForm.typed(version, fields).errors().all())
                .extracting(Errors.At::field)
                .containsExactlyInAnyOrder("metric", "of", "period");
    }

    @Test
    void howTargetsAreAdjustedIsWrittenFieldByField() {
        fields.put("absence", "true");
        fields.remove("joining");
        fields.put("ramp", "");

        assertThat(PolicyForm.typed(version, fields).document().adjust())
                .isEqualTo(new AdjustmentFormula(false, false, true, false, List.of()));
    }

    @Test
    void whatAFileRefusesIsRefusedAtItsField() {
        fields.put("from-0", "much");
        fields.put("below-1", "0");
        fields.put("days-1-0", "0.5");
        fields.put("kind-0-0", "corrective");
        fields.put("currency-0-0", "XYZ");
        fields.put("team-2", "-1");
        fields.remove("joining");

        assertThat(PolicyForm.typed(version, fields).errors().all())
                .extracting(Errors.At::field)
                .containsExactlyInAnyOrder(
                        "from-0", "below-1", "days-1-0", "pay-0-0", "currency-0-0", "team-2", "ramp");
        assertThat(PolicyForm.typed(version, fields).errors().at("from-0"))
                .isEqualTo("“much” is not a number. Write a number such as 70 or 99.5.");
    }

    @Test
    void anEmptyRowIsPassedOverAndErrorsStayAtTheirRow() {
        fields.put("name-0", "");
        fields.put("from-0", "");
        fields.remove("then-0-0");
        fields.put("severity-1-0", "12");

        PolicyForm form = PolicyForm.typed(version, fields);

        assertThat(form.errors().all()).extracting(Errors.At::field).containsExactly("severity-1-0");
        assertThat(form.document().table().rows()).hasSize(2);
    }

    @Test
    void rowsAndWhatFollowsAreAddedAndLeftOut() {
        PolicyForm form = PolicyForm.typed(version, fields);

        assertThat(form.with("row", null, "EUR").rows()).hasSize(4);
        assertThat(form.with("2", null, "SEK").rows().get(2).then())
                .extracting(PolicyForm.ThenCells::kind, PolicyForm.ThenCells::currency)
                .containsExactly(tuple("support", "SEK"));
        assertThat(form.with(null, "1-0", "EUR")
                        .document()
                        .table()
                        .rows()
                        .get(1)
                        .then())
                .isEmpty();
        assertThat(form.with(null, "1", "EUR").rows())
                .extracting(PolicyForm.RowCells::name)
                .containsExactly("Met", "Missed again");
    }

    @Test
    void theCheckGoesOnWhileAFieldCannotBeRead() {
        fields.put("severity-1-0", "");
        fields.put("below-1", "90");
        fields.put("below-2", "90");

        assertThat(PolicyForm.typed(version, fields).document().check().isComplete())
                .isFalse();
    }

    private Pay pay() {
        Consequence bonus = PolicyForm.typed(version, fields)
                .document()
                .table()
                .rows()
                .getFirst()
                .then()
                .getFirst();
        return java.util.Objects.requireNonNull(bonus.pay());
    }

    /** As a browser sends the form. */
    private static Map<String, String> fields(PolicyForm form) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "metric", form.judges().metric(),
                "of-person", String.valueOf(form.judges().persons()).replace("false", ""),
                "of-team", String.valueOf(form.judges().teams()).replace("false", ""),
                "period", form.judges().period(),
                "jobs", form.judges().jobs(),
                "from", form.from(),
                "source", form.source(),
                "joining", "true",
                "ramp", form.adjust().ramp()));
        for (int i = 0; i < form.rows().size(); i++) {
            PolicyForm.RowCells row = form.rows().get(i);
            fields.put("name-" + i, row.name());
            fields.put("from-" + i, row.from());
            fields.put("below-" + i, row.below());
            fields.put("in-a-row-" + i, row.inARow());
            fields.put("team-" + i, row.team());
            fields.put("source-" + i, row.source());
            for (int j = 0; j < row.then().size(); j++) {
                fields.putAll(fields(row.then().get(j), "-" + i + "-" + j));
            }
        }
        return fields;
    }

    private static Map<String, String> fields(PolicyForm.ThenCells then, String place) {
        return Map.ofEntries(
                Map.entry("then" + place, then.name()),
                Map.entry("kind" + place, then.kind()),
                Map.entry("severity" + place, then.severity()),
                Map.entry("owed-by" + place, then.owedBy()),
                Map.entry("days" + place, then.days()),
                Map.entry("evidence" + place, String.valueOf(then.evidence()).replace("false", "")),
                Map.entry(
                        "entitlement" + place,
                        String.valueOf(then.entitlement()).replace("false", "")),
                Map.entry("pay" + place, then.pay()),
                Map.entry("amount" + place, then.amount()),
                Map.entry("above" + place, then.above()),
                Map.entry("up-to" + place, then.upTo()),
                Map.entry("currency" + place, then.currency()));
    }

    private static Policies.Version version(String text) {
        return new Policies.Version(
                new PolicyVersionId("revenue", 1),
                (short) 1,
                "Revenue",
                ((PolicyReader.Read) PolicyReader.read(text)).document(),
                1,
                "Ingrid Solberg",
                Instant.EPOCH,
                null,
                null,
                0,
                0);
    }
}
