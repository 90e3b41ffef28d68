package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.results.Actual;
import org.fullscore.results.Freshness;
import org.fullscore.results.Level;
import org.fullscore.results.Projection;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A goal of 420,000 with commit at 80 % and stretch at 120 %. */
class LevelsOfAGoalTest {

    @Test
    void everyLevelKnowsFromWhereToWhereItReaches() {
        List<LevelBox> boxes = LevelBox.of(standing(Metric.Direction.HIGHER, "336000", "504000"), null);
        assertThat(boxes)
                .extracting(LevelBox::level)
                .containsExactly(Level.NONE, Level.COMMIT, Level.TARGET, Level.STRETCH);
        assertThat(boxes.get(1).fromPercent()).isEqualByComparingTo("80");
        assertThat(boxes.get(1).belowPercent()).isEqualByComparingTo("100");
        assertThat(boxes.get(3).belowPercent()).isNull();
    }

    @Test
    void withoutCommitAndStretchThereAreTwoLevels() {
        assertThat(LevelBox.of(standing(Metric.Direction.HIGHER, null, null), null))
                .extracting(LevelBox::level)
                .containsExactly(Level.NONE, Level.TARGET);
    }

    @Test
    void theMiddleOfTheRangeSaysWhereItWouldEnd() {
        Projection range = new Projection(new BigDecimal("400000"), new BigDecimal("480000"));
        assertThat(LevelBox.of(standing(Metric.Direction.HIGHER, "336000", "504000"), range))
                .filteredOn(LevelBox::projected)
                .extracting(LevelBox::level)
                .containsExactly(Level.TARGET);
    }

    @Test
    void whereLowerIsBetterCommitLiesAboveTheTarget() {
        List<LevelBox> boxes = LevelBox.of(standing(Metric.Direction.LOWER, "525000", "350000"), null);
        assertThat(boxes.get(1).fromPercent()).isEqualByComparingTo("80");
        assertThat(boxes.get(3).fromPercent()).isEqualByComparingTo("120");
    }

    private static Standing standing(Metric.Direction direction, @Nullable String commit, @Nullable String stretch) {
        Metric metric =
                new Metric((short) 1, "m", "M", Metric.Unit.COUNT, null, direction, Metric.Aggregate.SUM, null, null);
        Period quarter =
                new Period("2026-Q3", Period.Kind.QUARTER, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));
        return new Standing(
                new UUID(0, 1),
                Owner.person(1),
                metric,
                quarter,
                new BigDecimal("420000"),
                commit == null ? null : new BigDecimal(commit),
                stretch == null ? null : new BigDecimal(stretch),
                Actual.sum(new BigDecimal("100")),
                new BigDecimal("0.00023810"),
                Level.NONE,
                false,
                true,
                1,
                Instant.EPOCH,
                Freshness.FRESH,
                false,
                null);
    }
}
