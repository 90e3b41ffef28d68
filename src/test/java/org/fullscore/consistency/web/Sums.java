package org.fullscore.consistency.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.consistency.MadeUp.Case;

/**
 * Sums over cases that somebody knows, and which others follow from them: Gauss' elimination, exact because it counts modulo a prime. A sum
 * that follows over the rationals follows modulo every prime that divides none of the denominators, of which these are all far smaller.
 */
final class Sums {

    private static final long PRIME = 2_147_483_647L;

    private final List<Case> cases;
    private final Map<Integer, long[]> rows = new LinkedHashMap<>();

    private Sums(List<Case> cases) {
        this.cases = cases;
    }

    static Sums of(List<Case> cases, Collection<Set<Case>> known) {
        var sums = new Sums(cases);
        known.forEach(sums::add);
        return sums;
    }

    private void add(Set<Case> sum) {
        var row = reduced(sum);
        int first = first(row);
        if (first < row.length) {
            long inverse = power(row[first], PRIME - 2);
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] * inverse % PRIME;
            }
            rows.put(first, row);
        }
    }

    /** Whether the sum over these cases follows. */
    boolean tell(Set<Case> sum) {
        var row = reduced(sum);
        return first(row) == row.length;
    }

    private long[] reduced(Set<Case> sum) {
        var row = new long[cases.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = sum.contains(cases.get(i)) ? 1 : 0;
        }
        for (int first = 0; first < row.length; first++) {
            var known = rows.get(first);
            if (row[first] != 0 && known != null) {
                long times = PRIME - row[first];
                for (int i = first; i < row.length; i++) {
                    row[i] = (row[i] + times * known[i]) % PRIME;
                }
            }
        }
        return row;
    }

    private static int first(long[] row) {
        int first = 0;
        while (first < row.length && row[first] == 0) {
            first++;
        }
        return first;
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long left = exponent; left > 0; left /= 2) {
            result = left % 2 == 1 ? result * square % PRIME : result;
            square = square * square % PRIME;
        }
        return result;
    }
}
