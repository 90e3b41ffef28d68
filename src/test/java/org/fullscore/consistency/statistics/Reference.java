package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference answers: the extract in the repository and, where the developers' data is there, the whole file. */
final class Reference {

    private static final Path DATA = Path.of("..", "shared", "data");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Reference() {}

    static Stream<JsonNode> published() {
        return answers("published.json", DATA.resolve("published-statistics").resolve("expected.json"));
    }

    static Stream<JsonNode> berkeley() {
        return answers("berkeley.json", DATA.resolve("berkeley").resolve("expected.json"));
    }

    private static Stream<JsonNode> answers(String extract, Path whole) {
        var shipped = JSON.readTree(Reference.class.getResourceAsStream("/statistics/" + extract));
        return Stream.concat(
                Stream.of(shipped), Stream.of(whole).filter(Files::exists).map(Reference::read));
    }

    static JsonNode read(Path file) {
        return JSON.readTree(file);
    }

    /** The departments of Berkeley, men first. */
    static List<TwoByTwo> departments(JsonNode berkeley) {
        var strata = new ArrayList<TwoByTwo>();
        berkeley.get("per_department")
                .forEach(department -> strata.add(
                        new TwoByTwo(proportion(department.get("male")), proportion(department.get("female")))));
        return strata;
    }

    static Proportion proportion(JsonNode counts) {
        return new Proportion(counts.get("x").asInt(), counts.get("n").asInt());
    }

    /** A table as rows of successes and failures. */
    static TwoByTwo table(JsonNode rows) {
        return new TwoByTwo(row(rows.get(0)), row(rows.get(1)));
    }

    private static Proportion row(JsonNode cells) {
        int successes = cells.get(0).asInt();
        return new Proportion(successes, successes + cells.get(1).asInt());
    }

    static double[] numbers(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    /** To 1e-9 of the expected value. */
    static void same(double actual, JsonNode expected) {
        near(actual, expected, 1e-9);
    }

    static void near(double actual, JsonNode expected, double relative) {
        double value = expected.asDouble();
        assertThat(actual).isCloseTo(value, within(Math.max(1e-15, Math.abs(value) * relative)));
    }

    /** To 1e-7 of the expected value, however small. */
    static void sameProbability(double actual, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(actual).isCloseTo(value, within(value * 1e-7));
    }

    static void same(Statistic actual, JsonNode expected) {
        same(actual.value(), expected.get("statistic"));
        assertThat(actual.degreesOfFreedom()).isEqualTo(expected.get("df").asInt());
        sameProbability(actual.pValue(), expected.get("p_value"));
    }

    static void sameInterval(Interval actual, JsonNode expected, String lower, String upper) {
        same(actual.lower(), expected.get(lower));
        same(actual.upper(), expected.get(upper));
    }

    static void sameExactTest(ExactTest test, JsonNode expected) {
        sameProbability(test.pValue(), expected.get("p_value"));
        var oddsRatio = test.oddsRatio(0.95).orElseThrow();
        var precise = expected.get("precise");
        near(oddsRatio.value(), precise.get("odds_ratio"), 1e-8);
        near(oddsRatio.interval().lower(), precise.get("conf_low"), 1e-8);
        near(oddsRatio.interval().upper(), precise.get("conf_high"), 1e-8);
    }
}
