package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    @Test
    void groupsNeedTenPersons() {
        var table = Map.of("a", persons("a", 9), "b", persons("b", 20), "c", persons("c", 30));
        assertThat(Sight.suppression(new Dimension(Dimension.Kind.GROUP, "contract"), 5)
                        .hidden(List.of(table)))
                .containsExactly("a", "b");
    }
}
