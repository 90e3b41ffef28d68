package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The check of a rule table against counting, for every result and every count, how many rows are left to apply. */
class PolicyCheckProperties {

    @Property(tries = 3000)
    void saysCompleteExactlyWhenEveryAttainmentAndEveryCountFallIntoOneRow(@ForAll("tables") RuleTable table) {
        assertThat(PolicyCheck.of(table, 0).isComplete()).isEqualTo(everySituationHasOneRow(table));
    }

    @Property(tries = 500)
    void aTableOfRowsThatFollowEachOtherIsComplete(@ForAll("chains") RuleTable table) {
        assertThat(PolicyCheck.of(table, 0).isComplete()).isTrue();
        assertThat(everySituationHasOneRow(table)).isTrue();
    }

    /** Counts by itself, without precedence sorting: of the rows that fit, those that no other one beats. */
    private static boolean everySituationHasOneRow(RuleTable table) {
        List<Integer> counts = IntStream.rangeClosed(1, 5).boxed().toList();
        return attainments(table).stream()
                .allMatch(attained -> counts.stream()
                        .allMatch(count -> teams(table).allMatch(team -> rowsLeft(table, attained, count, team) == 1)));
    }

    private static long rowsLeft(RuleTable table, BigDecimal attained, int count, @Nullable Attained team) {
        List<Rule> fitting = table.rows().stream()
                .filter(row -> row.from().compareTo(attained) <= 0
                        && (row.below() == null || attained.compareTo(row.below()) < 0)
                        && row.inARow() <= count
                        && (row.teamFrom() == null || (team != null && team.isAtLeast(row.teamFrom()))))
                .toList();
        return fitting.stream()
                .filter(row -> fitting.stream().noneMatch(other -> beats(other, row)))
                .count();
    }

    private static boolean beats(Rule one, Rule other) {
        return one.inARow() > other.inARow()
                || (one.inARow() == other.inARow() && one.teamFrom() != null && other.teamFrom() == null);
    }

    /** Every edge, just beside each, and 10,000 %: between two edges nothing changes. */
    private static SortedSet<BigDecimal> attainments(RuleTable table) {
        SortedSet<BigDecimal> attainments = new TreeSet<>();
        BigDecimal hair = new BigDecimal("0.00001");
        PolicyCheck.edges(table).forEach(edge -> {
            attainments.add(edge);
            attainments.add(edge.add(hair));
            attainments.add(edge.subtract(hair).max(BigDecimal.ZERO));
        });
        attainments.add(new BigDecimal(10_000));
        return attainments;
    }

    private static Stream<@Nullable Attained> teams(RuleTable table) {
        Stream<@Nullable Attained> met = table.rows().stream()
                .map(Rule::teamFrom)
                .map(percent -> percent == null ? null : Attained.percent(percent));
        return Stream.concat(met, Stream.of((Attained) null, Attained.percent(new BigDecimal(10_000))));
    }

    @Provide
    Arbitrary<RuleTable> tables() {
        Arbitrary<Rule> rows = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(0, 0, 1, 2, 3),
                        Arbitraries.of(1, 1, 1, 2, 3),
                        Arbitraries.of(0, 0, 0, 90, 100),
                        Arbitraries.integers())
                .as((start, length, inARow, team, name) -> new Rule(
                        "row " + name,
                        new BigDecimal(start * 25),
                        length == 0 ? null : new BigDecimal((start + length) * 25),
                        inARow,
                        team == 0 ? null : new BigDecimal(team),
                        List.of()));
        return Arbitraries.oneOf(
                rows.list().ofMinSize(1).ofMaxSize(5).map(RuleTable::new),
                Combinators.combine(chains(), rows.list().ofMaxSize(2))
                        .as((chain, more) -> new RuleTable(Stream.concat(chain.rows().stream(), more.stream())
                                .toList())));
    }

    @Provide
    Arbitrary<RuleTable> chains() {
        return Arbitraries.integers()
                .between(1, 400)
                .map(BigDecimal::new)
                .set()
                .ofMaxSize(5)
                .map(cuts -> {
                    List<BigDecimal> starts = Stream.concat(
                                    Stream.of(BigDecimal.ZERO), cuts.stream().sorted())
                            .toList();
                    return new RuleTable(IntStream.range(0, starts.size())
                            .mapToObj(i -> new Rule(
                                    "row " + i,
                                    starts.get(i),
                                    i + 1 < starts.size() ? starts.get(i + 1) : null,
                                    1,
                                    null,
                                    Collections.emptyList()))
                            .toList());
                });
    }
}
