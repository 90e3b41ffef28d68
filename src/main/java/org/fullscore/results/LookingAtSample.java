package org.fullscore.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.organization.Metrics;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.MappedFact;
import org.fullscore.results.ingest.MappingDocument;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.results.ingest.Marks;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.RefusedFileException;
import org.fullscore.results.ingest.ResultFile;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.results.ingest.RowReader;
import org.fullscore.results.ingest.RowReading;
import org.fullscore.results.ingest.SampleColumn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looking at the first thousand rows of a sample through a mapping that may not be whole yet; nothing is recorded. */
@Component
public class LookingAtSample {

    private static final int SHOWN = 20;
    private static final UUID NO_IMPORT = new UUID(0, 0);

    private final Sources sources;
    private final ChangingSource changing;
    private final Naming naming;
    private final Metrics metrics;
    private final PreviewLines lines;

    LookingAtSample(Sources sources, ChangingSource changing, Naming naming, Metrics metrics, PreviewLines lines) {
        this.sources = sources;
        this.changing = changing;
        this.naming = naming;
        this.metrics = metrics;
        this.lines = lines;
    }

    /**
     * What is to be seen.
     *
     * @param faults of the mapping, on its own and against the file
     * @param layout what the file turned out to be, null without a file that can be read
     * @param marks how the amounts of each metric are written
     * @param first the first rows as they would be recorded, none while the mapping has faults
     * @param counts of the rows that were looked at
     * @param reasons why rows would go to quarantine
     * @param refused why the file cannot be read
     */
    public record Look(
            List<MappingReading.Fault> faults,
            ResultFile.@Nullable Layout layout,
            Map<String, Marks> marks,
            List<SampleColumn> columns,
            List<Row> rows,
            List<Preview.Line> first,
            Counts counts,
            List<Quarantine.Group> reasons,
            @Nullable RowFailure refused) {}

    /** Looks at a sample through a document; without a sample, at the document alone. */
    public Look look(String name, String document, Samples.@Nullable Sample sample) throws IOException {
        MappingReading.Draft draft = MappingDocument.draft(document);
        List<MappingReading.Fault> faults = new ArrayList<>(draft.faults());
        if (faults.isEmpty()) {
            faults.addAll(changing.faults(name, draft.mapping()));
        }
        if (sample == null) {
            return new Look(faults, null, Map.of(), List.of(), List.of(), List.of(), Counts.NONE, List.of(), null);
        }
        Path path = Files.createTempFile("fullscore-", ".sample");
        try {
            return look(name, draft, faults, ResultFile.open(Files.write(path, sample.content()), draft.mapping()));
        } catch (RefusedFileException refused) {
            RowFailure why = refused.failure();
            return new Look(faults, null, Map.of(), List.of(), List.of(), List.of(), Counts.NONE, List.of(), why);
        } finally {
            Files.delete(path);
        }
    }

    /** A first mapping for a file without one: what its names and values suggest beyond doubt. */
    public String suggest(Samples.Sample sample) throws IOException {
        Look look = look("", "{}", sample);
        return Suggestion.of(look.columns(), naming.known(0), metrics.all());
    }

    private Look look(String name, MappingReading.Draft draft, List<MappingReading.Fault> faults, ResultFile file)
            throws IOException, RefusedFileException {
        List<Row> rows = new ArrayList<>();
        file.read(0, row -> {
            if (rows.size() < SampleColumn.ROWS) {
                rows.add(row);
            }
        });
        Tried tried = new Tried();
        if (faults.isEmpty()) {
            faults.addAll(missing(file));
        }
        if (faults.isEmpty()) {
            int source = sources.find(name).map(Source::key).orElse(0);
            tried.read(
                    name,
                    rows,
                    new RowReader(
                            draft.mapping(),
                            file.layout().header(),
                            file.layout().marks(),
                            naming.known(source)));
        }
        return new Look(
                faults,
                file.layout(),
                file.marks(),
                SampleColumn.of(file.layout().header(), rows),
                rows,
                lines.of(rows.subList(0, tried.first.size()), tried.first, tried::outcome),
                tried.counts(),
                List.copyOf(tried.reasons.values()),
                null);
    }

    /** Columns the mapping names and the file does not have, or has twice. */
    private static List<MappingReading.Fault> missing(ResultFile file) {
        try {
            file.check();
            return List.of();
        } catch (RefusedFileException refused) {
            RowFailure why = refused.failure();
            String at = why.column() == null ? "" : "column:" + why.column();
            return List.of(new MappingReading.Fault(at, why.reason().name(), why.message(), why.remedy()));
        }
    }

    /** Rows read one after the other, each compared with those before it. */
    private static final class Tried {

        private final List<RowReading> first = new ArrayList<>();
        private final Map<Integer, String> outcomes = new HashMap<>();
        private final Map<String, List<MappedFact>> standing = new HashMap<>();
        private final Map<String, Quarantine.Group> reasons = new LinkedHashMap<>();

        void read(String source, List<Row> rows, RowReader reader) {
            for (Row row : rows) {
                RowReading reading = reader.read(row);
                if (first.size() < SHOWN) {
                    first.add(reading);
                }
                outcomes.put(reading.line(), decided(source, reading));
            }
        }

        private String decided(String source, RowReading reading) {
            return switch (reading) {
                case RowReading.Mapped mapped -> {
                    List<MappedFact> before = standing.put(mapped.externalId(), mapped.facts());
                    yield before == null ? "recorded" : before.equals(mapped.facts()) ? "duplicate" : "corrected";
                }
                case RowReading.Ignored ignored ->
                    ignored.externalId() != null && standing.remove(ignored.externalId()) != null
                            ? "corrected"
                            : "ignored";
                case RowFailure failure -> {
                    reasons.merge(failure.reason() + " " + failure.column(), group(source, failure), Tried::both);
                    yield "quarantined";
                }
            };
        }

        private String outcome(RowReading reading) {
            return outcomes.getOrDefault(reading.line(), "ignored");
        }

        private static Quarantine.Group group(String source, RowFailure failure) {
            return new Quarantine.Group(
                    source, failure.reason(), failure.column(), 1, failure.line(), failure.value(), NO_IMPORT);
        }

        private static Quarantine.Group both(Quarantine.Group first, Quarantine.Group next) {
            return new Quarantine.Group(
                    first.source(),
                    first.reason(),
                    first.column(),
                    first.rows() + next.rows(),
                    first.firstLine(),
                    first.firstValue(),
                    NO_IMPORT);
        }

        private Counts counts() {
            return new Counts(
                    outcomes.size(),
                    of("recorded"),
                    of("duplicate"),
                    of("corrected"),
                    of("ignored"),
                    of("quarantined"));
        }

        private long of(String outcome) {
            return outcomes.values().stream().filter(outcome::equals).count();
        }
    }
}
