package org.fullscore.consistency.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * So many of so many, for example 54 obligations applied of 60 due.
 *
 * @param successes how many, 0 to {@code trials}
 * @param trials of how many, 0 or more
 */
public record Proportion(int successes, int trials) {

    /** Nothing of nothing. */
    public static final Proportion NONE = new Proportion(0, 0);

    /** @throws IllegalArgumentException if there are fewer than 0 or more than all successes */
    public Proportion {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + " is not a proportion");
        }
    }

    /** The share, 0 to 1; not a number when there are no trials. */
    public double rate() {
        return (double) successes / trials;
    }

    /** Trials without success. */
    public int failures() {
        return trials - successes;
    }

    /** Both taken together. */
    public Proportion plus(Proportion other) {
        return new Proportion(Math.addExact(successes, other.successes), Math.addExact(trials, other.trials));
    }

    /** What remains when a part is taken out. */
    public Proportion minus(Proportion part) {
        return new Proportion(successes - part.successes, trials - part.trials);
    }

    /** Wilson's score interval at 95 %, without continuity correction, clipped to [0, 1]. */
    public Interval wilson() {
        return wilson(0.95);
    }

    /**
     * Wilson's score interval without continuity correction (Wilson 1927; Newcombe 1998, Stat. Med. 17:857, method 3), clipped to
     * [0, 1]; everything from 0 to 1 when there are no trials.
     */
    public Interval wilson(double confidence) {
        return wilson(confidence, 1);
    }

    /** Wilson's interval that the same rate would have with so many times as many trials (1 or more). */
    public Interval wilson(double confidence, double growth) {
        return trials == 0 ? new Interval(0, 1) : Interval.wilson(rate(), 1 / (trials * growth), confidence);
    }

    /**
     * The exact interval of Clopper and Pearson (1934, Biometrika 26:404): never covers less than the confidence, used for fewer than
     * 30 cases; everything from 0 to 1 when there are no trials.
     */
    public Interval clopperPearson(double confidence) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        var exact = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(trials, successes, 1 - confidence);
        return new Interval(exact.getLowerBound(), exact.getUpperBound());
    }

    /**
     * The interval of this rate less another's, from the two Wilson intervals without continuity correction: method 10 of Newcombe
     * 1998 (Stat. Med. 17:873). Both need at least one trial.
     */
    public Interval newcombe(Proportion other, double confidence) {
        return Interval.ofDifference(rate(), wilson(confidence), other.rate(), other.wilson(confidence));
    }
}
