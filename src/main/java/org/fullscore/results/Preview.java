package org.fullscore.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.Marks;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.ResultFile;
import org.fullscore.results.ingest.Snapshots;
import org.jspecify.annotations.Nullable;

/**
 * What an import would come to if it were recorded now.
 *
 * @param mappingVersion by which it is read, the one its source has now
 * @param marks how the amounts of each metric are written that stands in a column, as the mapping says or as was found out
 * @param first the first rows, at most 20
 * @param reasons rows that would go to quarantine, by reason
 * @param gone what a snapshot no longer names and would take back; null for other files
 */
public record Preview(
        String source,
        int mappingVersion,
        String fileName,
        ResultFile.Layout layout,
        Map<String, Marks> marks,
        Counts counts,
        List<Line> first,
        List<Quarantine.Group> reasons,
        Snapshots.@Nullable Share gone) {

    /**
     * A row as it would be recorded.
     *
     * @param outcome recorded, duplicate, corrected, ignored or quarantined
     * @param person name of the person, the first where several share the row, null where nobody is credited
     * @param amounts in the order of the metrics of the mapping, and of the people who share the row
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
            @Nullable String message) {

        /** The people the row is credited to, each once. */
        public List<String> people() {
            return amounts.stream().map(Amount::person).distinct().toList();
        }

        /** Whether it is credited to several people, or beside the whole. */
        public boolean isShared() {
            return people().size() > 1 || amounts.stream().anyMatch(Amount::overlay);
        }
    }

    /**
     * What a row says of a metric and a person.
     *
     * @param overlay whether it counts for the person beside the whole
     */
    public record Amount(String metric, BigDecimal amount, String person, boolean overlay) {}
}
