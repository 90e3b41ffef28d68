package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fullscore.consistency.Cases.side;
import static org.fullscore.consistency.Cases.withCoverage;

import java.util.List;
import org.fullscore.consistency.statistics.Proportion;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    @Test
    void twoGroupsAreOneTest() {
        var comparisons = Comparison.eachAgainstTheRest(
                List.of(side("Leaders", 3, 5), side("Everybody else", 7, 9)), "the others", Clusters.OCCASIONS);
        assertThat(comparisons).singleElement().satisfies(comparison -> {
            assertThat(comparison.firstName()).isEqualTo("Leaders");
            assertThat(comparison.secondName()).isEqualTo("Everybody else");
        });
    }

    @Test
    void threeGroupsAreThreeTestsEachAgainstTheRest() {
        var comparisons = Comparison.eachAgainstTheRest(
                List.of(side("North", 3, 5), withCoverage(0.7, side("Central", 7, 9)), side("Atlantic", 1, 4)),
                "the others",
                Clusters.OCCASIONS);
        assertThat(comparisons)
                .extracting(comparison -> comparison.firstName())
                .containsExactly("North", "Central", "Atlantic");
        var north = comparisons.getFirst();
        assertThat(north.second()).isEqualTo(new Proportion(8, 13));
        assertThat(comparisons.get(1).persons()).isEqualTo(9);
        assertThat(north.coverageOfSecond()).isEqualTo(0.7);
    }

    @Test
    void oneGroupAloneIsNoTest() {
        assertThat(Comparison.eachAgainstTheRest(List.of(side("North", 3, 5)), "the others", Clusters.OCCASIONS))
                .isEmpty();
    }
}
