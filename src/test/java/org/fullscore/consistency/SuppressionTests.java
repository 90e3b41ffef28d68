package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.organization.Suppression;
import org.junit.jupiter.api.Test;

class SuppressionTests {

    private static final Suppression FIVE = new Suppression(5);

    private static Map<String, Integer> persons(String name, int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> name + " " + i, i -> 1));
    }

    @Test
    void enoughPersonsAreShown() {
        assertThat(FIVE.hidden(List.of(Map.of("a", persons("a", 5), "b", persons("b", 6)))))
                .isEmpty();
    }

    @Test
    void oneAloneWouldBeTheRestOfTheTotal() {
        assertThat(FIVE.hidden(List.of(Map.of("a", persons("a", 2), "b", persons("b", 6), "c", persons("c", 9)))))
                .containsExactly("a", "b");
    }

    @Test
    void twoThatTogetherAreStillTooFewNeedAThird() {
        assertThat(FIVE.hidden(List.of(Map.of(
                        "a", persons("a", 1), "b", persons("b", 2), "c", persons("c", 6), "d", persons("d", 9)))))
                .containsExactly("a", "b", "c");
    }

    @Test
    void onePersonWithMoreThanHalfOfTheCasesIsTooMuch() {
        var dominated = new HashMap<>(persons("a", 6));
        dominated.put("a 0", 7);
        assertThat(FIVE.hidden(List.of(Map.of("a", dominated, "b", persons("b", 6), "c", persons("c", 9)))))
                .containsExactly("a", "b");
    }

    @Test
    void whatIsHiddenInOneTableIsHiddenInAll() {
        var benefits = Map.of("a", persons("a", 6), "b", persons("b", 7), "c", persons("c", 8));
        var burdens = Map.of("a", persons("a", 1), "b", persons("b", 7), "c", persons("c", 5));
        assertThat(FIVE.hidden(List.of(benefits, burdens))).containsExactly("a", "b");
    }

    private static Suppression.Part part(String rank, String region, String team, int persons) {
        return new Suppression.Part(
                Set.of(
                        new Suppression.Group("rank", rank, 0),
                        new Suppression.Group("region", region, 5),
                        new Suppression.Group("team", team, 5)),
                persons(rank + " " + region + " " + team, persons));
    }

    private static List<String> together(Suppression.Part... parts) {
        return FIVE.together(List.of(List.of(parts)), Set.of()).stream()
                .map(group -> group.by() + " " + group.value())
                .toList();
    }

    @Test
    void aRegionLessItsTeamsThatAreShownTellsOfNoOther() {
        assertThat(together(
                        part("others", "north", "oslo", 2),
                        part("others", "north", "leeds", 9),
                        part("others", "north", "hamburg", 8),
                        part("others", "south", "porto", 7),
                        part("others", "south", "lyon", 6)))
                // the next smallest of all would be Lyon, which is no help: North less Leeds and Hamburg is Oslo
                .contains("team oslo", "team hamburg")
                .doesNotContain("region north", "region south", "team leeds", "team porto");
    }

    @Test
    void aTeamThatIsTheWholeOfARegionTakesTheRegionWithIt() {
        assertThat(together(
                        part("others", "north", "oslo", 2),
                        part("others", "south", "porto", 7),
                        part("others", "south", "lyon", 6),
                        part("others", "central", "vienna", 20),
                        part("others", "central", "munich", 20)))
                // North would be everything less the others, and South the sum of its teams
                .containsExactly("region north", "region south", "team lyon", "team oslo");
    }

    @Test
    void twoTeamsOfTwoRegionsThatAreNotShownAreNeverTooFewTogether() {
        var hidden = together(
                part("others", "north", "oslo", 1),
                part("others", "north", "leeds", 4),
                part("others", "south", "porto", 1),
                part("others", "south", "lyon", 9),
                part("others", "central", "vienna", 20),
                part("others", "central", "munich", 20));
        // Leeds alone is enough to make up for Oslo; Porto needs Lyon
        assertThat(hidden).containsExactly("team leeds", "team lyon", "team oslo", "team porto");
    }

    @Test
    void leadersLessTheTeamsOfLeadersTellOfNoOther() {
        assertThat(together(
                        part("leaders", "top", "top", 1),
                        part("leaders", "north", "north", 6),
                        part("leaders", "south", "south", 7),
                        part("others", "north", "oslo", 8),
                        part("others", "north", "leeds", 9),
                        part("others", "south", "lyon", 8),
                        part("others", "south", "porto", 9)))
                .contains("team top", "region top", "team north");
    }

    @Test
    void aTeamThatMovedBetweenRegionsIsCountedInBoth() {
        assertThat(together(
                        part("others", "north", "oslo", 3),
                        part("others", "south", "oslo", 3),
                        part("others", "north", "leeds", 9),
                        part("others", "south", "porto", 2),
                        part("others", "south", "lyon", 9)))
                // Porto is everything less Oslo, Leeds and Lyon; three of Oslo alone are North less Leeds
                .containsExactly("team leeds", "team oslo", "team porto");
    }

    @Test
    void groupsNeedTenPersons() {
        var table = Map.of("a", persons("a", 9), "b", persons("b", 20), "c", persons("c", 30));
        assertThat(new Suppression(HiddenGroups.least(new Dimension(Dimension.Kind.GROUP, "contract"), 5))
                        .hidden(List.of(table)))
                .containsExactly("a", "b");
    }
}
