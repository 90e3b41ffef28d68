package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version would have changed in closed periods, compared with what really fell due; nothing of it was written.
 *
 * @param periods the closed periods it was tried on, the earliest first
 * @param goals how many closed goals it would have judged
 * @param people how many persons would have been treated differently; null where that would tell of too few
 * @param totals over everything; null where not shown
 * @param kinds by kind, in the order of kinds; those with nothing are absent
 * @param consequences by what is due, the most frequent first
 * @param money by currency; what could not be shown is absent
 * @param treated whoever would have been treated differently and may be seen, by name
 * @param more how many of those are not listed because they are too many
 */
public record DryRun(
        PolicyVersionId version,
        List<String> periods,
        int goals,
        @Nullable Integer people,
        @Nullable Tally totals,
        List<Line> kinds,
        List<Line> consequences,
        List<Money> money,
        List<Treated> treated,
        int more) {

    public DryRun {
        periods = List.copyOf(periods);
        kinds = List.copyOf(kinds);
        consequences = List.copyOf(consequences);
        money = List.copyOf(money);
        treated = List.copyOf(treated);
    }

    /**
     * How many obligations there are before and after: {@code after = before + added - removed}.
     *
     * @param changed how many stay, but say something else
     */
    public record Tally(int before, int after, int added, int removed, int changed) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        Tally and(Differences.Change change) {
            return switch (change) {
                case ADDED -> new Tally(before, after + 1, added + 1, removed, changed);
                case REMOVED -> new Tally(before + 1, after, added, removed + 1, changed);
                case CHANGED -> new Tally(before + 1, after + 1, added, removed, changed + 1);
                case SAME -> new Tally(before + 1, after + 1, added, removed, changed);
            };
        }

        /** Whether nothing would be different. */
        public boolean none() {
            return added + removed + changed == 0;
        }
    }

    /**
     * What is due of one sort.
     *
     * @param name what it is called; of a kind its word on the wire
     * @param tally null where too few persons stand behind it
     * @param money what it costs, by currency; empty where not shown
     */
    public record Line(String name, Kind kind, @Nullable Tally tally, List<Money> money) {}

    /** What fell due in money, and what would have; each amount rounded once, sums exact. */
    public record Money(String currency, BigDecimal before, BigDecimal after) {

        /** Above 0 where the version tried is dearer. */
        public BigDecimal difference() {
            return after.subtract(before);
        }
    }

    /**
     * One obligation of one person that would have been added, taken away, or would have said something else.
     *
     * @param person id of whoever it concerns
     * @param attainment of the goal, by the target of the version tried, as a ratio; null where it has no end
     * @param rule the row of the version tried, or of the one that judged where it takes away
     * @param change added, removed or changed
     */
    public record Treated(
            String person,
            String name,
            String period,
            UUID goal,
            @Nullable BigDecimal attainment,
            String rule,
            Differences.Change change,
            @Nullable Treatment before,
            @Nullable Treatment after) {}
}
