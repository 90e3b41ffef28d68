package org.fullscore.consistency.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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

/**
 * Nobody who may not open the cases can work out a group that is not shown (rule book 8.7): every number of the report and of its exports
 * is a sum over cases that is checked to be true, and by linear algebra over those sums no group that is not shown follows, nor do those
 * that are not shown together where they are too few. What the rule book shows to everybody whatever its size is taken as known: the
 * totals, and leaders and everybody else.
 */
class SuppressionProperties {

    private static final Words WORDS = Dictionary.ofAllModules().words(Locale.US, ZoneOffset.UTC);
    private static final List<String> BECAME = List.of("applied", "late", "substituted", "waived", "notApplied");
    private static final List<String> ASPECTS = List.of("tests", "delay", "severity", "relief");

    /** Numbers that are sums of cases, all of which are looked at below, and numbers that follow from them. */
    private static final Set<String> KNOWN = Stream.of(
                    "due notYetDue withdrawn lapsed",
                    "outcomes/applied outcomes/late outcomes/substituted outcomes/waived outcomes/notApplied",
                    "kept/n kept/applied kept/rate/* kept/standard kept/moreCases",
                    "afterwards/done afterwards/confirmed afterwards/approvingPairs",
                    "afterwards/disputed/* afterwards/disputedBy/values/*",
                    "exceptions/avoided exceptions/strict/*",
                    "relieved/all/* relieved/all/share/* relieved/by/values/count/* relieved/by/values/count/share/*",
                    "relieved/overTime/leaders/* relieved/overTime/others/*",
                    "waiting/n waiting/longest waiting/steps/*",
                    "half/unstated half/values/n half/values/outcomes/* half/values/rate/* half/values/delay/*",
                    "half/values/severity/* half/values/avoided half/values/coverage",
                    "half/aspect/first/* half/aspect/first/rate/* half/aspect/second/* half/aspect/second/rate/*",
                    "half/aspect/figures/* half/aspect/figures/difference/* half/aspect/figures/ninety",
                    "half/aspect/figures/chiSquared/* half/aspect/figures/corrected/* half/aspect/figures/breslowDay/*",
                    "half/aspect/figures/oddsRatio/* half/aspect/moreCases half/aspect/morePeriods")
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toSet());

    @Provide
    Arbitrary<List<MadeUp.Team>> teams() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(2, 0), Tuple.of(1, 3), Tuple.of(1, 6)),
                        Arbitraries.of(MadeUp.Owed.class),
                        Arbitraries.integers().between(0, 999))
                .as(MadeUp.Team::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    /** What somebody reads: all sums of cases in it, each as the cases it is of. */
    private record Read(MadeUp made, JsonNode report, Set<Set<Case>> shown) {

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
            var second =
                    cases(each -> each.nature() == nature && each.value(by) != null && !group.equals(each.value(by)));
            assertThat(test.at("/first/n").asInt()).isEqualTo(first.size());
            assertThat(test.at("/second/n").asInt()).isEqualTo(second.size());
            assertThat(test.get("apart")).isEmpty();
            assertThat(test.get("notCompared")).isEmpty();
            shown.add(first);
            shown.add(second);
            if (!test.get("figures").isNull()) {
                var strata = new HashSet<>(
                        first.stream().map(each -> stratum(each, by)).toList());
                strata.retainAll(second.stream().map(each -> stratum(each, by)).toList());
                var compared = cases(each ->
                        each.nature() == nature && each.value(by) != null && strata.contains(stratum(each, by)));
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
                    .flatMap(half -> half.values().stream()
                            .map(value -> cases(each -> is(each, half.by(), half.nature(), value))))
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
                                            .filter(value ->
                                                    value.get("suppressed").asBoolean())
                                            .map(value -> value.get("value").asString())
                                            .toList())));
        }

        /** Of too few persons, or most of it of one. */
        private static boolean isTooFew(Set<Case> cases) {
            return persons(cases) < MadeUp.LEAST
                    || cases.stream()
                            .collect(Collectors.groupingBy(Case::owner, Collectors.counting()))
                            .values()
                            .stream()
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
    }

    private static Snapshots.Opened opened(ConsistencyReport report) {
        var first = LocalDate.of(2026, 1, 1);
        var snapshot = new Snapshot(
                new UUID(1, 1), "2026-Q4", first, report.last(), Criterion.USUAL, Instant.EPOCH, null, "00");
        return new Snapshots.Opened(snapshot, "Aldera", report, WORDS, MadeUp.LEAST);
    }

    private static JsonNode answer(Snapshots.Opened opened) {
        return JsonMapper.builder().build().valueToTree(PackAnswer.of(opened));
    }

    @Property(tries = 200)
    void noGroupThatIsNotShownFollowsFromWhatIs(@ForAll("teams") List<MadeUp.Team> teams) {
        var made = MadeUp.of(teams);
        var read = Read.by("somebody", made);
        var known = Sums.of(made.cases(), read.shown());
        var byRule = Sums.of(made.cases(), read.byRule());
        assertThat(union(read.hidden(), read.hiddenTogether()))
                .filteredOn(hidden -> !byRule.tell(hidden))
                .as("of %s", made)
                .noneMatch(known::tell);
    }

    @Property(tries = 300)
    void norFromTheReportBefore(@ForAll("teams") List<MadeUp.Team> teams) {
        var made = MadeUp.of(teams);
        var before = Read.by("somebody", made.at("2026-Q1", "2026-Q2"));
        var after = Read.after(made.at("2026-Q1", "2026-Q2"), made.at("2026-Q2", "2026-Q3"));
        var known = Sums.of(made.cases(), union(before.shown(), after.shown()));
        var byRule = Sums.of(made.cases(), union(before.byRule(), after.byRule()));
        assertThat(Stream.of(before, after).flatMap(read -> read.hidden().stream()))
                .filteredOn(hidden -> Read.isTooFew(hidden) && !byRule.tell(hidden))
                .as("of %s", made)
                .noneMatch(known::tell);
    }

    /**
     * Found by the property above: leaders of the later report were those of one team, and what the earlier one showed of that team, less
     * them, told of another.
     */
    @Example
    void norFromLeadersOfTheReportAfter() {
        norFromTheReportBefore(List.of(
                new MadeUp.Team(0, true, 0, 1, MadeUp.Owed.BENEFITS, 0),
                new MadeUp.Team(0, true, 4, 0, MadeUp.Owed.BENEFITS, 0),
                new MadeUp.Team(0, true, 6, 1, MadeUp.Owed.BOTH, 13)));
    }

    /** Found by the property above: the earlier report told of the one who is no leader of a team, and everybody else less that one was a team. */
    @Example
    void norFromOneOfATeamInTheReportBefore() {
        norFromTheReportBefore(List.of(
                new MadeUp.Team(0, true, 5, 0, MadeUp.Owed.BENEFITS, 2),
                new MadeUp.Team(0, true, 0, 1, MadeUp.Owed.BENEFITS, 3),
                new MadeUp.Team(0, true, 1, 1, MadeUp.Owed.BURDENS, 0),
                new MadeUp.Team(0, true, 6, 1, MadeUp.Owed.BURDENS, 0),
                new MadeUp.Team(0, true, 1, 6, MadeUp.Owed.BENEFITS, 18)));
    }

    /** Found by the property above: the same with the one leader of a team. */
    @Example
    void norFromTheLeaderOfATeamInTheReportBefore() {
        norFromTheReportBefore(List.of(
                new MadeUp.Team(0, true, 0, 6, MadeUp.Owed.BURDENS, 0),
                new MadeUp.Team(0, true, 8, 1, MadeUp.Owed.BOTH, 1)));
    }

    /** Found by the property above: the same, with cases of that leader in both of its periods. */
    @Example
    void norFromTheLeaderOfATeamInTwoPeriods() {
        norFromTheReportBefore(List.of(
                new MadeUp.Team(0, true, 0, 6, MadeUp.Owed.BENEFITS, 2),
                new MadeUp.Team(0, true, 6, 1, MadeUp.Owed.BENEFITS, 6)));
    }

    private static <T> List<T> union(Collection<T> one, Collection<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    @Property(tries = 200)
    void everyNumberIsOneThatWasLookedAt(@ForAll("teams") List<MadeUp.Team> teams) {
        var numbers = new LinkedHashSet<String>();
        collect(Read.by("somebody", MadeUp.of(teams)).report(), "", numbers);
        assertThat(numbers)
                .allMatch(number -> KNOWN.contains(number) || KNOWN.contains(number.replaceAll("/[^/]*$", "/*")));
    }

    private static void collect(JsonNode node, String path, Set<String> numbers) {
        if (node.isNumber()) {
            numbers.add(path.substring(1)
                    .replaceFirst("^dimensions/(benefits|burdens)/", "half/")
                    .replaceFirst("^half/(tests|delay|severity|relief)/", "half/aspect/"));
        }
        if (node.isArray()) {
            node.forEach(each -> collect(each, path, numbers));
        }
        node.propertyStream().forEach(field -> collect(field.getValue(), path + "/" + field.getKey(), numbers));
    }

    @Property(tries = 100)
    void theWorkbookHasNoNumberThatTheAnswerHasNot(@ForAll("teams") List<MadeUp.Team> teams) {
        var opened = opened(MadeUp.of(teams).seenBy("somebody", WORDS));
        var known = new HashSet<Long>();
        whole(answer(opened), known);
        assertThat(numbers(PackWorkbook.of(PackPage.of(opened)))).allMatch(known::contains);
    }

    private static void whole(JsonNode node, Set<Long> numbers) {
        if (node.isNumber()) {
            numbers.add(node.asLong());
        }
        node.forEach(each -> whole(each, numbers));
    }

    /** The whole numbers above those that a rate or a median of severities may be. */
    private static Set<Long> numbers(byte[] workbook) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            var numbers = new HashSet<Long>();
            for (var sheet : book.getSheets().toList()) {
                for (var row : sheet.read()) {
                    row.stream()
                            .filter(cell -> cell != null && cell.getType() == CellType.NUMBER)
                            .map(cell -> cell.asNumber().doubleValue())
                            .filter(number -> number == Math.rint(number))
                            .forEach(number -> numbers.add(number.longValue()));
                }
            }
            return numbers;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Property(tries = 200)
    void whatBelongsToOthersByNameIsNotThere(@ForAll("teams") List<MadeUp.Team> teams) {
        var made = MadeUp.of(teams);
        var report = Read.by("manager 0", made).report();
        assertThat(report.toString().replaceAll("manager 0\\b", "")).doesNotContain("manager ");
        assertThat(Read.by("somebody", made).report().toString()).doesNotContain("manager ", "-7777");
    }

    /** Found by the property above: the rest of two is one, and was called so. */
    @Example
    void ofTwoWhoOweNeitherReadsTheOther() {
        var team = new MadeUp.Team(1, true, 9, 0, MadeUp.Owed.BURDENS, 1);
        var report = Read.by("manager 0", MadeUp.of(List.of(team, team))).report();
        assertThat(report.toString()).contains("manager 0").doesNotContain("manager 1");
    }

    /** Found by the property above: what a single period adds told of teams of which something fell due in it only. */
    @Example
    void theCasesOfSinglePeriodsAreForThoseWhoMayOpenThem() {
        var team = new MadeUp.Team(1, true, 9, 2, MadeUp.Owed.BOTH, 1);
        var periods =
                Read.by("somebody", MadeUp.of(List.of(team, team))).report().at("/relieved/overTime");
        assertThat(periods).hasSize(3).allSatisfy(period -> {
            assertThat(period.get("waivers").isNull()).isTrue();
            assertThat(period.at("/others/agreements").asInt()).isEqualTo(18);
        });
    }

    @Property(tries = 200)
    void whatIsDrawnOfEverybodyElseIsOfEnoughPersons(@ForAll("teams") List<MadeUp.Team> teams) {
        var made = MadeUp.of(teams);
        var report = Read.by("somebody", made).report();
        for (var waiting : report.get("waiting")) {
            assertThat(waiting.get("group").asString().equals("leaders")
                            || made.persons(each -> each.rank().equals("rep")
                                            && each.nature()
                                                    .word()
                                                    .equals(waiting.get("of").asString()))
                                    >= MadeUp.LEAST)
                    .isTrue();
        }
        for (var period : report.at("/relieved/overTime")) {
            assertThat(period.get("waivers").isNull()).isTrue();
            int persons = made.agreeing(period.get("period").asString());
            assertThat(period.get("others").isNull() || persons == 0 || persons >= MadeUp.LEAST)
                    .isTrue();
        }
        boolean few = made.agreeing() < MadeUp.LEAST;
        boolean fewLowered = made.lowering() < MadeUp.LEAST;
        assertThat(report.at("/relieved/by/0/values")
                        .valueStream()
                        .filter(value -> value.get("value").asString().equals("others"))
                        .filter(value -> few && value.at("/count/agreements").asInt() > 0
                                || fewLowered && !value.at("/count/size").isNull()))
                .isEmpty();
        assertThat(few && report.at("/relieved/all/agreements").asInt() > 0 && made.agreeing() > 0)
                .isFalse();
    }
}
