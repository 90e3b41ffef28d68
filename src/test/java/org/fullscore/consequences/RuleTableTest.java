package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which row of the policy of the design applies, and what it is worth. */
class RuleTableTest {

    private final RuleTable table = Policies2026.revenue().table();

    @Test
    void tierEdgesBelongToOneRowOnly() {
        assertThat(row("70")).isEqualTo("Short");
        assertThat(row("69.9999")).isEqualTo("Missed");
        assertThat(row("100")).isEqualTo("Met");
        assertThat(row("99.9999")).isEqualTo("Short");
        assertThat(row("120")).isEqualTo("Beyond stretch");
        assertThat(row("119.9999")).isEqualTo("Met");
    }

    @Test
    void aHairBelowTheTargetIsNotRoundedUpToIt() {
        Attained attained = Attained.ofHigher(new BigDecimal("749999997"), BigDecimal.ONE, new BigDecimal("750000000"));

        assertThat(table.match(new Situation(attained, List.of(), null))
                        .orElseThrow()
                        .name())
                .isEqualTo("Short");
    }

    @Test
    void attainmentBelowNothingCountsAsNothing() {
        assertThat(row("-12")).isEqualTo("Missed");
    }

    @Test
    void theHighestCountThatFitsWins() {
        assertThat(row("60", "65")).isEqualTo("Missed again");
        assertThat(row("60", "65", "10", "0")).isEqualTo("Missed again");
        assertThat(row("60", "80", "65")).isEqualTo("Missed");
        assertThat(row("60")).isEqualTo("Missed");
    }

    @Test
    void lowerIsBetterIsJudgedByTargetThroughActualAndNothingSentBackIsBeyondEveryRow() {
        assertThat(Attained.ofLower(new BigDecimal(50), BigDecimal.ONE, new BigDecimal(60)))
                .isEqualByComparingTo(Attained.percent(new BigDecimal(120)));
        assertThat(table.match(new Situation(
                                Attained.ofLower(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal(60)), List.of(), null))
                        .orElseThrow()
                        .name())
                .isEqualTo("Beyond stretch");
    }

    @Test
    void ofTwoRowsWithTheSameCountTheOneWithATeamConditionWins() {
        RuleTable withTeam = new RuleTable(List.of(
                new Rule("Alone", BigDecimal.ZERO, null, 1, null, List.of()),
                new Rule("Together", new BigDecimal(100), null, 1, new BigDecimal(100), List.of())));

        assertThat(rowOf(withTeam, "110", "100")).isEqualTo("Together");
        assertThat(rowOf(withTeam, "110", "99.9")).isEqualTo("Alone");
        assertThat(rowOf(withTeam, "110", null)).isEqualTo("Alone");
        assertThat(PolicyCheck.of(withTeam, 3).isComplete()).isTrue();
    }

    @Test
    void payIsExactAndRoundedOnceToTheCurrency() {
        Pay accelerator = new Pay.PerPoint(new BigDecimal(50), new BigDecimal(100), null, "USD");
        Attained third = Attained.ofHigher(new BigDecimal(4), new BigDecimal(3), BigDecimal.ONE);

        assertThat(accelerator.due(Attained.percent(new BigDecimal("112.4")))).isEqualTo(new BigDecimal("620.00"));
        assertThat(accelerator.due(third)).isEqualTo(new BigDecimal("1666.67"));
        assertThat(new Pay.PerPoint(new BigDecimal(50), new BigDecimal(100), null, "JPY").due(third))
                .isEqualTo(new BigDecimal("1667"));
        assertThat(accelerator.due(Attained.percent(new BigDecimal(100)))).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void payEndsAtUpToAndAFixedAmountIsWhatItSays() {
        Pay capped = new Pay.PerPoint(new BigDecimal(50), new BigDecimal(100), new BigDecimal(150), "USD");

        assertThat(capped.due(Attained.percent(new BigDecimal(149)))).isEqualTo(new BigDecimal("2450.00"));
        assertThat(capped.due(Attained.percent(new BigDecimal(700)))).isEqualTo(new BigDecimal("2500.00"));
        assertThat(capped.due(Attained.withoutLimit())).isEqualTo(new BigDecimal("2500.00"));
        assertThat(new Pay.Fixed(new BigDecimal("500"), "USD").due(Attained.percent(BigDecimal.ONE)))
                .isEqualTo(new BigDecimal("500.00"));
    }

    private String row(String attained, String... before) {
        List<Attained> history = Stream.of(before)
                .map(each -> Attained.percent(new BigDecimal(each)))
                .toList();
        return table.match(new Situation(Attained.percent(new BigDecimal(attained)), history, null))
                .orElseThrow()
                .name();
    }

    private static String rowOf(RuleTable table, String attained, @Nullable String team) {
        Attained teams = team == null ? null : Attained.percent(new BigDecimal(team));
        return table.match(new Situation(Attained.percent(new BigDecimal(attained)), List.of(), teams))
                .orElseThrow()
                .name();
    }
}
