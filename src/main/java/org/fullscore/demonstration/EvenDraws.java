package org.fullscore.demonstration;

import java.util.HashMap;
import java.util.Map;

/**
 * Draws that spread themselves evenly: after however many of one kind, each part of the hundred has come up as often as its
 * share, give or take two. With dice, what the report finds in the demonstration would depend on the day it is made.
 *
 * <p>Multiples of the golden ratio modulo one, the additive recurrence of lowest discrepancy (Knuth, The Art of Computer
 * Programming, volume 3, section 6.4, exercises 8 and 9).
 */
final class EvenDraws {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final Map<String, Integer> turns = new HashMap<>();

    /** The next draw of a kind, from 0 to 99. */
    int percent(String kind) {
        int turn = turns.merge(kind, 1, Integer::sum);
        double start = Math.floorMod(kind.hashCode(), 100) / 100.0;
        return (int) (100 * ((start + turn * GOLDEN) % 1));
    }
}
