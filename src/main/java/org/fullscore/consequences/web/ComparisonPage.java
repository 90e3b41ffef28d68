package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Differences;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.Rule;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a policy side by side.
 *
 * @param before the one on the left, null where there is one version only
 * @param after the one on the right
 * @param whole what differs and holds for all rows, in sentences
 */
public record ComparisonPage(
        String name,
        Policies.@Nullable Version before,
        Policies.Version after,
        List<Option> versions,
        boolean same,
        List<String> whole,
        List<Row> rows,
        String tally) {

    /**
     * A row of one version beside that of the other.
     *
     * @param change added, removed, changed or same
     * @param left what the first version says there, null for no such row
     * @param sentences what differs, one sentence each
     */
    public record Row(
            String name,
            String change,
            String tone,
            String shape,
            @Nullable Reading left,
            @Nullable Reading right,
            List<String> sentences) {}

    /** A row read aloud: where it applies, and what follows. */
    public record Reading(String range, String text) {}

    static ComparisonPage of(
            Policies.Version before,
            Policies.Version after,
            Differences differences,
            List<Option> versions,
            Words words) {
        return new ComparisonPage(
                after.id().policy(),
                before,
                after,
                versions,
                differences.none(),
                differences.whole().stream()
                        .map(part -> DifferencesAloud.say(part, words))
                        .toList(),
                differences.rows().stream().map(row -> row(row, words)).toList(),
                words.say(
                        "consequences.compare.tally",
                        differences.count(Differences.Change.ADDED),
                        differences.count(Differences.Change.REMOVED),
                        differences.count(Differences.Change.CHANGED),
                        differences.count(Differences.Change.SAME)));
    }

    static ComparisonPage alone(Policies.Version only) {
        return new ComparisonPage(only.id().policy(), null, only, List.of(), true, List.of(), List.of(), "");
    }

    private static Row row(Differences.RowPair row, Words words) {
        String tone = switch (row.change()) {
            case ADDED -> "good";
            case REMOVED -> "bad";
            case CHANGED -> "watch";
            case SAME -> "muted";
        };
        String shape = switch (row.change()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case CHANGED -> "corrected";
            case SAME -> "ignored";
        };
        return new Row(
                row.name(),
                row.change().wire(),
                tone,
                shape,
                reading(row.before(), words),
                reading(row.after(), words),
                DifferencesAloud.say(row, words));
    }

    private static @Nullable Reading reading(@Nullable Rule rule, Words words) {
        return rule == null ? null : new Reading(Aloud.range(rule, words), Aloud.row(rule, words));
    }
}
