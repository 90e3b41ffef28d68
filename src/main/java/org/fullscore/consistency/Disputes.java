package org.fullscore.consistency;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Disputes of decisions by the groups of one dimension (rule book 7.6).
 *
 * @param lines what was said in each group of which cases fell due; leaders first, otherwise by name
 * @param notShown groups that whoever reads is not shown
 */
public record Disputes(Dimension dimension, List<Line> lines, List<NotShown> notShown) {

    public Disputes {
        lines = List.copyOf(lines);
        notShown = List.copyOf(notShown);
    }

    /**
     * Disputes of decisions about the obligations of one group.
     *
     * @param value its id
     * @param of how many obligations fell due
     */
    public record Line(String value, String name, int of, int disputed, int upheld, int changed) {

        /** Disputes nobody has answered. */
        public int open() {
            return disputed - upheld - changed;
        }
    }

    /** A group of which only its name is told. */
    public record NotShown(String value, String name) {}

    public int disputed() {
        return lines.stream().mapToInt(Line::disputed).sum();
    }

    /** The same with these groups only. */
    Disputes only(Predicate<Line> shown) {
        return new Disputes(dimension, lines.stream().filter(shown).toList(), List.of());
    }

    /** The same without these groups. */
    Disputes without(Set<String> hidden) {
        return new Disputes(
                dimension,
                lines.stream().filter(line -> !hidden.contains(line.value())).toList(),
                lines.stream()
                        .filter(line -> hidden.contains(line.value()))
                        .map(line -> new NotShown(line.value(), line.name()))
                        .toList());
    }
}
