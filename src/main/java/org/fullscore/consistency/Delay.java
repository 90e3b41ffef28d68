package org.fullscore.consistency;

import java.util.NavigableMap;
import java.util.Optional;

/**
 * When things were decided, in days after the deadline: negative before it.
 *
 * @param tenth so many days or fewer took a tenth of the cases
 * @param median half of them
 * @param ninetieth nine tenths
 * @param cases how many
 */
public record Delay(int tenth, int median, int ninetieth, int cases) {

    /** More than {@link #LONGEST} days after the deadline, or never. */
    public static final int NEVER = 61;

    /** Days told apart after the deadline; as many before it. */
    public static final int LONGEST = 60;

    /** Of cases counted by days; empty when there are none. */
    static Optional<Delay> of(NavigableMap<Integer, Integer> casesByDays) {
        int cases = casesByDays.values().stream().mapToInt(Integer::intValue).sum();
        return cases == 0
                ? Optional.empty()
                : Optional.of(new Delay(
                        reached(casesByDays, cases, 1),
                        reached(casesByDays, cases, 5),
                        reached(casesByDays, cases, 9),
                        cases));
    }

    /** The first day by which so many tenths of the cases were decided. */
    private static int reached(NavigableMap<Integer, Integer> casesByDays, int cases, int tenths) {
        long so = 0;
        for (var days : casesByDays.entrySet()) {
            so += days.getValue();
            if (so * 10 >= (long) cases * tenths) {
                return days.getKey();
            }
        }
        return NEVER;
    }
}
