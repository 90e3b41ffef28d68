package org.fullscore.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.Marks;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.ResultFile;
import org.jspecify.annotations.Nullable;

/**
 * What an import would come to if it were recorded now.
 *
 * @param marks how the amounts of each metric are written that stands in a column, as the mapping says or as was found out
 * @param first the first rows, at most 20
 * @param reasons rows that would go to quarantine, by reason
 */
public record Preview(
        String source,
        String fileName,
        ResultFile.Layout layout,
        Map<String, Marks> marks,
        Counts counts,
        List<Line> first,
        List<Quarantine.Group> reasons) {

    /**
     * A row as it would be recorded.
     *
     * @param outcome recorded, duplicate, corrected, ignored or quarantined
     * @param person name of the person, null where nobody is credited
     * @param amounts in the order of the metrics of the mapping
     * @param cells as they stand in the file
     * @param message why, for a row that is ignored or quarantined
     * @param value what stands where it went wrong, or what does not count
     */
    public record Line(
            int line,
            String outcome,
            @Nullable String person,
            @Nullable LocalDate day,
            List<Amount> amounts,
            List<String> cells,
            @Nullable String reason,
            @Nullable String column,
            @Nullable String value,
            @Nullable String message) {}

    public record Amount(String metric, BigDecimal amount) {}
}
