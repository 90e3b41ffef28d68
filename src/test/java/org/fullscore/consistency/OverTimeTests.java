package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fullscore.consistency.CountingOverTime.Agreed;
import org.fullscore.organization.Period;
import org.junit.jupiter.api.Test;

/** Four quarters, of which the last is small. */
class OverTimeTests {

    private static final int LEAST = 5;

    private static Period quarter(int number) {
        var starts = LocalDate.of(2026, 1, 1).plusMonths(3L * (number - 1));
        return new Period("2026-Q" + number, Period.Kind.QUARTER, starts, starts.plusMonths(3));
    }

    private static Stream<Agreed> agreed(int quarter, String rank, int persons, int lowered) {
        return IntStream.range(0, persons)
                .mapToObj(person -> new Agreed("2026-Q" + quarter, rank, person, person < lowered));
    }

    private static List<OverTime> counted(Stream<Agreed> agreed, Caseload found) {
        return CountingOverTime.of(
                agreed.toList(), found, List.of(quarter(3), quarter(1), quarter(2), quarter(4)), LEAST);
    }

    private static Caseload cases(Caseload.Origin origin, List<String> words, Became... became) {
        var reading = new Caseload.Reading();
        for (var each : became) {
            for (var property : Caseload.Property.values()) {
                reading.put(property, words.get(property.ordinal()));
            }
            reading.put(each, origin, each == Became.NOT_APPLIED ? Delay.NEVER : -1, 1, 1);
        }
        return reading.read();
    }

    private static List<String> words(String rank, String period) {
        var words = new ArrayList<String>();
        for (var property : Caseload.Property.values()) {
            words.add(
                    switch (property) {
                        case RANK -> rank;
                        case CLOSING -> period;
                        case KIND -> "support";
                        case SEVERITY -> "1";
                        default -> "x";
                    });
        }
        return words;
    }

    private static Caseload none() {
        return new Caseload.Reading().read();
    }

    @Test
    void leadersAndEverybodyElseAreCountedApartFromTheEarliestPeriodOn() {
        var found = counted(
                Stream.concat(agreed(1, Dimension.LEADERS, 4, 3), agreed(1, Dimension.OTHERS, 20, 2)),
                cases(
                        Caseload.Origin.HERE,
                        words("leader", "2026-Q1"),
                        Became.WAIVED,
                        Became.APPLIED,
                        Became.WITHDRAWN,
                        Became.NOT_APPLIED));
        assertThat(found).extracting(OverTime::period).containsExactly("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4");
        assertThat(found.getFirst().leaders()).isEqualTo(new OverTime.Agreements(4, 3));
        assertThat(found.getFirst().waivers())
                .isEqualTo(new OverTime.Waivers(new OverTime.Waived(3, 1), new OverTime.Waived(0, 0)));
        assertThat(found.getFirst().others()).isEqualTo(new OverTime.Agreements(20, 2));
    }

    @Test
    void whatWasDecidedBeforeFullscoreHadNoClosing() {
        assertThat(counted(Stream.of(), cases(Caseload.Origin.PAST, words("rep", "2026-Q1"), Became.WAIVED))
                        .getFirst()
                        .waivers())
                .isEqualTo(new OverTime.Waivers(OverTime.Waived.NONE, OverTime.Waived.NONE));
    }

    @Test
    void aPeriodOfTooFewAndTheNextSmallestAreNotShownToEverybody() {
        var found = counted(
                Stream.of(
                                agreed(1, Dimension.OTHERS, 20, 2),
                                agreed(2, Dimension.OTHERS, 8, 1),
                                agreed(3, Dimension.OTHERS, 9, 1),
                                agreed(4, Dimension.OTHERS, 2, 1),
                                agreed(4, Dimension.LEADERS, 1, 1))
                        .flatMap(each -> each),
                none());
        var seen = found.stream().map(OverTime::guarded).toList();
        assertThat(seen)
                .extracting(OverTime::others)
                .containsExactly(new OverTime.Agreements(20, 2), null, new OverTime.Agreements(9, 1), null);
        assertThat(seen).extracting(OverTime::waivers).containsOnlyNulls();
        assertThat(seen.getLast().leaders()).isEqualTo(new OverTime.Agreements(1, 1));
    }

    @Test
    void whatNobodyDecidedIsNeverReached() {
        var groups = new Groups(
                cases(
                        Caseload.Origin.HERE,
                        words("rep", "2026-Q1"),
                        Became.APPLIED,
                        Became.APPLIED,
                        Became.NOT_APPLIED),
                Dimension.RANK,
                Nature.BURDENS);
        var waiting = groups.waiting(0, Nature.BURDENS, LEAST).orElseThrow();
        assertThat(waiting.steps()).containsExactly(new Waiting.Step(-1, 2));
        assertThat(waiting.by(-2)).isZero();
        assertThat(waiting.share(Delay.LONGEST)).isEqualTo(2 / 3.0);
        assertThat(waiting.longest()).isEqualTo(1);
    }
}
