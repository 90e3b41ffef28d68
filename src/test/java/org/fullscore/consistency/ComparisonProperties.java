package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fullscore.consistency.statistics.ClusteredTest;
import org.fullscore.consistency.statistics.ExactTest;
import org.fullscore.consistency.statistics.StratifiedTest;

/** Each group against the total less the group is what one gets by laying all others together, whatever the cases. */
class ComparisonProperties {

    @Provide
    Arbitrary<List<Side>> sides() {
        var tally = Combinators.combine(
                        Arbitraries.of("reward 1", "reward 2", "support 1", "corrective 3"),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(1, 14),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5))
                .as((stratum, occasion, person, kept, more) ->
                        Cases.tally(stratum, "occasion " + occasion, "person " + person, kept, kept + more));
        return Combinators.combine(Arbitraries.of(1.0, 0.95, 0.4), tally.list().ofMaxSize(20))
                .as((coverage, tallies) -> new Side("side", coverage, tallies))
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 400)
    void eachAgainstTheRestIsTheTotalLessTheGroup(@ForAll("sides") List<Side> sides, @ForAll Clusters clusters) {
        var plain = PlainComparison.eachAgainstTheRest(sides, clusters);
        var comparisons = Comparison.eachAgainstTheRest(sides, "the others", clusters);
        assertThat(comparisons).hasSameSizeAs(plain);
        assertThat(IntStream.range(0, plain.size())).allSatisfy(i -> {
            assertThat(comparisons.get(i).first())
                    .isEqualTo(PlainComparison.total(plain.get(i).first()));
            assertThat(comparisons.get(i).second())
                    .isEqualTo(PlainComparison.total(plain.get(i).second()));
            assertThat(Measurement.of(comparisons.get(i)).stream())
                    .hasSize(Math.min(1, plain.get(i).strata().size()))
                    .allSatisfy(measurement -> same(measurement, plain.get(i)));
        });
    }

    private static void same(Measurement measurement, PlainComparison plain) {
        var evidence = measurement.evidence();
        var tables = List.copyOf(plain.strata().values());
        var test = new StratifiedTest(tables);
        assertThat(measurement.strata())
                .containsExactlyElementsOf(plain.strata().keySet());
        assertThat(evidence.persons()).isEqualTo(plain.fewer(Tally::person));
        assertThat(evidence.occasions()).isEqualTo(plain.fewer(Tally::occasion));
        assertThat(evidence.pValue()).isEqualTo(ExactTest.of(tables).pValue());
        assertThat(evidence.difference().value()).isEqualTo(test.rateDifference());
        assertThat(evidence.ninety()).isEqualTo(test.newcombe(0.90));
        same(measurement.clustered(), plain.clustered());
    }

    private static void same(ClusteredTest quick, ClusteredTest plain) {
        assertThat(quick.isComputable()).isEqualTo(plain.isComputable());
        assertThat(quick.difference()).isCloseTo(plain.difference(), within(1e-12));
        assertThat(quick.pValue()).isCloseTo(plain.pValue(), within(1e-9));
    }
}
