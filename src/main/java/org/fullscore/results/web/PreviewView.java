package org.fullscore.results.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fullscore.results.Preview;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.ResultFile;
import org.fullscore.results.ingest.Snapshots;
import org.jspecify.annotations.Nullable;

/**
 * What a file would come to, on the wire: counts of the whole file, the first 20 rows, and reasons by number of rows.
 *
 * @param state always preview: nothing was written
 * @param gone what a snapshot would take back, null for other files
 */
record PreviewView(
        String state,
        String source,
        String file,
        String format,
        @Nullable String encoding,
        @Nullable String separator,
        String compression,
        List<Marks> marks,
        List<String> columns,
        long read,
        long recorded,
        long duplicates,
        long corrected,
        long ignored,
        long quarantined,
        List<Line> items,
        List<Reason> reasons,
        @Nullable Gone gone) {

    /**
     * Results that are recorded and that a snapshot no longer names.
     *
     * @param recorded results that count, of which so many would be taken back
     * @param confirm whether somebody has to confirm it: send it with confirmed=true
     */
    record Gone(long results, long recorded, boolean confirm) {}

    /** How the amounts of a metric are written, as the mapping says or as was found out. */
    record Marks(String metric, String decimal, @Nullable String grouping, boolean certain) {}

    record Line(
            int row,
            String outcome,
            @Nullable String person,
            @Nullable LocalDate day,
            Map<String, BigDecimal> amounts,
            List<Share> shares,
            @Nullable String reason,
            @Nullable String column,
            @Nullable String value,
            @Nullable String message) {}

    /** A part of a row that several people share; what is overlay counts beside the whole. */
    record Share(String person, String metric, BigDecimal amount, boolean overlay) {}

    record Reason(
            String code,
            @Nullable String column,
            long rows,
            int firstRow,
            @Nullable String value,
            String message,
            String remedy) {}

    static PreviewView of(Preview preview) {
        ResultFile.Layout layout = preview.layout();
        return new PreviewView(
                "preview",
                preview.source(),
                preview.fileName(),
                layout.format().name().toLowerCase(Locale.ROOT),
                layout.encoding() == null ? null : layout.encoding().name(),
                layout.separator() == null ? null : layout.separator().toString(),
                layout.compressed() ? "gzip" : "none",
                preview.marks().entrySet().stream().map(PreviewView::marks).toList(),
                layout.header(),
                preview.counts().read(),
                preview.counts().recorded(),
                preview.counts().duplicates(),
                preview.counts().corrected(),
                preview.counts().ignored(),
                preview.counts().quarantined(),
                preview.first().stream().map(PreviewView::line).toList(),
                preview.reasons().stream().map(PreviewView::reason).toList(),
                gone(preview.gone()));
    }

    private static @Nullable Gone gone(Snapshots.@Nullable Share share) {
        return share == null ? null : new Gone(share.gone(), share.recorded(), share.isToBeConfirmed());
    }

    private static Marks marks(Map.Entry<String, org.fullscore.results.ingest.Marks> marks) {
        Character grouping = marks.getValue().grouping();
        return new Marks(
                marks.getKey(),
                Character.toString(marks.getValue().decimal()),
                grouping == null ? null : grouping.toString(),
                marks.getValue().certain());
    }

    private static Line line(Preview.Line line) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        boolean whole = line.amounts().stream().anyMatch(amount -> !amount.overlay());
        line.amounts().stream()
                .filter(amount -> !amount.overlay() || !whole)
                .forEach(amount -> amounts.merge(
                        amount.metric(), amount.amount(), whole ? BigDecimal::add : (first, other) -> first));
        return new Line(
                line.line(),
                line.outcome(),
                line.person(),
                line.day(),
                amounts,
                line.isShared()
                        ? line.amounts().stream().map(PreviewView::share).toList()
                        : List.of(),
                line.reason(),
                line.column(),
                line.value(),
                line.message());
    }

    private static Share share(Preview.Amount amount) {
        return new Share(amount.person(), amount.metric(), amount.amount(), amount.overlay());
    }

    private static Reason reason(Quarantine.Group group) {
        return new Reason(
                group.reason().name(),
                group.column(),
                group.rows(),
                group.firstLine(),
                group.firstValue(),
                group.reason().message(),
                group.reason().remedy());
    }
}
