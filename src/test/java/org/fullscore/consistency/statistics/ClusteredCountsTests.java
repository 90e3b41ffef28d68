package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many groups of different sizes, held against all others with clusters taken together and one by one. */
class ClusteredCountsTests {

    private static final int GROUPS = 40;

    private record Row(int cluster, int stratum, int group, int successes, int trials) {}

    /** Group g has about so many cases as its number says; clusters lie across groups, but most of a cluster is of one. */
    private static List<Row> rows(int count, int strata, int clusters) {
        var random = new SplittableRandom(count + strata);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int group = (int) (GROUPS * random.nextDouble() * random.nextDouble());
                    int cluster =
                            (group + random.nextInt(8) / 7 + GROUPS * random.nextInt(clusters / GROUPS)) % clusters;
                    int stratum = (int) (strata * random.nextDouble() * random.nextDouble());
                    int trials = random.nextInt(3);
                    return new Row(cluster, stratum, group, random.nextInt(trials + 1), trials);
                })
                .toList();
    }

    private static ClusteredCounts counts(List<Row> rows, int strata, int clusters, long leastWork) {
        return Layout.of(
                        new Layout.Column(rows.stream().mapToInt(Row::cluster).toArray(), clusters),
                        new Layout.Column(rows.stream().mapToInt(Row::stratum).toArray(), strata),
                        new Layout.Column(rows.stream().mapToInt(Row::group).toArray(), GROUPS))
                .count(
                        rows.stream().mapToInt(Row::successes).toArray(),
                        rows.stream().mapToInt(Row::trials).toArray(),
                        leastWork);
    }

    private static List<ClusteredCount> plain(List<Row> rows) {
        return rows.stream()
                .map(row -> new ClusteredCount(
                        "stratum " + row.stratum(),
                        "cluster " + row.cluster(),
                        new Proportion(row.successes(), row.trials())))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"200, 3, 40", "2000, 1, 400", "3000, 12, 2000", "3000, 70, 400", "30000, 4, 8000", "30000, 20, 400"})
    void oneByOneOrTogetherIsTheSame(int count, int strata, int clusters) {
        var rows = rows(count, strata, clusters);
        var together = counts(rows, strata, clusters, 0);
        var oneByOne = counts(rows, strata, clusters, Long.MAX_VALUE);
        assertThat(IntStream.range(0, GROUPS).filter(group -> group % 7 == 1)).allSatisfy(group -> {
            var plain = PlainClusteredTest.of(
                    plain(rows.stream().filter(row -> row.group() == group).toList()),
                    plain(rows.stream().filter(row -> row.group() != group).toList()));
            same(together.test(group, together.shared(group)), plain);
            same(oneByOne.test(group, oneByOne.shared(group)), plain);
        });
    }

    private static void same(ClusteredTest quick, ClusteredTest plain) {
        assertThat(quick.difference()).isCloseTo(plain.difference(), withinPercentage(1e-8));
        assertThat(quick.standardError()).isCloseTo(plain.standardError(), withinPercentage(1e-7));
        assertThat(quick.degreesOfFreedom()).isCloseTo(plain.degreesOfFreedom(), withinPercentage(1e-7));
    }
}
