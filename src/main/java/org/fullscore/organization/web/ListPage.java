package org.fullscore.organization.web;

import java.util.List;
import org.fullscore.organization.Loaded.Change;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;

/**
 * What a list would change, before it is taken.
 *
 * @param list people or teams
 * @param name of the file
 * @param csv the list itself, to be sent back
 * @param complete whether the list names everybody
 * @param counts what would change; null when it is refused
 * @param changes the first of the changes
 * @param unshown how many more changes there are
 * @param errors why it is refused, row by row
 * @param refusal why it is refused as a whole, or null
 * @param confirm whether it would be taken if more than a tenth may end
 */
public record ListPage(
        String list,
        String name,
        String csv,
        boolean complete,
        @Nullable Counts counts,
        List<Change> changes,
        int unshown,
        List<RowError> errors,
        @Nullable String refusal,
        boolean confirm) {

    /** How many rows do what. */
    public record Counts(int created, int updated, int unchanged, int ended) {

        /** Whether there is anything to take. */
        public boolean any() {
            return created + updated + ended > 0;
        }
    }
}
