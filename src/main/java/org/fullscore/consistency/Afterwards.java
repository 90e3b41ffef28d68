package org.fullscore.consistency;

import java.util.List;
import org.fullscore.consistency.statistics.Proportion;

/**
 * What was said of decisions after they were taken (rule book 7.4 to 7.6): whether the person got it, who disputed, and who
 * approved for whom.
 *
 * @param done obligations of the range that were done, in time or late, as ruled or instead
 * @param confirmed of those, how many the person confirmed
 * @param disputed leaders first, then everybody else
 * @param approving pairs of people who approved each other's requests
 * @param pairs those pairs, as far as whoever reads may see names
 */
public record Afterwards(int done, int confirmed, List<Disputed> disputed, int approving, List<Pair> pairs) {

    public Afterwards {
        disputed = List.copyOf(disputed);
        pairs = List.copyOf(pairs);
    }

    /** Disputes of decisions about the obligations of one group; {@code value} is its id. */
    public record Disputed(String value, String name, int of, int disputed, int upheld, int changed) {

        /** Disputes nobody has answered. */
        public int open() {
            return disputed - upheld - changed;
        }
    }

    /** Two people, and how often each approved what the other asked for. */
    public record Pair(String oneId, String one, String otherId, String other, int byOne, int byOther) {}

    /** "I got it" of what was done. */
    public Proportion rate() {
        return new Proportion(confirmed, done);
    }

    public int disputes() {
        return disputed.stream().mapToInt(Disputed::disputed).sum();
    }
}
