package org.fullscore.consistency;

import java.util.Optional;
import java.util.stream.IntStream;

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

    /** How many days are told apart. */
    static final int DAYS = LONGEST + NEVER + 1;

    /**
     * Empty when there are no cases.
     *
     * @param casesByDays how many were decided {@link #LONGEST} days before the deadline and earlier, how many a day later, and so on
     */
    static Optional<Delay> of(int[] casesByDays) {
        int cases = IntStream.of(casesByDays).sum();
        return cases == 0
                ? Optional.empty()
                : Optional.of(new Delay(
                        reached(casesByDays, cases, 1),
                        reached(casesByDays, cases, 5),
                        reached(casesByDays, cases, 9),
                        cases));
    }

    /** The first day by which so many tenths of the cases were decided. */
    private static int reached(int[] casesByDays, int cases, int tenths) {
        long so = 0;
        for (int day = 0; day < casesByDays.length; day++) {
            so += casesByDays[day];
            if (so * 10 >= (long) cases * tenths) {
                return day - LONGEST;
            }
        }
        return NEVER;
    }
}
