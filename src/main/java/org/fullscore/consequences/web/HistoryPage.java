package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.consequences.History;
import org.fullscore.consequences.PastFile;
import org.fullscore.web.Errors;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;

/**
 * Decisions from before Fullscore, and a file of them that is looked at.
 *
 * @param extent what is recorded
 * @param mayLoad whether the viewer may load any
 * @param look what is in the file that was sent, or null
 * @param text the file itself, kept until it is recorded; null where it is too large for that
 * @param recorded how many were recorded just now, or null
 */
public record HistoryPage(
        History.Extent extent,
        boolean mayLoad,
        PastFile.@Nullable Look look,
        @Nullable String text,
        @Nullable Integer recorded,
        Errors errors) {

    private static final int FAULTS_SHOWN = 100;

    private static final List<String> REQUIRED =
            List.of("id", "owner", "owed_by", "rule", "kind", "severity", "due", "outcome");

    private static final List<String> COLUMNS = List.of(
            "id",
            "owner",
            "owed_by",
            "rule",
            "kind",
            "severity",
            "due",
            "outcome",
            "decided",
            "outcome_severity",
            "rank",
            "team");

    public List<String> columns() {
        return COLUMNS;
    }

    public boolean isRequired(String column) {
        return REQUIRED.contains(column);
    }

    public List<RowError> faults() {
        return look == null
                ? List.of()
                : look.faults().stream().limit(FAULTS_SHOWN).toList();
    }
}
