package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fullscore.consistency.statistics.Reference.departments;
import static org.fullscore.consistency.statistics.Reference.numbers;
import static org.fullscore.consistency.statistics.Reference.proportion;
import static org.fullscore.consistency.statistics.Reference.same;
import static org.fullscore.consistency.statistics.Reference.sameExactTest;
import static org.fullscore.consistency.statistics.Reference.sameInterval;
import static org.fullscore.consistency.statistics.Reference.sameProbability;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Admissions to Berkeley in 1973: is it bias, or is it the department? */
class BerkeleyTests {

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void takenTogetherMenAreAdmittedMoreOften(JsonNode berkeley) {
        comparedAsExpected(berkeley.get("aggregate"));
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void departmentByDepartment(JsonNode berkeley) {
        assertThat(berkeley.get("per_department")).hasSize(6).allSatisfy(BerkeleyTests::comparedAsExpected);
    }

    private static void comparedAsExpected(JsonNode expected) {
        var table = new TwoByTwo(proportion(expected.get("male")), proportion(expected.get("female")));
        rateAsExpected(table.first(), expected.get("male"));
        rateAsExpected(table.second(), expected.get("female"));
        same(table.concordant() / table.discordant(), expected.get("odds_ratio"));
        same(ChiSquared.pearson(table), expected.get("chi_squared"));
        same(ChiSquared.yates(table).value(), expected.get("chi_squared").get("yates_statistic"));
        sameProbability(
                ChiSquared.yates(table).pValue(), expected.get("chi_squared").get("yates_p_value"));
        sameExactTest(ExactTest.of(table.first(), table.second()), expected.get("fisher"));
    }

    private static void rateAsExpected(Proportion proportion, JsonNode expected) {
        same(proportion.rate(), expected.get("rate"));
        same(proportion.wilson().lower(), expected.get("lower"));
        same(proportion.wilson().upper(), expected.get("upper"));
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void withinDepartmentsTheDifferenceIsGone(JsonNode berkeley) {
        var expected = berkeley.get("cmh");
        var test = new StratifiedTest(departments(berkeley));

        same(test.cochranMantelHaenszel(), expected.get("no_correction"));
        same(test.correctedCochranMantelHaenszel(), expected.get("continuity_correction"));
        var oddsRatio = test.commonOddsRatio(0.95).orElseThrow();
        same(oddsRatio.value(), expected.get("common_odds_ratio"));
        same(oddsRatio.interval().lower(), expected.get("conf_low"));
        same(oddsRatio.interval().upper(), expected.get("conf_high"));
        same(test.rateDifference(), expected.get("mh_rate_difference"));
        assertThat(test.newcombe(0.90).isWithin(0.10)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void withinDepartmentsExactly(JsonNode berkeley) {
        sameStratified(ExactTest.of(departments(berkeley)), berkeley.get("cmh").get("exact"));
    }

    private static void sameStratified(ExactTest test, JsonNode expected) {
        sameExactTest(test, expected);
        Reference.near(test.oddsRatio(0.95).orElseThrow().value(), expected.get("common_odds_ratio"), 0.01);
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void theDepartmentsDisagree(JsonNode berkeley) {
        var expected = berkeley.get("breslow_day");
        var test = HomogeneityTest.of(new StratifiedTest(departments(berkeley))).orElseThrow();

        assertThat(test.isTestable()).isTrue();
        same(test.breslowDay(), expected);
        same(test.tarone().value(), expected.get("tarone_statistic"));
        sameProbability(test.tarone().pValue(), expected.get("tarone_p_value"));
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void departmentsDifferInHowManyTheyAdmit(JsonNode berkeley) {
        long[][] table = departments(berkeley).stream()
                .map(department -> new long[] {department.successes(), department.total() - department.successes()})
                .toArray(long[][]::new);
        same(ChiSquared.pearson(table), berkeley.get("department_by_admission_chi_squared"));
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void funnelOfDepartments(JsonNode berkeley) {
        var expected = berkeley.get("funnel_admission_rate_by_department");
        var units =
                expected.get("units").valueStream().map(Reference::proportion).toList();
        var funnel = FunnelLimits.around(units);

        same(funnel.centre(), expected.get("centre"));
        assertThat(expected.get("units")).hasSize(6).allSatisfy(unit -> {
            int n = unit.get("n").asInt();
            same(funnel.score(proportion(unit)), unit.get("z"));
            sameInterval(funnel.approximate(n, 0.95), unit, "lower95", "upper95");
            sameInterval(funnel.approximate(n, 0.998), unit, "lower998", "upper998");
            sameInterval(funnel.exact(n, 0.95), unit, "exact_lower95", "exact_upper95");
            sameInterval(funnel.exact(n, 0.998), unit, "exact_lower998", "exact_upper998");
            assertThat(!funnel.approximate(n, 0.998).contains(proportion(unit).rate()))
                    .isEqualTo(unit.get("outside998").asBoolean());
        });
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void eachDepartmentAgainstTheRest(JsonNode berkeley) {
        var departments = departments(berkeley).stream()
                .map(department -> department.first().plus(department.second()))
                .toList();
        var all = departments.stream().reduce(Proportion.NONE, Proportion::plus);
        double[] p = departments.stream()
                .mapToDouble(department ->
                        ExactTest.of(department, all.minus(department)).pValue())
                .toArray();
        double[] bh = MultipleComparisons.benjaminiHochberg(p);
        double[] holm = MultipleComparisons.holm(p);
        double[] bonferroni = MultipleComparisons.bonferroni(p);
        var rows = berkeley.get("department_vs_rest").get("rows");

        assertThat(IntStream.range(0, 6)).allSatisfy(i -> {
            sameProbability(p[i], rows.get(i).get("p_value"));
            sameProbability(bh[i], rows.get(i).get("bh"));
            sameProbability(holm[i], rows.get(i).get("holm"));
            sameProbability(bonferroni[i], rows.get(i).get("bonferroni"));
        });
    }

    @ParameterizedTest
    @MethodSource("org.fullscore.consistency.statistics.Reference#berkeley")
    void onlyDepartmentAIsLeftAfterAdjusting(JsonNode berkeley) {
        var expected = berkeley.get("within_department_p_values_adjusted");
        double[] p = departments(berkeley).stream()
                .mapToDouble(department ->
                        ExactTest.of(department.first(), department.second()).pValue())
                .toArray();

        assertThat(p).containsExactly(numbers(expected.get("p")), within(1e-9));
        assertThat(MultipleComparisons.holm(p)).containsExactly(numbers(expected.get("holm")), within(1e-9));
        assertThat(MultipleComparisons.benjaminiHochberg(p)).containsExactly(numbers(expected.get("bh")), within(1e-9));
        assertThat(MultipleComparisons.bonferroni(p))
                .containsExactly(numbers(expected.get("bonferroni")), within(1e-9));
    }
}
