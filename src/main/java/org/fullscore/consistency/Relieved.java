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
 */
public record Relieved(Count all, List<Part> parts) {

    public Relieved {
        parts = List.copyOf(parts);
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
