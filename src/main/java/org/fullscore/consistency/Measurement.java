package org.fullscore.consistency;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fullscore.consistency.statistics.ChiSquared;
import org.fullscore.consistency.statistics.ClusteredTest;
import org.fullscore.consistency.statistics.Estimate;
import org.fullscore.consistency.statistics.ExactTest;
import org.fullscore.consistency.statistics.StratifiedTest;
import org.fullscore.consistency.statistics.TwoByTwo;
import org.jspecify.annotations.Nullable;

/**
 * A comparison put into figures, before anything is adjusted or decided.
 *
 * @param comparison in the strata with cases of both sides
 * @param strata their names, ascending
 */
record Measurement(
        Comparison comparison,
        List<String> strata,
        StratifiedTest.Rates rates,
        ClusteredTest clustered,
        Evidence evidence) {

    /** Empty when no stratum has cases of both sides. */
    static Optional<Measurement> of(Comparison whole) {
        int[] shared = whole.shared();
        if (shared.length == 0) {
            return Optional.empty();
        }
        var comparison = whole.within(shared);
        var tables = Arrays.stream(shared).mapToObj(comparison::table).toList();
        var test = new StratifiedTest(tables);
        var rates = test.rates();
        var clustered = comparison.clustered();
        return Optional.of(new Measurement(
                comparison,
                Arrays.stream(shared).mapToObj(comparison::nameOf).toList(),
                rates,
                clustered,
                evidence(comparison, tables, test, rates, clustered)));
    }

    /** The only stratum, by name; null when there are several. */
    @Nullable
    String stratum() {
        return strata.size() == 1 ? strata.getFirst() : null;
    }

    /** The strata one by one. */
    List<Measurement> apart() {
        return Arrays.stream(comparison.shared())
                .mapToObj(comparison::within)
                .flatMap(part -> of(part).stream())
                .toList();
    }

    private static Evidence evidence(
            Comparison comparison,
            List<TwoByTwo> tables,
            StratifiedTest test,
            StratifiedTest.Rates rates,
            ClusteredTest clustered) {
        boolean single = tables.size() == 1;
        var table = tables.getFirst();
        var exact = ExactTest.of(tables);
        var oddsRatio =
                single ? exact.oddsRatio(0.95) : test.commonOddsRatio(0.95).or(() -> exact.oddsRatio(0.95));
        return new Evidence(
                new Estimate(rates.difference(), rates.newcombe(0.95, 1)),
                rates.newcombe(0.90, 1),
                single ? TestUsed.FISHER : TestUsed.EXACT_WITHIN_STRATA,
                Math.toIntExact(tables.stream().mapToLong(TwoByTwo::total).sum()),
                tables.size(),
                comparison.persons(),
                comparison.occasions(),
                exact.pValue(),
                clustered.pValue(),
                single ? ChiSquared.pearson(table) : test.cochranMantelHaenszel(),
                single ? ChiSquared.yates(table) : test.correctedCochranMantelHaenszel(),
                oddsRatio.orElse(null),
                Homogeneity.of(test));
    }
}
