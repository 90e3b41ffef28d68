package org.fullscore.consequences;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who answers for an obligation next, if whoever it is with does not any more. Rule book, 7.1. */
final class Succession {

    private Succession() {}

    /** Why it passed from one to the other. */
    enum Why {
        /** Somebody else is the first above the person now. */
        LEADER("leader"),
        /** Whoever had it has left. */
        GONE("gone"),
        /** Whoever had it is away for more than five working days, and nobody stands in. */
        AWAY("away");

        private final String wire;

        Why(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }

        static Why ofWire(String word) {
            return Arrays.stream(values())
                    .filter(why -> why.wire.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * With whom something is.
     *
     * @param person whom it concerns
     * @param movedUp whether it came to its holder because somebody below was away: then it stays, also when that one is back
     */
    record Held(int person, int holder, boolean movedUp) {}

    record Change(int to, Why why) {}

    /**
     * Whether it passes to somebody else on the day of the roll; where nobody above is there it stays where it is.
     *
     * @param line those who may owe it, the nearest above the person first
     */
    static Optional<Change> change(Held held, List<Integer> line, Roll roll) {
        Why missing = roll.missing(held.holder(), held.person());
        int place = line.indexOf(held.holder());
        if (missing == null && (place == 0 || (place > 0 && held.movedUp()))) {
            return Optional.empty();
        }
        Why why = missing == Why.GONE || (missing == Why.AWAY && place >= 0) ? missing : Why.LEADER;
        return first(held.person(), line, roll)
                .filter(next -> next != held.holder())
                .map(next -> new Change(next, why));
    }

    /** The first of the line who is there. */
    static Optional<Integer> first(int person, List<Integer> line, Roll roll) {
        return line.stream()
                .filter(somebody -> roll.missing(somebody, person) == null)
                .findFirst();
    }
}
