package org.fullscore.consistency;

import java.util.List;
import java.util.Optional;
import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Relief per agreement (rule book 2.5), and how much was asked at signing (2.6): over the agreements of people in the periods the
 * obligations come from.
 *
 * @param all all agreements together
 * @param parts by rank, by manager and by team, as far as whoever reads may see them
 * @param overTime the same from period to period, with waivers beside
 * @param shown how much of everybody else's is shown to everybody
 */
public record Relieved(Count all, List<Part> parts, List<OverTime> overTime, Shown shown) {

    public Relieved {
        parts = List.copyOf(parts);
        overTime = List.copyOf(overTime);
    }

    /** What is shown to everybody; too few persons may stand behind the agreements, or behind those that were lowered. */
    public enum Shown {
        ALL,
        /** How many, but not by how much and when. */
        COUNTS,
        NONE;

        static Shown of(int agreed, int lowered, int least) {
            return agreed > 0 && agreed < least ? NONE : lowered > 0 && lowered < least ? COUNTS : ALL;
        }
    }

    /**
     * Some agreements.
     *
     * @param agreements how many
     * @param lowered how many of them were made easier at least once
     * @param size by how much the target was lowered, median, a fraction of the first agreed one; null when none was
     * @param daysBefore how many days before the period's end it was lowered first, median; null when none was
     * @param asked first target ÷ last comparable actual, median; null where no period before is known
     */
    public record Count(
            int agreements,
            int lowered,
            @Nullable Double size,
            @Nullable Integer daysBefore,
            @Nullable Double asked) {

        static final Count NONE = new Count(0, 0, null, null, null);

        Count withoutSizes() {
            return new Count(agreements, lowered, null, null, null);
        }

        /** Those that were lowered, of all. */
        public Proportion share() {
            return new Proportion(lowered, agreements);
        }
    }

    /** One group; {@code value} is its id. */
    public record Line(String value, String name, Count count) {}

    /** The groups of one dimension and what was found about them. */
    public record Part(Dimension dimension, List<Line> lines, List<Equality.Compared> compared) {

        /** What was found about a group; of two groups it is the same. */
        public Optional<Finding> findingOf(String value) {
            return Equality.findingOf(value, compared, lines.size());
        }
    }
}
