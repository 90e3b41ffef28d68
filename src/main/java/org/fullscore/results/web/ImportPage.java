package org.fullscore.results.web;

import java.util.List;
import org.fullscore.results.Import;
import org.fullscore.results.Preview;
import org.fullscore.results.ingest.Marks;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * One delivery: before it is recorded, while it runs, and afterwards.
 *
 * @param preview what it would come to, while it waits and can be read
 * @param columns what each column of a waiting file becomes
 * @param refused why a waiting file cannot be read
 * @param reasons rows in quarantine, by reason
 * @param by name of whoever sent it
 */
public record ImportPage(
        Import delivery,
        @Nullable Preview preview,
        List<Column> columns,
        @Nullable RowFailure refused,
        List<Quarantine.Group> reasons,
        @Nullable String by,
        boolean mayDeliver,
        Errors errors) {

    /**
     * A column of the file, the value in its first row, the role it has (see results.becomes) and
     * how it is read; marks for amounts.
     */
    public record Column(
            String name,
            String first,
            String becomes,
            String readAs,
            @Nullable Marks marks) {}

    /** Percent of the rows that are done, for the bar. */
    public String percent() {
        Long rows = delivery.rows();
        return rows == null || rows == 0 ? "0%" : 100 * delivery.counts().read() / rows + "%";
    }

    /** Rows that would be recorded or corrected. */
    public long taken() {
        return preview == null
                ? 0
                : preview.counts().recorded() + preview.counts().corrected();
    }
}
