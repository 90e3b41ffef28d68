package org.fullscore.organization;

import java.util.List;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;

/** What became of a list somebody delivered: taken whole, or refused whole. */
public sealed interface Loaded {

    /**
     * The list was taken (or, asked for a preview, would be).
     *
     * @param ended how many were absent from a complete list, or withdrawn by it
     * @param changes what changed, the rows of the list in their order, then what ended
     */
    record Done(int created, int updated, int unchanged, int ended, List<Change> changes) implements Loaded {

        public Done {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing was changed. */
    record Refused(Problem problem) implements Loaded {}

    /** What happened to one thing of the list. */
    record Change(Kind kind, String id, List<Field> fields) {

        public Change {
            fields = List.copyOf(fields);
        }
    }

    /** One column of a change, as it was and as it is now; null for nothing. */
    record Field(
            String column,
            @Nullable String before,
            @Nullable String after) {}

    /** How something changed. */
    enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        ENDED
    }
}
