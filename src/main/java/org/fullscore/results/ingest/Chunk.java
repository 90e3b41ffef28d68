package org.fullscore.results.ingest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows that are recorded together: staged as text for {@code COPY}, the failures beside them. */
public final class Chunk {

    private final StringBuilder staged = new StringBuilder(1 << 20);
    private final List<Failed> failed = new ArrayList<>();
    private final short[] metrics;
    private final int parts;
    private final List<Conversions.Converted> converted = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private boolean repeatsKeys;
    private int failedCharacters;
    private int counting;
    private int takingBack;
    private int rows;
    private int ignored;
    private int ignoredWithoutKey;

    /** A row that failed, whole. */
    public record Failed(RowFailure failure, String raw) {}

    /**
     * @param metrics keys of the metrics of the mapping: what a row that no longer counts takes back
     * @param parts the most people a row was ever shared by: what the people of a row no longer share is taken back
     */
    public Chunk(List<Short> metrics, int parts) {
        this.parts = parts;
        this.metrics = new short[metrics.size()];
        for (int i = 0; i < this.metrics.length; i++) {
            this.metrics[i] = metrics.get(i);
        }
    }

    public void add(Row row, RowReading reading) {
        rows++;
        switch (reading) {
            case RowReading.Mapped mapped -> {
                repeatsKeys |= !keys.add(mapped.externalId());
                counting += mapped.facts().size();
                for (MappedFact fact : mapped.facts()) {
                    stage(mapped.line(), mapped.externalId(), fact.metricKey(), fact.part());
                    staged.append('\t').append(fact.personKey()).append('\t').append(fact.day());
                    staged.append('\t').append(fact.amount().toPlainString()).append("\tt\t");
                    staged.append(fact.overlay() ? 't' : 'f').append('\n');
                }
                converted.addAll(mapped.converted());
                if (parts > 1) {
                    takeBackOthers(mapped);
                }
            }
            case RowReading.Ignored ignored -> {
                this.ignored++;
                if (ignored.externalId() == null) {
                    ignoredWithoutKey++;
                    break;
                }
                repeatsKeys |= !keys.add(ignored.externalId());
                for (short metric : metrics) {
                    for (int part = 0; part < parts; part++) {
                        takeBack(ignored.line(), ignored.externalId(), metric, part);
                    }
                }
            }
            case RowFailure failure -> {
                failed.add(new Failed(failure, row.raw()));
                failedCharacters += 2 * row.length(); // a value may be as long as its row
            }
        }
    }

    /** Whether a row may have several facts. */
    boolean hasRowsOfSeveral() {
        return metrics.length > 1 || parts > 1;
    }

    /** Amounts that were converted for the first time. */
    List<Conversions.Converted> converted() {
        return converted;
    }

    public int rows() {
        return rows;
    }

    /** How many characters of rows it holds, more or less. */
    public int characters() {
        return staged.length() + failedCharacters;
    }

    public List<Failed> failed() {
        return failed;
    }

    /** Whether no key of the other chunk is one of this. */
    public boolean isDisjointFrom(Chunk other) {
        return Collections.disjoint(keys, other.keys);
    }

    /** Whether two rows have the same key. */
    boolean repeatsKeys() {
        return repeatsKeys;
    }

    /** How many facts are staged that count. */
    public int counting() {
        return counting;
    }

    /** How many facts are staged that take back what may stand. */
    int takingBack() {
        return takingBack;
    }

    /** Rows that do not count. */
    int ignored() {
        return ignored;
    }

    /** Those of them without a key, which are not staged. */
    int ignoredWithoutKey() {
        return ignoredWithoutKey;
    }

    InputStream staged() {
        return new ByteArrayInputStream(staged.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What others had of the row before. */
    private void takeBackOthers(RowReading.Mapped mapped) {
        for (short metric : metrics) {
            for (int part = 0; part < parts; part++) {
                int other = part;
                if (mapped.facts().stream().noneMatch(fact -> fact.metricKey() == metric && fact.part() == other)) {
                    takeBack(mapped.line(), mapped.externalId(), metric, part);
                }
            }
        }
    }

    private void takeBack(int line, String externalId, short metric, int part) {
        takingBack++;
        stage(line, externalId, metric, part);
        staged.append("\t\\N\t\\N\t0\tf\tf\n");
    }

    private void stage(int line, String externalId, short metric, int part) {
        staged.append(line).append('\t');
        escape(externalId, staged);
        staged.append('\t').append(metric).append('\t').append(part);
    }

    /** Appends a text as {@code COPY} reads it. */
    static void escape(String text, StringBuilder staged) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> staged.append("\\\\");
                case '\t' -> staged.append("\\t");
                case '\n' -> staged.append("\\n");
                case '\r' -> staged.append("\\r");
                default -> staged.append(c);
            }
        }
    }
}
