package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule table leaves open, or that nobody should meet by surprise.
 *
 * @param from percent of target at which it begins
 * @param below percent at which it ends, or null for no end; of a cliff the same as from
 * @param rows names of the rows concerned
 */
public record Finding(
        Nature nature, BigDecimal from, @Nullable BigDecimal below, List<String> rows, Sentence sentence) {

    public Finding {
        rows = List.copyOf(rows);
    }

    /** Gap: no row says what follows. Overlap: two do. Unreachable: a row that never applies. Cliff: a jump; it only warns. */
    public enum Nature {
        GAP,
        OVERLAP,
        UNREACHABLE,
        CLIFF;

        public boolean refuses() {
            return this != CLIFF;
        }
    }
}
