package org.fullscore.consistency.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.fullscore.consistency.MadeUp;
import tools.jackson.databind.JsonNode;

/**
 * Nobody who may not open the cases can work out a group that is not shown (rule book 8.7): every number of the report and of its exports
 * is a sum over cases that is checked to be true, and by linear algebra over those sums no group that is not shown follows, nor do those
 * that are not shown together where they are too few. What the rule book shows to everybody whatever its size is taken as known: the
 * totals, and leaders and everybody else.
 */
class SuppressionProperties {

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
        var opened = Read.opened(MadeUp.of(teams).seenBy("somebody", Read.WORDS));
        var known = new HashSet<Long>();
        whole(Read.answer(opened), known);
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
