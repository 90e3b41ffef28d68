package org.fullscore.results.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A few rows that are recorded together in one statement, and what became of each. */
public final class Handful {

    static final String RECORDED = "recorded";
    static final String IGNORED = "ignored";
    static final String QUARANTINED = "quarantined";

    private final List<Short> metrics;
    private final int parts;
    private final List<Staged> staged = new ArrayList<>();
    private final List<Conversions.Converted> converted = new ArrayList<>();
    private final List<Chunk.Failed> failed = new ArrayList<>();
    private final Map<Integer, String> outcomes = new HashMap<>();

    /** A fact, or with a person of null, that nothing counts under this key. */
    record Staged(
            Row row,
            String externalId,
            short metric,
            int part,
            @Nullable MappedFact fact) {

        int line() {
            return row.line();
        }
    }

    Handful(List<Short> metrics, int parts) {
        this.metrics = metrics;
        this.parts = parts;
    }

    public void add(Row row, RowReading reading) {
        switch (reading) {
            case RowReading.Mapped mapped -> {
                mapped.facts()
                        .forEach(fact ->
                                staged.add(new Staged(row, mapped.externalId(), fact.metricKey(), fact.part(), fact)));
                takeBack(row, mapped.externalId(), mapped.facts());
                converted.addAll(mapped.converted());
            }
            case RowReading.Ignored ignored -> {
                String externalId = ignored.externalId();
                if (externalId == null) {
                    outcomes.put(ignored.line(), IGNORED);
                } else {
                    takeBack(row, externalId, List.of());
                }
            }
            case RowFailure failure -> fail(row, failure);
        }
    }

    /** What no longer is, of all that the row may have said before. */
    private void takeBack(Row row, String externalId, List<MappedFact> said) {
        for (short metric : metrics) {
            for (int part = 0; part < parts; part++) {
                int other = part;
                if (said.stream().noneMatch(fact -> fact.metricKey() == metric && fact.part() == other)) {
                    staged.add(new Staged(row, externalId, metric, part, null));
                }
            }
        }
    }

    private void fail(Row row, RowFailure failure) {
        failed.add(new Chunk.Failed(failure, row.raw()));
        outcomes.put(failure.line(), QUARANTINED);
    }

    List<Staged> staged() {
        return staged;
    }

    List<Conversions.Converted> converted() {
        return converted;
    }

    List<Chunk.Failed> failed() {
        return failed;
    }

    void became(int line, String outcome) {
        outcomes.put(line, outcome);
    }

    /** Has every fact be new and every row without one nothing that was taken back; false if two rows have the same key. */
    public boolean supposeNew() {
        Map<String, Integer> lines = new HashMap<>();
        for (Staged one : staged) {
            Integer other = lines.putIfAbsent(one.externalId(), one.line());
            if (other != null && other != one.line()) {
                return false;
            }
        }
        staged.stream().filter(one -> one.fact() == null).forEach(one -> became(one.line(), IGNORED));
        staged.stream().filter(one -> one.fact() != null).forEach(one -> became(one.line(), RECORDED));
        return !staged.isEmpty();
    }

    /** How many facts count. */
    int facts() {
        return (int) staged.stream().filter(one -> one.fact() != null).count();
    }

    /** Whether a row says that something may count no more. */
    boolean takesBack() {
        return staged.stream().anyMatch(one -> one.fact() == null);
    }

    /** The days of the facts. */
    Collection<LocalDate> days() {
        return staged.stream()
                .map(Staged::fact)
                .filter(Objects::nonNull)
                .map(MappedFact::day)
                .toList();
    }

    /** Whose the facts are. */
    public Set<Integer> people() {
        Set<Integer> people = new HashSet<>();
        for (Staged one : staged) {
            if (one.fact() != null) {
                people.add(one.fact().personKey());
            }
        }
        return people;
    }

    /** Whether a row goes to quarantine; whether it has to is to be said under the lock of the source. */
    public boolean hasFailures() {
        return !failed.isEmpty();
    }

    /** Of whom the rows are that failed, as far as they say. */
    public Set<Integer> whoFailed() {
        return failed.stream()
                .map(row -> row.failure().person())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Whether a row that failed may be anybody's. */
    public boolean failsForAnybody() {
        return failed.stream().anyMatch(row -> row.failure().person() == null);
    }

    /** How many of the rows from a line on became what; every line was recorded. */
    public Counts counts(int firstLine, int rows) {
        long[] counted = new long[5];
        for (int line = firstLine; line < firstLine + rows; line++) {
            switch (outcomes.getOrDefault(line, "")) {
                case RECORDED -> counted[0]++;
                case "duplicate" -> counted[1]++;
                case "corrected" -> counted[2]++;
                case IGNORED -> counted[3]++;
                case QUARANTINED -> counted[4]++;
                default -> throw new IllegalStateException("Nothing became of line " + line);
            }
        }
        return new Counts(rows, counted[0], counted[1], counted[2], counted[3], counted[4]);
    }
}
