package org.fullscore.web;

/**
 * A stretch of values drawn over the width of a column.
 *
 * @param from value at the left edge
 * @param to value at the right edge, greater than {@code from}
 */
public record Scale(double from, double to) {

    public Scale {
        if (!(from < to)) {
            throw new IllegalArgumentException(
                    "A scale runs from a lower to a higher value, not " + from + " to " + to);
        }
    }

    /** Where a value stands, in percent of the width; 0 or 100 beyond the edges. Two decimals are finer than any screen. */
    public double at(double value) {
        var share = Math.clamp((value - from) / (to - from), 0.0, 1.0);
        return Math.round(share * 10_000) / 100.0;
    }
}
