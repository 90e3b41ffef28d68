package org.fullscore.consistency;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fullscore.consistency.statistics.ChiSquared;
import org.fullscore.consistency.statistics.ClusteredTest;
import org.fullscore.consistency.statistics.Estimate;
import org.fullscore.consistency.statistics.ExactTest;
import org.fullscore.consistency.statistics.StratifiedTest;
import org.fullscore.consistency.statistics.TwoByTwo;
import org.jspecify.annotations.Nullable;

/** A comparison put into figures, before anything is adjusted or decided. */
record Measurement(Comparison comparison, StratifiedTest test, ClusteredTest clustered, Evidence evidence) {

    /** Empty when no stratum has cases of both sides. */
    static Optional<Measurement> of(Comparison whole) {
        var strata = whole.strata();
        if (strata.isEmpty()) {
            return Optional.empty();
        }
        var comparison = whole.within(strata.keySet());
        var tables = List.copyOf(strata.values());
        var test = new StratifiedTest(tables);
        var clustered =
                ClusteredTest.of(comparison.clustered(comparison.first()), comparison.clustered(comparison.second()));
        return Optional.of(new Measurement(comparison, test, clustered, evidence(comparison, tables, test, clustered)));
    }

    /** The only stratum, by name; null when there are several. */
    @Nullable
    String stratum() {
        var names = comparison.strata().keySet();
        return names.size() == 1 ? names.iterator().next() : null;
    }

    /** The strata one by one. */
    List<Measurement> apart() {
        return comparison.strata().keySet().stream()
                .map(stratum -> comparison.within(Set.of(stratum)))
                .flatMap(part -> of(part).stream())
                .toList();
    }

    private static Evidence evidence(
            Comparison comparison, List<TwoByTwo> tables, StratifiedTest test, ClusteredTest clustered) {
        boolean single = tables.size() == 1;
        var table = tables.getFirst();
        var exact = ExactTest.of(tables);
        var oddsRatio =
                single ? exact.oddsRatio(0.95) : test.commonOddsRatio(0.95).or(() -> exact.oddsRatio(0.95));
        return new Evidence(
                new Estimate(test.rateDifference(), test.newcombe(0.95)),
                test.newcombe(0.90),
                single ? TestUsed.FISHER : TestUsed.EXACT_WITHIN_STRATA,
                Math.toIntExact(tables.stream().mapToLong(TwoByTwo::total).sum()),
                tables.size(),
                Math.min(comparison.first().persons(), comparison.second().persons()),
                Math.min(comparison.first().occasions(), comparison.second().occasions()),
                exact.pValue(),
                clustered.pValue(),
                single ? ChiSquared.pearson(table) : test.cochranMantelHaenszel(),
                single ? ChiSquared.yates(table) : test.correctedCochranMantelHaenszel(),
                oddsRatio.orElse(null),
                Homogeneity.of(test));
    }
}
