package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VerdictRuleProperties {

    @Provide
    Arbitrary<List<Tally>> tallies() {
        return Combinators.combine(
                        Arbitraries.of("reward 1", "support 1", "corrective 3"),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6))
                .as((stratum, occasion, person, applied, more) ->
                        Cases.tally(stratum, "occasion " + occasion, "person " + person, applied, applied + more))
                .list()
                .ofMaxSize(40);
    }

    private static Finding judged(List<Tally> first, List<Tally> second) {
        return Cases.judged(Cases.withTallies("first", first), Cases.withTallies("second", second));
    }

    @Property(tries = 300)
    void whoComesFirstChangesTheDirectionAndNothingElse(
            @ForAll("tallies") List<Tally> first, @ForAll("tallies") List<Tally> second) {
        var finding = judged(first, second);
        var other = judged(second, first);
        assertThat(other.reason()).isEqualTo(finding.reason());
        assertThat(other.adjustedP()).isCloseTo(finding.adjustedP(), within(1e-9));
        assertThat(Stream.ofNullable(finding.evidence())).allSatisfy(evidence -> {
            var difference = evidence.difference();
            assertThat(difference.interval().contains(difference.value())).isTrue();
            assertThat(difference.interval().lower())
                    .isLessThanOrEqualTo(evidence.ninety().lower());
            assertThat(difference.interval().upper())
                    .isGreaterThanOrEqualTo(evidence.ninety().upper());
            assertThat(evidence.pValue()).isBetween(0.0, 1.0);
            assertThat(evidence.clusteredP()).isBetween(0.0, 1.0);
        });
    }

    @Property(tries = 300)
    void noCaseIsLost(@ForAll("tallies") List<Tally> first, @ForAll("tallies") List<Tally> second) {
        var finding = judged(first, second);
        int compared =
                Stream.ofNullable(finding.evidence()).mapToInt(Evidence::cases).sum();
        int leftOut = finding.leftOut().stream()
                .mapToInt(stratum -> stratum.first().trials() + stratum.second().trials())
                .sum();
        assertThat(compared + leftOut)
                .isEqualTo(finding.first().trials() + finding.second().trials());
    }

    @Property(tries = 200)
    void moreComparisonsNeverMakeADifference(
            @ForAll("tallies") List<Tally> first, @ForAll("tallies") List<Tally> second) {
        var comparison = Cases.comparison(
                Cases.withTallies("first", first), Cases.withTallies("second", second), Clusters.OCCASIONS);
        var ordinary = Cases.comparison(Cases.side("a", 9, 10), Cases.side("b", 90, 100), Clusters.OCCASIONS);
        var alone = VerdictRule.USUAL.judge(List.of(comparison)).getFirst();
        var among =
                VerdictRule.USUAL.judge(List.of(comparison, ordinary, ordinary)).getFirst();
        assertThat(among.adjustedP()).isGreaterThanOrEqualTo(alone.adjustedP());
    }

    /**
     * Two sides treated alike, but by occasions that go well or badly together (beta-binomial, correlation about 0.3): about one in
     * twenty or fewer are called different, whether the first side has three occasions or thirty.
     */
    @Example
    void whoIsTreatedAlikeIsHardlyEverAccused() {
        assertThat(List.of(3, 5, 10, 30)).allSatisfy(occasions -> {
            var random = new SplittableRandom(8_5);
            long accused = IntStream.range(0, 500)
                    .mapToObj(i -> judged(alike(random, "first", occasions), alike(random, "second", 40)))
                    .filter(finding -> finding.verdict() == Verdict.DIFFERS)
                    .count();
            assertThat(accused).isLessThanOrEqualTo(35);
        });
    }

    private static List<Tally> alike(SplittableRandom random, String name, int occasions) {
        return IntStream.range(0, occasions)
                .boxed()
                .flatMap(occasion -> {
                    double rate = Math.pow(random.nextDouble(), 0.3);
                    int due = 2 + random.nextInt(9);
                    return IntStream.range(0, due)
                            .mapToObj(i -> Cases.tally(
                                    "all",
                                    name + occasion,
                                    name + occasion + " " + i,
                                    random.nextDouble() < rate ? 1 : 0,
                                    1));
                })
                .toList();
    }
}
