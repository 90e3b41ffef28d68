package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fullscore.consistency.statistics.Reference.proportion;
import static org.fullscore.consistency.statistics.Reference.same;
import static org.fullscore.consistency.statistics.Reference.sameExactTest;
import static org.fullscore.consistency.statistics.Reference.sameInterval;
import static org.fullscore.consistency.statistics.Reference.sameProbability;
import static org.fullscore.consistency.statistics.Reference.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** IBM's artificial employees; not shipped (ODbL), so only where the developers' data is there. */
class AttritionTests {

    private static final Path FOLDER = Path.of("..", "shared", "data", "ibm-hr-attrition");

    static Stream<JsonNode> expected() {
        return Stream.of(FOLDER.resolve("expected.json")).filter(Files::exists).map(Reference::read);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("expected")
    void menAndWomenByDepartmentAndOvertime(JsonNode expected) throws IOException {
        comparedAsExpected(
                strata("Gender", "Male", row -> row.getField("Department") + row.getField("OverTime")),
                expected.get("male_vs_female_by_department_and_overtime"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("expected")
    void menAndWomenByRole(JsonNode expected) throws IOException {
        comparedAsExpected(
                strata("Gender", "Male", row -> row.getField("JobRole")), expected.get("male_vs_female_by_job_role"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("expected")
    void overtimeByRole(JsonNode expected) throws IOException {
        comparedAsExpected(
                strata("OverTime", "Yes", row -> row.getField("JobRole")),
                expected.get("overtime_yes_vs_no_by_job_role"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("expected")
    void funnelOfRoles(JsonNode expected) {
        var roles = expected.get("by_job_role");
        var units = roles.get("funnel").get("units");
        var funnel = FunnelLimits.around(
                units.valueStream().map(Reference::proportion).toList());
        assertThat(units).allSatisfy(unit -> {
            int n = unit.get("n").asInt();
            same(funnel.score(proportion(unit)), unit.get("z"));
            sameInterval(funnel.approximate(n, 0.95), unit, "lower95", "upper95");
            sameInterval(funnel.approximate(n, 0.998), unit, "lower998", "upper998");
            sameInterval(funnel.exact(n, 0.95), unit, "exact_lower95", "exact_upper95");
            sameInterval(funnel.exact(n, 0.998), unit, "exact_lower998", "exact_upper998");
        });
        var all = units.valueStream().map(Reference::proportion).reduce(Proportion.NONE, Proportion::plus);
        double[] p = units.valueStream()
                .map(Reference::proportion)
                .mapToDouble(unit -> ExactTest.of(unit, all.minus(unit)).pValue())
                .toArray();
        double[] holm = MultipleComparisons.holm(p);
        double[] bh = MultipleComparisons.benjaminiHochberg(p);
        var rows = roles.get("one_vs_rest").get("rows");
        assertThat(IntStream.range(0, p.length)).allSatisfy(i -> {
            sameProbability(p[i], rows.get(i).get("p_value"));
            sameProbability(holm[i], rows.get(i).get("holm"));
            sameProbability(bh[i], rows.get(i).get("bh"));
        });
    }

    private static void comparedAsExpected(List<TwoByTwo> strata, JsonNode expected) {
        var crude = table(expected.get("crude").get("table"));
        assertThat(strata.stream().reduce(TwoByTwo.EMPTY, TwoByTwo::plus)).isEqualTo(crude);
        same(ChiSquared.pearson(crude), expected.get("crude").get("chi_squared"));
        sameExactTest(
                ExactTest.of(crude.first(), crude.second()),
                expected.get("crude").get("fisher"));

        var test = new StratifiedTest(strata);
        var cmh = expected.get("cmh");
        same(test.cochranMantelHaenszel(), cmh.get("no_correction"));
        same(test.correctedCochranMantelHaenszel(), cmh.get("continuity_correction"));
        same(test.rateDifference(), cmh.get("mh_rate_difference"));
        var oddsRatio = test.commonOddsRatio(0.95).orElseThrow();
        same(oddsRatio.value(), cmh.get("common_odds_ratio"));
        sameInterval(oddsRatio.interval(), cmh, "conf_low", "conf_high");

        var homogeneity = HomogeneityTest.of(test).orElseThrow();
        same(homogeneity.breslowDay(), expected.get("breslow_day"));
        same(homogeneity.tarone().value(), expected.get("breslow_day").get("tarone_statistic"));
    }

    private static List<TwoByTwo> strata(String column, String first, Function<NamedCsvRecord, String> stratum)
            throws IOException {
        try (var rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(FOLDER.resolve("emp_attrition.csv"))) {
            var strata = new TreeMap<String, TwoByTwo>();
            for (var row : rows) {
                var one = new Proportion(row.getField("Attrition").equals("Yes") ? 1 : 0, 1);
                var table = row.getField(column).equals(first)
                        ? new TwoByTwo(one, Proportion.NONE)
                        : new TwoByTwo(Proportion.NONE, one);
                strata.merge(stratum.apply(row), table, TwoByTwo::plus);
            }
            return List.copyOf(strata.values());
        }
    }
}
