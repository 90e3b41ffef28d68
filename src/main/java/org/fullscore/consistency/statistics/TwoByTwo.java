package org.fullscore.consistency.statistics;

/** Two groups and one yes-or-no outcome, within one stratum: how many of the first, how many of the second. */
public record TwoByTwo(Proportion first, Proportion second) {

    /** Nobody on either side. */
    public static final TwoByTwo EMPTY = new TwoByTwo(Proportion.NONE, Proportion.NONE);

    /** All cases of both groups. */
    public long total() {
        return (long) first.trials() + second.trials();
    }

    /** All successes of both groups. */
    public long successes() {
        return (long) first.successes() + second.successes();
    }

    /** Whether both groups have cases, so that they can be compared here. */
    public boolean hasBothGroups() {
        return first.trials() > 0 && second.trials() > 0;
    }

    /** Whether both groups have cases and both outcomes occur: only then the stratum says something about an odds ratio. */
    public boolean isInformative() {
        return hasBothGroups() && successes() > 0 && successes() < total();
    }

    /** Both tables taken together. */
    public TwoByTwo plus(TwoByTwo other) {
        return new TwoByTwo(first.plus(other.first), second.plus(other.second));
    }

    /** What remains when a part is taken out. */
    public TwoByTwo minus(TwoByTwo part) {
        return new TwoByTwo(first.minus(part.first), second.minus(part.second));
    }

    /** The weight of Mantel and Haenszel for the difference of rates, {@code n1 n2 / (n1 + n2)}; 0 with one group only. */
    double weight() {
        return hasBothGroups() ? (double) first.trials() * second.trials() / total() : 0;
    }

    /** The difference of the rates times the weight, {@code (x1 n2 - x2 n1) / (n1 + n2)}; 0 with one group only. */
    double weightedDifference() {
        return hasBothGroups()
                ? ((double) first.successes() * second.trials() - (double) second.successes() * first.trials())
                        / total()
                : 0;
    }

    /** The rate of both groups together. */
    double pooledRate() {
        return (double) successes() / total();
    }

    /** Successes of the first group to be expected if the groups were alike, {@code n1 m / n}. */
    double expected() {
        return (double) first.trials() * successes() / total();
    }

    /** The variance of the first group's successes given all margins, {@code n1 n2 m (n - m) / (n^2 (n - 1))}; needs two cases. */
    double variance() {
        double n = total();
        return first.trials() / n * (second.trials() / n) * successes() * ((n - successes()) / (n - 1));
    }

    /** First successes times second failures over all cases. */
    double concordant() {
        return (double) first.successes() * second.failures() / total();
    }

    /** First failures times second successes over all cases. */
    double discordant() {
        return (double) first.failures() * second.successes() / total();
    }
}
