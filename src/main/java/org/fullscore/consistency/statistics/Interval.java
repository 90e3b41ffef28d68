package org.fullscore.consistency.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The values a figure may really have, from lower to upper, both included; rates are fractions (0.05 is five points). */
public record Interval(double lower, double upper) {

    /** Whether the value lies in the interval, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Whether the whole interval is no further from zero than the given distance. */
    public boolean isWithin(double distance) {
        return -distance <= lower && upper <= distance;
    }

    /** Upper less lower end. */
    public double width() {
        return upper - lower;
    }

    /** The standard normal quantile of a two-sided confidence: 1.959963984540054 for 0.95. */
    static double normalQuantile(double confidence) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    }

    /**
     * Wilson's score interval of a rate whose variance is {@code spread * P (1 - P)}: the two solutions P of
     * {@code |P - rate| = z sqrt(spread P (1 - P))}, clipped to [0, 1]. {@code spread} is 1/n for a plain proportion
     * (Wilson 1927, J. Am. Stat. Assoc. 22:209) and the sum of squared weights over n for a weighted mean of proportions
     * (Yan and Su 2010, Stat. Biopharm. Res. 2:329).
     */
    static Interval wilson(double rate, double spread, double confidence) {
        double z = normalQuantile(confidence);
        double zz = z * z * spread;
        double middle = (rate + zz / 2) / (1 + zz);
        double half = z * Math.sqrt(spread * rate * (1 - rate) + zz * spread / 4) / (1 + zz);
        return new Interval(rate == 0 ? 0 : Math.max(0, middle - half), rate == 1 ? 1 : Math.min(1, middle + half));
    }

    /**
     * The interval of {@code first - second} from the intervals of the two: the square-and-add rule, method 10 of Newcombe 1998
     * (Stat. Med. 17:873).
     */
    static Interval ofDifference(double first, Interval ofFirst, double second, Interval ofSecond) {
        double difference = first - second;
        return new Interval(
                difference - Math.hypot(first - ofFirst.lower, ofSecond.upper - second),
                difference + Math.hypot(ofFirst.upper - first, second - ofSecond.lower));
    }
}
