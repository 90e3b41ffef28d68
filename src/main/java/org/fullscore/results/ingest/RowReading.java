package org.fullscore.results.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a row: facts, nothing because it does not count, or a failure. */
public sealed interface RowReading permits RowReading.Mapped, RowReading.Ignored, RowFailure {

    /** Line of the file the row begins on; the header is line 1. */
    int line();

    /**
     * A row that counts: one fact for each metric of the mapping and each person who shares it.
     *
     * @param converted at which daily rates, where its key had none yet
     */
    record Mapped(int line, String externalId, List<MappedFact> facts, List<Conversions.Converted> converted)
            implements RowReading {}

    /**
     * A row that does not count.
     *
     * @param externalId null where the row has none; with one, what was recorded under it before is taken back
     * @param column the column of {@code only} it does not match
     * @param value what stands there
     */
    record Ignored(int line, @Nullable String externalId, String column, String value) implements RowReading {}
}
