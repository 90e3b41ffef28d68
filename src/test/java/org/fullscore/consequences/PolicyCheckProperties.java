package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

/**
 * The check of a rule table against counting: for every attainment from 0 to 10,000 %, every count of misses (also beyond the
 * highest any row asks for) and every result of the team, how many rows are left to apply.
 *
 * <p>Between two bounds nothing changes, so each bound, a hair beside it, the middle between two, the ends, and some attainments
 * drawn at random stand for all of them.
 */
class PolicyCheckProperties {

    private static final BigDecimal MOST = new BigDecimal(10_000);
    private static final BigDecimal HAIR = new BigDecimal("0.00001");
    private static final int BEYOND = 2;

    @Property(tries = 2000)
    void saysCompleteExactlyWhenEveryAttainmentAndEveryCountOfMissesFallIntoOneRow(
            @ForAll("tables") RuleTable table, @ForAll Random random) {
        assertThat(PolicyCheck.of(table, 0).isComplete())
                .isEqualTo(every(table, attainments(table, random), IntStream.rangeClosed(1, highest(table) + BEYOND)));
    }

    /** Histories that go up and down, as those of people do: each row counts the periods inside its own range. */
    @Property(tries = 1000)
    void whatIsCompleteLeavesOneRowWhateverWentBefore(@ForAll("complete") RuleTable table, @ForAll Random random) {
        List<BigDecimal> attainments = attainments(table, random);
        for (int i = 0; i < 200; i++) {
            List<BigDecimal> history = IntStream.range(0, random.nextInt(highest(table) + BEYOND + 1))
                    .mapToObj(each -> attainments.get(random.nextInt(attainments.size())))
                    .toList();
            BigDecimal attained = attainments.get(random.nextInt(attainments.size()));
            assertThat(teams(table).allMatch(team -> rowsLeft(table, attained, history, team) == 1))
                    .as("%s after %s", attained, history)
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void aTableOfRowsThatFollowEachOtherIsComplete(@ForAll("chains") RuleTable table, @ForAll Random random) {
        assertThat(PolicyCheck.of(table, 0).isComplete()).isTrue();
        assertThat(every(table, attainments(table, random), IntStream.of(1))).isTrue();
    }

    @Property(tries = 500)
    void theRowThatIsLeftIsTheOneThatIsApplied(@ForAll("complete") RuleTable table, @ForAll Random random) {
        for (BigDecimal attained : attainments(table, random)) {
            List<Attained> before = Collections.nCopies(random.nextInt(4), Attained.percent(attained));
            Rule applied = table.match(new Situation(Attained.percent(attained), before, null))
                    .orElseThrow();
            assertThat(rowsLeft(table, attained, Collections.nCopies(before.size(), attained), null))
                    .isOne();
            assertThat(covers(applied, attained)).isTrue();
        }
    }

    private static boolean every(RuleTable table, List<BigDecimal> attainments, IntStream counts) {
        List<Integer> all = counts.boxed().toList();
        return attainments.stream()
                .allMatch(attained -> all.stream()
                        .allMatch(count -> teams(table)
                                .allMatch(team ->
                                        rowsLeft(table, attained, Collections.nCopies(count - 1, attained), team)
                                                == 1)));
    }

    /** Counts by itself, without the product's precedence: of the rows that fit, those that no other one beats. */
    private static long rowsLeft(
            RuleTable table, BigDecimal attained, List<BigDecimal> before, @Nullable BigDecimal team) {
        List<Rule> fitting = table.rows().stream()
                .filter(row -> covers(row, attained)
                        && row.inARow()
                                <= 1
                                        + before.stream()
                                                .takeWhile(each -> covers(row, each))
                                                .count()
                        && (row.teamFrom() == null || (team != null && team.compareTo(row.teamFrom()) >= 0)))
                .toList();
        return fitting.stream()
                .filter(row -> fitting.stream().noneMatch(other -> beats(other, row)))
                .count();
    }

    private static boolean covers(Rule row, BigDecimal attained) {
        return row.from().compareTo(attained) <= 0 && (row.below() == null || attained.compareTo(row.below()) < 0);
    }

    private static boolean beats(Rule one, Rule other) {
        return one.inARow() > other.inARow()
                || (one.inARow() == other.inARow() && one.teamFrom() != null && other.teamFrom() == null);
    }

    private static int highest(RuleTable table) {
        return table.rows().stream().mapToInt(Rule::inARow).max().orElse(1);
    }

    private static List<BigDecimal> attainments(RuleTable table, Random random) {
        TreeSet<BigDecimal> bounds = new TreeSet<>(List.of(BigDecimal.ZERO, MOST));
        table.rows().forEach(row -> {
            bounds.add(row.from());
            bounds.add(row.below() == null ? MOST : row.below());
        });
        TreeSet<BigDecimal> attainments = new TreeSet<>(bounds);
        List<BigDecimal> inOrder = List.copyOf(bounds);
        for (int i = 0; i < inOrder.size(); i++) {
            BigDecimal bound = inOrder.get(i);
            BigDecimal next = inOrder.get(Math.min(i + 1, inOrder.size() - 1));
            attainments.add(bound.add(HAIR));
            attainments.add(bound.subtract(HAIR).max(BigDecimal.ZERO));
            attainments.add(bound.add(next).divide(BigDecimal.TWO));
        }
        random.ints(5, 0, 100_000_000)
                .mapToObj(each -> BigDecimal.valueOf(each, 4))
                .forEach(attainments::add);
        return new ArrayList<>(attainments.headSet(MOST, true));
    }

    private static Stream<@Nullable BigDecimal> teams(RuleTable table) {
        Stream<@Nullable BigDecimal> met = table.rows().stream().map(Rule::teamFrom);
        return Stream.concat(met, Stream.of((BigDecimal) null, MOST));
    }

    @Provide
    Arbitrary<RuleTable> tables() {
        Arbitrary<Rule> rows = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(0, 0, 1, 2, 3),
                        Arbitraries.of(1, 1, 1, 2, 3, 7),
                        Arbitraries.of(0, 0, 0, 90, 100),
                        Arbitraries.of("25", "25", "0.0001", "33.3333", "1666.5"),
                        Arbitraries.integers())
                .as((start, length, inARow, team, step, name) -> new Rule(
                        "row " + name,
                        new BigDecimal(step).multiply(BigDecimal.valueOf(start)),
                        length == 0 ? null : new BigDecimal(step).multiply(BigDecimal.valueOf(start + length)),
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
    Arbitrary<RuleTable> complete() {
        return Combinators.combine(chains(), Arbitraries.of(1, 2, 3, 5), Arbitraries.of(1, 2, 4), Arbitraries.of(0, 90))
                .as((chain, again, oftener, team) -> new RuleTable(Stream.of(
                                chain.rows().stream(),
                                chain.rows().stream().limit(2).map(row -> again(row, again + 1, null)),
                                chain.rows().stream()
                                        .limit(1)
                                        .map(row -> again(row, again + 1 + oftener, new BigDecimal(team))))
                        .flatMap(each -> each)
                        .toList()));
    }

    private static Rule again(Rule row, int inARow, @Nullable BigDecimal team) {
        return new Rule(row.name() + " " + inARow, row.from(), row.below(), inARow, team, List.of());
    }

    @Provide
    Arbitrary<RuleTable> chains() {
        return Arbitraries.integers()
                .between(1, 99_999)
                .map(tenths -> BigDecimal.valueOf(tenths, 1))
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
