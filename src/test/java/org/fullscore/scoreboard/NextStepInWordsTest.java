package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.AgreementTerms;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Actual;
import org.fullscore.results.Freshness;
import org.fullscore.results.Level;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.web.GoalWords;
import org.fullscore.scoreboard.web.NextWords;
import org.fullscore.web.Dictionary;
import org.junit.jupiter.api.Test;

/** The next step as it is said: of a rate, and of what is better low; money is seen in the browser. */
class NextStepInWordsTest {

    private static final Period QUARTER =
            new Period("2026-Q3", Period.Kind.QUARTER, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));

    @Test
    void aRateIsReachedByWinsInARow() {
        Metric rate = metric(Metric.Direction.HIGHER, Metric.Aggregate.RATIO, Metric.Unit.PERCENT);
        NextWords words =
                words(rate, new Actual(BigDecimal.valueOf(300), BigDecimal.valueOf(7)), "50", new NextStep.Won());
        assertThat(words.away()).isEqualTo("Target is 7.14 points away.");
        assertThat(words.own()).isEqualTo("That is one more won, and none lost.");
        assertThat(words.label()).isEqualTo("If I win so many more in a row");
        assertThat(words.stops().get(words.first()).sentence()).isEqualTo("1 more: 50%, 100.0% of target, Target.");
    }

    @Test
    void whatIsBetterLowSaysHowMuchMayStillCome() {
        Metric returns = metric(Metric.Direction.LOWER, Metric.Aggregate.SUM, Metric.Unit.COUNT);
        NextWords words =
                words(returns, Actual.sum(new BigDecimal("7")), "12", new NextStep.OwnAverage(new BigDecimal("10"), 5));
        assertThat(words.away()).isEqualTo("It stays at Target while no more than 5 comes.");
        assertThat(words.own()).startsWith("At your own average of 2 that is 2 more results");
        assertThat(words.better()).isEqualTo("Target brings");
        assertThat(words.brings()).isEqualTo("Thanks by name.");
        assertThat(words.otherwise()).isEqualTo("Nothing follows.");
        assertThat(words.stops().getLast().sentence()).contains("Short of target");
    }

    private static NextWords words(Metric metric, Actual actual, String target, NextStep.Unit unit) {
        BigDecimal wanted = new BigDecimal(target);
        Standing standing = new Standing(
                        new UUID(0, 1),
                        Owner.person(1),
                        metric,
                        QUARTER,
                        wanted,
                        null,
                        null,
                        actual,
                        null,
                        Level.NONE,
                        false,
                        true,
                        null,
                        Instant.EPOCH,
                        Freshness.FRESH,
                        false,
                        null)
                .supposing(actual);
        List<LevelBox> levels = LevelBox.of(standing, null);
        GoalSheet sheet = new GoalSheet(
                standing,
                null,
                null,
                Way.of(QUARTER, null, WorkingDays.of(QUARTER.starts(), QUARTER.ends(), day -> true), QUARTER.starts()),
                agreement(metric, wanted),
                null,
                levels,
                NextStep.of(standing, levels, unit).orElseThrow());
        NextWords next = new GoalWords(
                        sheet,
                        1,
                        Map.of(),
                        Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.US, ZoneOffset.UTC))
                .next();
        return java.util.Objects.requireNonNull(next);
    }

    private static Agreement agreement(Metric metric, BigDecimal target) {
        return new Agreement(
                new GoalId(new UUID(0, 1)),
                Owner.person(1),
                metric,
                QUARTER,
                Target.of(target),
                null,
                Goal.Reasons.NONE,
                Goal.State.AGREED,
                QUARTER.starts(),
                false,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(new AgreementTerms.Clause(
                        "Met", BigDecimal.valueOf(100), null, "Thanks by name.", "Thanks by name.")),
                AdjustmentFormula.NONE,
                Set.of(),
                0);
    }

    private static Metric metric(Metric.Direction direction, Metric.Aggregate aggregate, Metric.Unit unit) {
        return new Metric((short) 1, "m", "M", unit, null, direction, aggregate, null, null);
    }
}
