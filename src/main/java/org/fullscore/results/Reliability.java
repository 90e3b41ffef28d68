package org.fullscore.results;

import java.time.Instant;
import java.util.List;
import org.fullscore.goals.Owner;

/**
 * How far the numbers of a metric in a period can be relied on.
 *
 * @param asOf when a source of it last delivered; now where none ever did
 * @param feeds the sources of it
 * @param doubts rows that wait, by source, as far as there are any
 */
record Reliability(Instant asOf, List<Feed> feeds, List<WaitingFor.Rows> doubts) {

    /** Quarantined while a row waits that may be the owner's; stale while a source is late. */
    Freshness freshnessOf(Owner owner) {
        if (doubts.stream().anyMatch(rows -> rows.concern(owner))) {
            return Freshness.QUARANTINED;
        }
        return feeds.stream().anyMatch(Feed::late) ? Freshness.STALE : Freshness.FRESH;
    }
}
