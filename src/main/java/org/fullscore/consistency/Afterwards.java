package org.fullscore.consistency;

import java.util.Collection;
import java.util.List;
import org.fullscore.consistency.statistics.Proportion;

/**
 * What was said of decisions after they were taken (rule book 7.4 to 7.6): whether the person got it, who disputed, and who
 * approved for whom.
 *
 * @param done obligations of the range that were done, in time or late, as ruled or instead
 * @param confirmed of those, how many the person confirmed
 * @param disputed disputes of decisions by the groups of each dimension compared
 * @param approving pairs of people who approved each other's requests
 * @param pairs those pairs, as far as whoever reads may see names
 */
public record Afterwards(int done, int confirmed, List<Disputes> disputed, int approving, List<Pair> pairs) {

    public Afterwards {
        disputed = List.copyOf(disputed);
        pairs = List.copyOf(pairs);
    }

    /** Two people, and how often each approved what the other asked for. */
    public record Pair(String oneId, String one, String otherId, String other, int byOne, int byOther) {}

    /** "I got it" of what was done. */
    public Proportion rate() {
        return new Proportion(confirmed, done);
    }

    /** Leaders, then everybody else; nothing where they were not compared. */
    public List<Disputes.Line> byRank() {
        return disputed.stream()
                .filter(each -> each.dimension().equals(Dimension.RANK))
                .flatMap(each -> each.lines().stream())
                .toList();
    }

    /** The same, of these dimensions only; of leaders and everybody else in any case. */
    Afterwards comparing(Collection<Dimension> dimensions) {
        return with(
                disputed.stream()
                        .filter(each ->
                                each.dimension().equals(Dimension.RANK) || dimensions.contains(each.dimension()))
                        .toList(),
                pairs);
    }

    Afterwards with(List<Disputes> others, List<Pair> named) {
        return new Afterwards(done, confirmed, others, approving, named);
    }

    public int disputes() {
        return byRank().stream().mapToInt(Disputes.Line::disputed).sum();
    }
}
