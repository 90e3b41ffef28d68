package org.fullscore.results;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.MappingDocument;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creating a source, or changing how its rows become facts. */
@Component
public class ChangingSource {

    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Sources sources;
    private final Metrics metrics;
    private final Ledger ledger;
    private final Clock clock;

    ChangingSource(JdbcClient jdbc, Sources sources, Metrics metrics, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.metrics = metrics;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer {

        record Created(Source source) implements Answer {}

        record Changed(Source source) implements Answer {}

        /** The mapping says what it said before: no new version. */
        record Unchanged(Source source) implements Answer {}

        record Faulty(List<MappingReading.Fault> faults) implements Answer {}
    }

    /** Takes a mapping, as YAML or JSON, over for files from now on. */
    @Transactional
    public Answer change(String name, String document, @Nullable Integer by) {
        return switch (MappingDocument.read(document)) {
            case MappingReading.Faulty faulty -> new Answer.Faulty(faulty.faults());
            case MappingReading.Read read -> {
                List<MappingReading.Fault> faults = faults(name, read.mapping());
                yield faults.isEmpty() ? take(name, read.mapping(), by) : new Answer.Faulty(faults);
            }
        };
    }

    /** What is wrong with a mapping that can be read, here. */
    List<MappingReading.Fault> faults(String name, Mapping mapping) {
        List<MappingReading.Fault> faults = new ArrayList<>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            faults.add(new MappingReading.Fault(
                    "name", "VALUE_WRONG", "A source has a name of 1 to 100 characters.", "Choose another name."));
        }
        for (Mapping.MetricColumn column : mapping.metrics()) {
            Optional<Metric> metric = metrics.byCode(column.code());
            if (metric.isEmpty()) {
                faults.add(
                        fault(column, "METRIC_UNKNOWN", "There is no such metric.", "Create it, or correct its code."));
            } else if (metric.get().aggregate() == Metric.Aggregate.RATIO) {
                faults.add(fault(
                        column,
                        "METRIC_COMPUTED",
                        "This metric is computed from two others.",
                        "Deliver its numerator and its denominator."));
            }
        }
        return faults;
    }

    private static MappingReading.Fault fault(Mapping.MetricColumn column, String code, String message, String remedy) {
        return new MappingReading.Fault("metrics." + column.code(), code, message, remedy);
    }

    private Answer take(String name, Mapping mapping, @Nullable Integer by) {
        String document = MappingDocument.write(mapping);
        jdbc.sql("""
                        insert into results.source (organization_id, name, mapping_version, expected) values (?, ?, 0, null)
                        on conflict (organization_id, name) do nothing
                        """).params(CurrentOrganization.id(), name).update();
        jdbc.sql("select key from results.source where organization_id = ? and name = ? for update")
                .params(CurrentOrganization.id(), name)
                .query(Integer.class)
                .single();
        Optional<Source> before = sources.find(name);
        if (before.isPresent() && before.get().document().equals(document)) {
            return new Answer.Unchanged(before.get());
        }
        write(name, mapping, document, by);
        Source source = sources.find(name).orElseThrow();
        ledger.append(Act.of("source-changed", "source", source.key())
                .by(by)
                .with("version", source.version())
                .saying("name", name)
                .saying("mapping", document));
        return before.isPresent() ? new Answer.Changed(source) : new Answer.Created(source);
    }

    private void write(String name, Mapping mapping, String document, @Nullable Integer by) {
        jdbc.sql("""
                        with changed as (
                          update results.source
                          set mapping_version = mapping_version + 1, expected = ?, parts = greatest(parts, ?)
                          where organization_id = ? and name = ? returning organization_id, key, mapping_version)
                        insert into results.mapping (organization_id, source_key, version, document, written_by, at)
                        select organization_id, key, mapping_version, ?, ?, ? from changed
                        """)
                .param(mapping.expected() == null ? null : mapping.expected().toString())
                .param(Math.max(1, mapping.shares().size()))
                .param(CurrentOrganization.id())
                .param(name)
                .param(document)
                .param(by)
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
