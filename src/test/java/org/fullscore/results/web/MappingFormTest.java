package org.fullscore.results.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.fullscore.results.ingest.MappingDocument;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.web.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What is sent from the fields of a mapping becomes the document machines send, and what is wrong comes back to its field. */
class MappingFormTest {

    private static final List<String> METRICS = List.of("revenue");

    private static final String PLAIN = """
            key: id
            person:
              column: rep
              by: name
            on:
              column: day
            metrics:
              revenue:
                column: amount
            """;

    private static final String WHOLE = """
            key: id
            person:
            - column: rep
              percent: share
            - column: partner
              by: name
              percent: rest
            - column: engineer
              credit: overlay
            on:
              column: day
            metrics:
              revenue:
                column: amount
            reversal:
              column: kind
              values:
              - Storno
              of: original
            snapshot: true
            expected: PT6H
            """;

    @Test
    void whatNobodyTouchedStaysAsItIs() {
        assertThat(after(WHOLE, asShown(WHOLE))).isEqualTo(WHOLE);
        assertThat(after(PLAIN, asShown(PLAIN))).isEqualTo(PLAIN);
        String inWords = PLAIN + "expected: daily\n";
        assertThat(after(inWords, asShown(inWords))).isEqualTo(inWords);
    }

    @Test
    void aSecondPersonMakesAList() {
        MultiValueMap<String, String> sent = asShown(PLAIN);
        sent.set("person.percent", "share");
        sent.set("person.1.column", "partner");
        sent.set("person.1.percent", "rest");
        sent.set("person.2.column", "");
        sent.set("person.2.by", "name");
        assertThat(after(PLAIN, sent)).contains("""
                person:
                - column: rep
                  by: name
                  percent: share
                - column: partner
                  percent: rest
                on:
                """);
    }

    @Test
    void whoIsTakenOutLeavesTheOthersAsTheyAre() {
        MultiValueMap<String, String> sent = asShown(WHOLE);
        sent.set("person.1.column", "");
        sent.set("person.1.percent", "");
        String without = after(WHOLE, sent);
        assertThat(without).doesNotContain("partner").contains("column: engineer\n  credit: overlay");
        MultiValueMap<String, String> alone = asShown(without);
        alone.set("person.percent", "");
        alone.set("person.1.column", "");
        assertThat(after(without, alone)).contains("person:\n  column: rep\non:");
    }

    @Test
    void aPercentageWithoutAPersonIsNotLostButNamed() {
        MultiValueMap<String, String> sent = asShown(PLAIN);
        sent.set("person.1.column", "");
        sent.set("person.1.percent", "rest");
        assertThat(errors(after(PLAIN, sent)).at("person.1.column")).isEqualTo("results.source.missing.person.more");
    }

    @Test
    void rowsThatTakeBackAreChosenByTheirValues() {
        MultiValueMap<String, String> sent = asShown(PLAIN);
        sent.set("reversal", "kind");
        String chosen = after(PLAIN, sent);
        assertThat(errors(chosen).at("reversal")).contains("List the values");
        sent.set("reversal.was", "kind");
        sent.set("reversal.value", "Storno");
        sent.set("reversal.more", "Return\n\n Credit note \n");
        sent.set("reversal.of", "original");
        assertThat(after(PLAIN, sent)).contains("""
                reversal:
                  column: kind
                  values:
                  - Storno
                  - Return
                  - Credit note
                  of: original
                """);
        MultiValueMap<String, String> none = asShown(WHOLE);
        none.set("reversal", "");
        assertThat(after(WHOLE, none)).doesNotContain("reversal");
    }

    @Test
    void aSnapshotIsTickedAndUnticked() {
        MultiValueMap<String, String> sent = asShown(PLAIN);
        sent.set("snapshot", "true");
        assertThat(after(PLAIN, sent)).isEqualTo(PLAIN + "snapshot: true\n");
        MultiValueMap<String, String> unticked = asShown(WHOLE);
        unticked.remove("snapshot");
        assertThat(after(WHOLE, unticked)).doesNotContain("snapshot");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,    P7D,   '',        P7D
            -,    '',    P3D,       P3D
            PT6H, other, PT8H,      PT8H
            PT6H, P1D,   PT6H,      P1D
            PT6H, other, '',        other
            PT6H, '',    PT6H,      -
            P1D,  P1D,   PT2H,      PT2H
            P1D,  P1D,   '',        P1D
            """)
    void howOftenIsChosenOrTyped(String before, String chosen, String typed, String after) {
        String document = before == null ? PLAIN : PLAIN + "expected: " + before + "\n";
        MultiValueMap<String, String> sent = asShown(document);
        sent.set("expected", chosen);
        sent.set("expected.other", typed);
        assertThat(after(document, sent)).isEqualTo(after == null ? PLAIN : PLAIN + "expected: " + after + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expected: PT6H      | expected: sometimes    | expected.other
            percent: rest       | credit: primary        | person.1.percent
            by: name            | by: nickname           | person.1.by
            credit: overlay     | credit: half           | person.2.credit
            column: engineer    | columns: engineer      | person.2.column
            - Storno            | - []                   | reversal
            of: original        | of: []                 | reversal.of
            snapshot: true      | snapshot: perhaps      | snapshot
            """)
    void whatIsWrongComesBackToItsField(String instead, String write, String field) {
        assertThat(errors(WHOLE.replace(instead, write)).at(field)).isNotNull();
    }

    /** Written without the quotes YAML needs around "on". */
    private static String after(String document, MultiValueMap<String, String> sent) {
        return MappingForm.of(document, METRICS).changed(sent).yaml().replace("\"on\":", "on:");
    }

    private static Errors errors(String document) {
        List<MappingReading.Fault> faults = assertThat(MappingDocument.read(document))
                .asInstanceOf(type(MappingReading.Faulty.class))
                .actual()
                .faults();
        return Faults.of(faults, false, METRICS, key -> key);
    }

    /** The form as a browser sends it when nobody has touched it. */
    private static MultiValueMap<String, String> asShown(String document) {
        MappingForm form = MappingForm.of(document, METRICS);
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        form.key().forEach(column -> sent.add("key", column));
        sent.add("key", "");
        for (int i = 0; i < form.people().size(); i++) {
            MappingForm.Person person = form.people().get(i);
            sent.set(MappingForm.of(i, "column"), person.column());
            sent.set(MappingForm.of(i, "by"), person.by());
            sent.set(MappingForm.of(i, "percent"), person.percent());
            sent.set(MappingForm.of(i, "credit"), person.credit());
        }
        List.of(
                        "on.column",
                        "on.format",
                        "currency.column",
                        "credit",
                        "metrics.revenue.column",
                        "metrics.revenue.constant")
                .forEach(field -> sent.set(field, form.word(field)));
        sent.set("currency.rates", "");
        sent.set("only", "");
        sent.set("only.was", "");
        sent.set("reversal", form.word("reversal.column"));
        sent.set("reversal.was", form.word("reversal.column"));
        form.reversing().forEach(value -> sent.add("reversal.value", value));
        sent.set("reversal.of", form.word("reversal.of"));
        List.of("snapshot").stream().filter(field -> form.snapshot()).forEach(field -> sent.set(field, "true"));
        sent.set("expected", form.often());
        sent.set("expected.other", form.oftenOther());
        return sent;
    }
}
