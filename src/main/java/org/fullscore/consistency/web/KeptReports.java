package org.fullscore.consistency.web;

import java.util.List;
import java.util.Map;
import org.fullscore.consistency.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The reports that were kept, beside the one that is shown.
 *
 * @param shown which of them is shown; null for the report as things stand
 * @param periods names of closings by id
 * @param keeps whether whoever looks may keep the report as it is
 */
public record KeptReports(@Nullable Snapshot shown, List<Snapshot> all, Map<String, String> periods, boolean keeps) {

    public KeptReports {
        all = List.copyOf(all);
        periods = Map.copyOf(periods);
    }

    /** The file of a snapshot. */
    public String href(Snapshot snapshot, String format) {
        return "/consistency/snapshots/" + snapshot.id() + "." + format;
    }

    /** The name of the period a snapshot was kept for; null where somebody chose the days. */
    public @Nullable String closing(Snapshot snapshot) {
        var closing = snapshot.closing();
        return closing == null ? null : periods.getOrDefault(closing, closing);
    }

    /** Which kinds of file there are, as the end of their names. */
    public List<String> formats() {
        return List.of(ReportPack.Format.values()).stream()
                .map(ReportPack.Format::word)
                .toList();
    }
}
