package org.fullscore.consequences;

/**
 * How much a consequence weighs, on one scale for benefits and one for burdens.
 *
 * @param level 0 (nothing was done), or 1 to 9
 */
public record Severity(int level) implements Comparable<Severity> {

    public static final int MOST = 9;

    public Severity {
        if (level < 0 || level > MOST) {
            throw new IllegalArgumentException("A severity is 0 to 9, not " + level);
        }
    }

    public boolean isMilderThan(Severity other) {
        return level < other.level;
    }

    @Override
    public int compareTo(Severity other) {
        return Integer.compare(level, other.level);
    }
}
