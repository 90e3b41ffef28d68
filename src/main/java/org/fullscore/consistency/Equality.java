package org.fullscore.consistency;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the same was done, in one respect, for (or by) the groups of one dimension, for benefits or for burdens: a family of comparisons.
 *
 * @param aspect in which respect
 * @param stratified what makes two cases comparable here
 * @param lines the groups; leaders first, otherwise by name
 * @param compared each group against the rest; two groups are one comparison
 * @param unstated cases of which the group is not known; they are counted, not compared; null where that is not shown
 */
public record Equality(
        Aspect aspect,
        Dimension dimension,
        Nature nature,
        Set<Criterion> stratified,
        List<Line> lines,
        List<Compared> compared,
        @Nullable Integer unstated) {

    public Equality {
        stratified = Collections.unmodifiableSortedSet(new TreeSet<>(stratified));
        lines = List.copyOf(lines);
        compared = List.copyOf(compared);
    }

    /** What was found about the group with this value. */
    public record Compared(String value, Finding finding) {}

    /** What was found about a group; of two groups it is the same. */
    public Optional<Finding> findingOf(String value) {
        return findingOf(value, compared, lines.size());
    }

    static Optional<Finding> findingOf(String value, List<Compared> compared, int groups) {
        return compared.size() == 1 && groups == 2
                ? Optional.of(compared.getFirst().finding())
                : compared.stream()
                        .filter(each -> each.value().equals(value))
                        .map(Compared::finding)
                        .findFirst();
    }

    /** Whether there are cases of which the group is not known, as far as that is shown. */
    public boolean isAnyUnstated() {
        return unstated != null && unstated > 0;
    }

    /** How many comparisons came to this verdict. */
    public int count(Verdict verdict) {
        return (int) compared.stream()
                .filter(each -> each.finding().verdict() == verdict)
                .count();
    }
}
