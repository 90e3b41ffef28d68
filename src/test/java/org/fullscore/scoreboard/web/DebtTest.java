package org.fullscore.scoreboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fullscore.scoreboard.Dues.State;
import org.fullscore.scoreboard.web.Debt.What;
import org.junit.jupiter.api.Test;

/** Colour says what kind of state a debt is in: only what is open can be late. */
class DebtTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

    private static Debt consequence(State state, LocalDate deadline) {
        return new Debt(
                What.CONSEQUENCE,
                "/obligations/1",
                "Coaching plan",
                "Niamh Byrne",
                "Q2 2026",
                state,
                deadline,
                null,
                null,
                TODAY);
    }

    @Test
    void whatWasWaivedIsNeitherGoodNorBadHoweverLongAgoItsDeadlineWas() {
        assertThat(consequence(State.WAIVED, TODAY.minusDays(9)).tone()).isEmpty();
        assertThat(consequence(State.WAIVED, TODAY.plusDays(9)).tone()).isEmpty();
    }

    @Test
    void whatIsOpenPastItsDeadlineIsBad() {
        assertThat(consequence(State.OVERDUE, TODAY.minusDays(1)).tone()).isEqualTo("bad");
        assertThat(consequence(State.DUE, TODAY).tone()).isEmpty();
    }
}
