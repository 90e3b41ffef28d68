package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However often somebody is moved about, on each day the last word about that day holds, and spans never overlap. */
class TimelineProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** From the first day on, for so many days, this value. */
    record Said(int from, int days, int value) {

        LocalDate starts() {
            return FIRST.plusDays(from);
        }

        LocalDate ends() {
            return FIRST.plusDays(from + days);
        }
    }

    @Property(tries = 300)
    void spansAreInOrderAndNeverOverlap(@ForAll("words") List<Said> words) {
        List<Timeline.Span<Integer>> spans = after(words).spans();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).starts()).isAfterOrEqualTo(spans.get(i - 1).ends());
        }
        assertThat(spans).allSatisfy(span -> assertThat(span.starts()).isBefore(span.ends()));
    }

    @Property(tries = 300)
    void onEachDayTheLastWordAboutItHolds(@ForAll("words") List<Said> words) {
        Timeline<Integer> line = after(words);
        FIRST.datesUntil(FIRST.plusDays(60)).forEach(day -> {
            var last = words.stream()
                    .filter(said -> !day.isBefore(said.starts()) && day.isBefore(said.ends()))
                    .map(Said::value)
                    .reduce((earlier, later) -> later);
            assertThat(line.on(day)).isEqualTo(last);
        });
    }

    @Property(tries = 200)
    void sayingTheSameAgainChangesNothing(@ForAll("words") List<Said> words) {
        Timeline<Integer> line = after(words);
        Said last = words.getLast();
        assertThat(line.between(last.starts(), last.ends(), last.value())).isEqualTo(line);
    }

    @Property(tries = 200)
    void nothingIsLeftOutsideTheLimits(@ForAll("words") List<Said> words) {
        Timeline<Integer> line = after(words).within(FIRST.plusDays(10), FIRST.plusDays(20));
        assertThat(line.on(FIRST.plusDays(9))).isEmpty();
        assertThat(line.on(FIRST.plusDays(20))).isEmpty();
        assertThat(line.on(FIRST.plusDays(15))).isEqualTo(after(words).on(FIRST.plusDays(15)));
    }

    private static Timeline<Integer> after(List<Said> words) {
        Timeline<Integer> line = Timeline.empty();
        for (Said said : words) {
            line = line.between(said.starts(), said.ends(), said.value());
        }
        return line;
    }

    @Provide
    Arbitrary<List<Said>> words() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(1, 3))
                .as(Said::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
