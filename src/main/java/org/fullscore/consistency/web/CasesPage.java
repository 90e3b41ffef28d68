package org.fullscore.consistency.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.consistency.CaseLine;
import org.jspecify.annotations.Nullable;

/**
 * The cases behind a number.
 *
 * @param what which ones, in words
 * @param periods their names by id
 * @param csv address of the same as a file
 * @param next address of the next page, or null after the last
 */
public record CasesPage(
        String what,
        LocalDate first,
        LocalDate last,
        List<CaseLine> lines,
        Map<String, String> periods,
        String csv,
        @Nullable String next) {

    public CasesPage {
        lines = List.copyOf(lines);
    }

    /** How an outcome is drawn; the same shapes as in the register. */
    public ConsistencyPage.Mark mark(CaseLine line) {
        return drawn(line);
    }

    static ConsistencyPage.Mark drawn(CaseLine line) {
        return switch (line.outcome()) {
            case "applied" -> new ConsistencyPage.Mark("good", "applied", "consistency.outcome.applied");
            case "late" -> new ConsistencyPage.Mark("watch", "late", "consistency.outcome.late");
            case "substituted" -> new ConsistencyPage.Mark("", "substituted", "consistency.outcome.substituted");
            case "waived" -> new ConsistencyPage.Mark("", "waived", "consistency.outcome.waived");
            default -> new ConsistencyPage.Mark("bad", "not-applied", "consistency.outcome.not-applied");
        };
    }
}
