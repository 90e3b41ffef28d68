package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fullscore.consistency.statistics.Reference.numbers;
import static org.fullscore.consistency.statistics.Reference.same;
import static org.fullscore.consistency.statistics.Reference.sameExactTest;
import static org.fullscore.consistency.statistics.Reference.sameProbability;
import static org.fullscore.consistency.statistics.Reference.table;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Worked examples of the literature come out as printed. */
class PublishedStatisticsTests {

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#published")
    void penicillinCuresRabbits(JsonNode published) {
        var rabbits = published.get("cmh_rabbits");
        var expected = rabbits.get("expected");
        var strata = rabbits.get("strata").valueStream().map(Reference::table).toList();
        var test = new StratifiedTest(strata);

        same(test.cochranMantelHaenszel(), expected.get("no_correction"));
        same(test.correctedCochranMantelHaenszel(), expected.get("continuity_correction"));
        var oddsRatio = test.commonOddsRatio(0.95).orElseThrow();
        same(oddsRatio.value(), expected.get("common_odds_ratio"));
        same(oddsRatio.interval().lower(), expected.get("conf_low"));
        same(oddsRatio.interval().upper(), expected.get("conf_high"));
        same(test.rateDifference(), expected.get("mh_rate_difference"));

        var exact = expected.get("exact");
        var exactTest = ExactTest.of(strata);
        sameProbability(exactTest.pValue(), exact.get("p_value"));
        var conditional = exactTest.oddsRatio(0.95).orElseThrow();
        var precise = exact.get("precise");
        Reference.near(conditional.value(), precise.get("odds_ratio"), 1e-8);
        Reference.near(conditional.interval().lower(), precise.get("conf_low"), 1e-8);
        Reference.near(conditional.interval().upper(), precise.get("conf_high"), 1e-8);
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#published")
    void aLadyTastesTea(JsonNode published) {
        var tea = published.get("fisher_tea_tasting");
        var table = table(tea.get("table"));
        sameExactTest(ExactTest.of(table.first(), table.second()), tea.get("expected"));
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#published")
    void twinsOfConvicts(JsonNode published) {
        var convictions = published.get("fisher_convictions");
        var table = table(convictions.get("table"));
        sameExactTest(ExactTest.of(table.first(), table.second()), convictions.get("expected"));
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#published")
    void newcombesExamplesOfWilson(JsonNode published) {
        assertThat(published.get("wilson_newcombe")).hasSize(4).allSatisfy(example -> {
            var proportion = Reference.proportion(example);
            same(proportion.rate(), example.get("rate"));
            assertThat(proportion.wilson().lower())
                    .isCloseTo(example.get("lower").asDouble(), within(1e-15));
            same(proportion.wilson().upper(), example.get("upper"));
        });
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#published")
    void fifteenComparisonsOfBenjaminiAndHochberg(JsonNode published) {
        var example = published.get("benjamini_hochberg_1995");
        double[] p = numbers(example.get("p"));

        assertThat(MultipleComparisons.benjaminiHochberg(p)).containsExactly(numbers(example.get("bh")), within(1e-15));
        assertThat(MultipleComparisons.holm(p)).containsExactly(numbers(example.get("holm")), within(1e-15));
        assertThat(MultipleComparisons.bonferroni(p))
                .containsExactly(numbers(example.get("bonferroni")), within(1e-15));
        assertThat(Arrays.stream(MultipleComparisons.benjaminiHochberg(p)).filter(adjusted -> adjusted <= 0.05))
                .hasSize(example.get("published").get("rejected_at_05_bh").asInt());
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#published")
    void partyByGender(JsonNode published) {
        var party = published.get("chi_squared_party");
        long[][] table = party.get("table")
                .valueStream()
                .map(row -> row.valueStream().mapToLong(JsonNode::asLong).toArray())
                .toArray(long[][]::new);
        same(ChiSquared.pearson(table), party.get("expected"));
    }
}
