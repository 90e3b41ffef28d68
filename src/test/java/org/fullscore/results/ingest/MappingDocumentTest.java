package org.fullscore.results.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping is typed data: what is not known is refused, and every fault is named. */
class MappingDocumentTest {

    private static final String DOCUMENTED = """
            format: csv                       # csv | ndjson | xlsx
            key: opportunity_id               # the external id
            only: { deal_stage: [Won] }       # rows that count
            person: { column: sales_agent, by: name }     # by: id | email | name | alias
            on: { column: close_date, format: yyyy-MM-dd }      # optional zone: for instants
            metrics:
              revenue:   { column: close_value }
              deals-won: { constant: 1 }
            """;

    @Test
    void theDocumentedExampleIsRead() {
        Mapping mapping = read(DOCUMENTED);
        assertThat(mapping.format()).isEqualTo(Mapping.Format.CSV);
        assertThat(mapping.key()).isEqualTo(new Mapping.Key(List.of("opportunity_id"), false));
        assertThat(mapping.only()).isEqualTo(Map.of("deal_stage", Set.of("Won")));
        assertThat(mapping.person()).isEqualTo(new Mapping.PersonColumn("sales_agent", Mapping.By.NAME));
        assertThat(mapping.metrics())
                .containsExactly(
                        new Mapping.MetricColumn("revenue", "close_value", null, null, null, null),
                        new Mapping.MetricColumn("deals-won", null, null, BigDecimal.ONE, null, null));
    }

    @Test
    void everyOptionalFieldIsRead() {
        Mapping mapping = read(
                DOCUMENTED.replace("{ column: close_value }", "{ column: v, decimal: \",\", grouping: \".\" }") + """
                currency: { column: currency }
                snapshot: true
                credit: overlay
                encoding: windows-1252
                separator: ";"
                expected: P1D
                """);
        assertThat(mapping.metrics().getFirst().decimal()).isEqualTo(',');
        assertThat(mapping.metrics().getFirst().grouping()).isEqualTo('.');
        assertThat(mapping.currency()).isEqualTo("currency");
        assertThat(mapping.snapshot()).isTrue();
        assertThat(mapping.overlay()).isTrue();
        assertThat(mapping.encoding()).hasToString("windows-1252");
        assertThat(mapping.separator()).isEqualTo(';');
        assertThat(mapping.expected()).hasToString("P1D");
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        Mapping mapping = read(DOCUMENTED + "expected: P1W\nseparator: \"\\t\"\non2: 1\n".replace("on2: 1\n", ""));
        assertThat(read(MappingDocument.write(mapping))).isEqualTo(mapping);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key: [invoice, item]",
                "key: { columns: [invoice, item], numbered: true }",
                "key: invoice\ncompression: gzip"
            })
    void whatTellsRowsApartIsReadBackTheSame(String key) {
        Mapping mapping =
                read(DOCUMENTED.replace("key: opportunity_id", key).replace("close_value }", "a, times: b }"));
        assertThat(mapping.columns()).contains("invoice", "a", "b");
        assertThat(read(MappingDocument.write(mapping))).isEqualTo(mapping);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key: opportunity_id               | key: [a, a]                     | key               | VALUE_WRONG
            key: opportunity_id               | key: []                         | key               | VALUE_WRONG
            key: opportunity_id               | key: { numbered: true }         | key.columns       | FIELD_MISSING
            key: opportunity_id               | key: { columns: [a], numbered: 2 } | key.numbered   | VALUE_WRONG
            column: close_value               | column: a, times: a             | metrics.revenue.times | VALUE_WRONG
            format: csv                       | compression: zip                | compression       | VALUE_WRONG
            key: opportunity_id               | kye: opportunity_id             | kye               | FIELD_UNKNOWN
            key: opportunity_id               |                                 | key               | FIELD_MISSING
            by: name                          | by: nickname                    | person.by         | VALUE_WRONG
            column: sales_agent,              | columns: sales_agent,           | person.columns    | FIELD_UNKNOWN
            format: yyyy-MM-dd                | format: MM/yyyy                 | on.format         | VALUE_WRONG
            format: yyyy-MM-dd                | format: nonsense                | on.format         | VALUE_WRONG
            { constant: 1 }                   | { constant: one }               | metrics.deals-won.constant | AMOUNT_UNREADABLE
            { constant: 1 }                   | { }                             | metrics.deals-won | COLUMN_OR_CONSTANT
            { constant: 1 }                   | { constant: 1, script: x }      | metrics.deals-won.script | FIELD_UNKNOWN
            deal_stage: [Won]                 | deal_stage: []                  | only.deal_stage   | VALUE_MISSING
            format: csv                       | format: pdf                     | format            | VALUE_WRONG
            """)
    void whatIsWrongIsNamed(String instead, String write, String at, String code) {
        String document = DOCUMENTED.replace(instead, write == null ? "" : write);
        assertThat(faults(document)).anySatisfy(fault -> {
            assertThat(fault.at()).isEqualTo(at);
            assertThat(fault.code()).isEqualTo(code);
        });
    }

    @Test
    void aListOrNothingIsNoMapping() {
        assertThat(faults("")).extracting(MappingReading.Fault::code).containsExactly("UNREADABLE");
        assertThat(faults("- a\n- b")).extracting(MappingReading.Fault::code).containsExactly("UNREADABLE");
        assertThat(faults("{ \"key\": ")).extracting(MappingReading.Fault::code).containsExactly("UNREADABLE");
    }

    private static Mapping read(String document) {
        return assertThat(MappingDocument.read(document))
                .asInstanceOf(type(MappingReading.Read.class))
                .actual()
                .mapping();
    }

    private static List<MappingReading.Fault> faults(String document) {
        return assertThat(MappingDocument.read(document))
                .asInstanceOf(type(MappingReading.Faulty.class))
                .actual()
                .faults();
    }
}
