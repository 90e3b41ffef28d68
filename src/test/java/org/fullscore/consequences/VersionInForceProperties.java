package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fullscore.goals.AdjustmentFormula;

/** From the first day of a policy on there is one version in force on any day: the latest from on or before it. */
class VersionInForceProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final short REVENUE = 1;

    @Property(tries = 300)
    void onAnyDayFromTheFirstOnAVersionIsFound(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 1000) Integer> days,
            @ForAll @IntRange(min = 0, max = 1500) int day) {
        List<Policies.Version> published = published(days);
        LocalDate earliest =
                FIRST.plusDays(days.stream().mapToInt(Integer::intValue).min().orElseThrow());
        LocalDate asked = earliest.plusDays(day);
        Policies.Version found = Policies.judging(published, REVENUE, true, "quarter", asked, null)
                .orElseThrow();
        Policies.Version latest = published.stream()
                .filter(version -> !version.document().from().isAfter(asked))
                .max(Comparator.comparing(
                                (Policies.Version version) -> version.document().from())
                        .thenComparing(version -> version.id().number()))
                .orElseThrow();
        assertThat(found.id()).isEqualTo(latest.id());
    }

    @Property(tries = 100)
    void beforeTheFirstDayThereIsNone(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 1000) Integer> days,
            @ForAll @IntRange(min = 1, max = 1500) int before) {
        LocalDate earliest =
                FIRST.plusDays(days.stream().mapToInt(Integer::intValue).min().orElseThrow());
        assertThat(Policies.judging(published(days), REVENUE, true, "quarter", earliest.minusDays(before), null))
                .isEmpty();
    }

    private static List<Policies.Version> published(List<Integer> days) {
        return IntStream.range(0, days.size())
                .mapToObj(number -> new Policies.Version(
                        new PolicyVersionId("revenue", number + 1),
                        REVENUE,
                        "Revenue",
                        new PolicyDocument(
                                "revenue",
                                true,
                                false,
                                "quarter",
                                FIRST.plusDays(days.get(number)),
                                null,
                                List.of(),
                                AdjustmentFormula.NONE,
                                new RuleTable(List.of())),
                        1,
                        "Ingrid Solberg",
                        Instant.EPOCH,
                        "Sigrid Aalto",
                        Instant.EPOCH,
                        0,
                        0))
                .toList();
    }
}
