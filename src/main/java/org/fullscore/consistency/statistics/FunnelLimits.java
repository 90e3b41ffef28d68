package org.fullscore.consistency.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The limits of a funnel plot: within them a unit of that many cases cannot be told from the common rate (Spiegelhalter 2005, Stat. Med.
 * 24:1185). Used with confidence 0.95 (warning) and 0.998 (alarm), which are 2 and 3 standard deviations about.
 *
 * @param centre the common rate, 0 to 1
 * @param dispersion how many times the variance between units exceeds chance, at least 1; 1 draws the plain limits
 */
public record FunnelLimits(double centre, double dispersion) {

    /** Plain limits around the rate of all units together; units without cases do not matter. */
    public static FunnelLimits around(List<Proportion> units) {
        return new FunnelLimits(
                units.stream().reduce(Proportion.NONE, Proportion::plus).rate(), 1);
    }

    /**
     * These limits widened by the over-dispersion of the units: the mean square of their z scores, the outer tenth on each side drawn in to
     * the next (winsorized) so that true outliers do not hide themselves, and never below 1 (Spiegelhalter 2005, Qual. Saf. Health Care
     * 14:347).
     */
    public FunnelLimits widenedFor(List<Proportion> units) {
        double[] scores = units.stream()
                .filter(unit -> unit.trials() > 0)
                .mapToDouble(this::score)
                .sorted()
                .toArray();
        int outer = scores.length / 10;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double score = scores[Math.clamp(i, outer, scores.length - 1 - outer)];
            sum += score * score;
        }
        return new FunnelLimits(centre, scores.length == 0 ? 1 : Math.max(1, sum / scores.length));
    }

    /** How many standard deviations of chance the unit lies from the centre; 0 when the centre is 0 or 1 and the unit lies on it. */
    public double score(Proportion unit) {
        double distance = unit.rate() - centre;
        return distance == 0 ? 0 : distance / Math.sqrt(centre * (1 - centre) / unit.trials());
    }

    /** Centre plus and minus z standard deviations, clipped to [0, 1]. */
    public Interval approximate(int cases, double confidence) {
        double half = Interval.normalQuantile(confidence) * Math.sqrt(dispersion * centre * (1 - centre) / cases);
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /**
     * Interpolated binomial limits, for drawing: for a tail p the smallest r with {@code P(X <= r) >= p}, less the share
     * {@code (P(X <= r) - p) / P(X = r)}, over the number of cases (appendix A.1.1 of Spiegelhalter 2005); with over-dispersion their distance
     * from the centre is multiplied by its root; clipped to [0, 1] and never beyond the centre. Interpolation puts the upper one slightly below
     * 100 % even where most units reach that: ask {@link #isOutside} about a unit.
     */
    public Interval exact(int cases, double confidence) {
        var binomial = BinomialDistribution.of(cases, centre);
        double tail = (1 - confidence) / 2;
        return new Interval(Math.min(centre, limit(binomial, tail)), Math.max(centre, limit(binomial, 1 - tail)));
    }

    private double limit(BinomialDistribution binomial, double probability) {
        int r = binomial.inverseCumulativeProbability(probability);
        double share = (binomial.cumulativeProbability(r) - probability) / binomial.probability(r);
        double plain = (r - share) / binomial.getNumberOfTrials();
        return Math.clamp(centre + (plain - centre) * Math.sqrt(dispersion), 0.0, 1.0);
    }

    /**
     * Whether the unit is further from the centre than chance explains: as few or fewer (as many or more) have a probability below the
     * tail of (1 - confidence) / 2, and with over-dispersion it lies beyond the widened limits as well.
     */
    public boolean isOutside(Proportion unit, double confidence) {
        var binomial = BinomialDistribution.of(unit.trials(), centre);
        double tail = Math.min(
                binomial.cumulativeProbability(unit.successes()), binomial.survivalProbability(unit.successes() - 1));
        return tail < (1 - confidence) / 2
                && (dispersion == 1 || !exact(unit.trials(), confidence).contains(unit.rate()));
    }
}
