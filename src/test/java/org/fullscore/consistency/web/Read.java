package org.fullscore.consistency.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.MadeUp;
import org.fullscore.consistency.MadeUp.Case;
import org.fullscore.consistency.Nature;
import org.fullscore.consistency.Snapshot;
import org.fullscore.consistency.Snapshots;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody reads: all sums of cases in it, each as the cases it is of. */
record Read(MadeUp made, JsonNode report, Set<Set<Case>> shown) {

    static final Words WORDS = Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.US, ZoneOffset.UTC);
    private static final List<String> BECAME = List.of("applied", "late", "substituted", "waived", "notApplied");
    private static final List<String> ASPECTS = List.of("tests", "delay", "severity", "relief");

    static Read by(String person, MadeUp made) {
        return of(made, made.seenBy(person, WORDS));
    }

    static Read after(MadeUp before, MadeUp made) {
        return of(made, made.seenBy("somebody", WORDS, before));
    }

    private static Read of(MadeUp made, ConsistencyReport report) {
        var read = new Read(made, answer(opened(report)).get("report"), new LinkedHashSet<>());
        read.totals();
        read.dimensions();
        read.disputes();
        return read;
    }

    private Set<Case> cases(Predicate<Case> asked) {
        return identity(made.cases().stream().filter(asked));
    }

    /** Two cases may be alike in everything: they are told apart by their place. */
    private Set<Case> identity(Stream<Case> cases) {
        return cases.collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    private void outcomes(JsonNode outcomes, Set<Case> of) {
        shown.add(of);
        BECAME.forEach(became -> assertThat(outcomes.get(became).asInt())
                .as(became)
                .isEqualTo(of.stream().filter(each -> is(each, became)).count()));
    }

    private static boolean is(Case each, String became) {
        return each.became().replace("_", "").equalsIgnoreCase(became);
    }

    private void totals() {
        outcomes(report.get("outcomes"), cases(each -> true));
        assertThat(report.get("due").asInt()).isEqualTo(made.cases().size());
        assertThat(report.at("/exceptions/avoided").asInt())
                .isEqualTo(made.avoided().size());
    }

    private void dimensions() {
        for (var dimension : report.get("dimensions")) {
            for (var nature : Nature.values()) {
                half(dimension.get("by").asString(), nature, dimension.get(nature.word()));
            }
        }
    }

    private void half(String by, Nature nature, JsonNode half) {
        half.get("values")
                .valueStream()
                .filter(value -> !value.get("suppressed").asBoolean())
                .forEach(value -> {
                    var of = cases(
                            each -> is(each, by, nature, value.get("value").asString()));
                    outcomes(value.get("outcomes"), of);
                    assertThat(value.get("n").asInt()).isEqualTo(of.size());
                });
        if (!half.get("unstated").isNull()) {
            var unstated = cases(each -> each.nature() == nature && each.value(by) == null);
            assertThat(half.get("unstated").asInt()).isEqualTo(unstated.size());
            shown.add(unstated);
        }
        for (var aspect : ASPECTS) {
            half.get(aspect).forEach(test -> test(by, nature, test));
        }
    }

    private void test(String by, Nature nature, JsonNode test) {
        var group = test.get("group").asString();
        var first = cases(each -> is(each, by, nature, group));
        var second = cases(each -> each.nature() == nature && each.value(by) != null && !group.equals(each.value(by)));
        assertThat(test.at("/first/n").asInt()).isEqualTo(first.size());
        assertThat(test.at("/second/n").asInt()).isEqualTo(second.size());
        assertThat(test.get("apart")).isEmpty();
        assertThat(test.get("notCompared")).isEmpty();
        shown.add(first);
        shown.add(second);
        if (!test.get("figures").isNull()) {
            var strata =
                    new HashSet<>(first.stream().map(each -> stratum(each, by)).toList());
            strata.retainAll(second.stream().map(each -> stratum(each, by)).toList());
            var compared = cases(
                    each -> each.nature() == nature && each.value(by) != null && strata.contains(stratum(each, by)));
            // of which kind and severity each case is, nobody is shown: a number, but no sum that others follow
            // from
            assertThat(test.at("/figures/cases").asInt()).isEqualTo(compared.size());
        }
    }

    private static List<Object> stratum(Case each, String by) {
        return List.of(each.kind(), each.severity(), by.equals("rank") ? "" : each.rank());
    }

    private void disputes() {
        for (var disputes : report.at("/afterwards/disputedBy")) {
            for (var value : disputes.get("values")) {
                var of = cases(each -> value.get("value")
                        .asString()
                        .equals(each.value(disputes.get("by").asString())));
                assertThat(value.get("of").asInt()).isEqualTo(of.size());
                assertThat(value.get("disputed").asLong())
                        .isEqualTo(of.stream().filter(Case::disputed).count());
                shown.add(of);
            }
        }
    }

    /** The groups that are not shown, one by one. */
    List<Set<Case>> hidden() {
        return everyHalf()
                .flatMap(half ->
                        half.values().stream().map(value -> cases(each -> is(each, half.by(), half.nature(), value))))
                .toList();
    }

    /** What is not shown of a comparison together, where it is too few. */
    List<Set<Case>> hiddenTogether() {
        return everyHalf()
                .map(half -> cases(each -> each.nature() == half.nature()
                        && half.values().contains(String.valueOf(each.value(half.by())))))
                .filter(together -> persons(together) < MadeUp.LEAST && !together.isEmpty())
                .toList();
    }

    /** The values that are not shown. */
    private record Half(String by, Nature nature, List<String> values) {}

    private Stream<Half> everyHalf() {
        return report.get("dimensions")
                .valueStream()
                .flatMap(dimension -> Stream.of(Nature.values())
                        .map(nature -> new Half(
                                dimension.get("by").asString(),
                                nature,
                                dimension
                                        .at("/" + nature.word() + "/values")
                                        .valueStream()
                                        .filter(value -> value.get("suppressed").asBoolean())
                                        .map(value -> value.get("value").asString())
                                        .toList())));
    }

    /** Of too few persons, or most of it of one. */
    static boolean isTooFew(Set<Case> cases) {
        return persons(cases) < MadeUp.LEAST
                || cases.stream().collect(Collectors.groupingBy(Case::owner, Collectors.counting())).values().stream()
                        .anyMatch(of -> 2 * of > cases.size());
    }

    private static int persons(Set<Case> cases) {
        return new HashSet<>(cases.stream().map(Case::owner).toList()).size();
    }

    /** What the rule book shows to everybody. */
    Set<Set<Case>> byRule() {
        var known = new LinkedHashSet<Set<Case>>();
        for (var nature : Nature.values()) {
            known.add(cases(each -> is(each, "rank", nature, "leaders")));
            known.add(cases(each -> is(each, "rank", nature, "others")));
        }
        return known;
    }

    private static boolean is(Case each, String by, Nature nature, String value) {
        return each.nature() == nature && value.equals(each.value(by));
    }

    static Snapshots.Opened opened(ConsistencyReport report) {
        var first = LocalDate.of(2026, 1, 1);
        var snapshot = new Snapshot(
                new UUID(1, 1), "2026-Q4", first, report.last(), Criterion.USUAL, Instant.EPOCH, null, "00");
        return new Snapshots.Opened(snapshot, "Aldera", report, WORDS, MadeUp.LEAST);
    }

    static JsonNode answer(Snapshots.Opened opened) {
        return JsonMapper.builder().build().valueToTree(PackAnswer.of(opened));
    }
}
