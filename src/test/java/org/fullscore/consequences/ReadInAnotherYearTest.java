package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second quarter of 2026, of which nobody decided anything, as pages tell of it the year after. */
class ReadInAnotherYearTest extends SecondQuarter {

    @BeforeEach
    void nobodyDecided() {
        agree("priya", "conor");
        deliver("1,priya,2026-05-05,112400\n2,conor,2026-06-05,60000\n");
        closeIt("{}");
        clock.set(LocalDate.of(2027, 2, 1));
    }

    @Test
    void daysHaveTheirYearInTheRegister() {
        assertThat(visit(house, "niamh").get("/obligations").body())
                .contains("Mon, Jul 27, 2026", "nobody decided by July 27, 2026");
    }

    @Test
    void aRewardThatNobodyGaveIsOverdueInTheStatement() {
        assertThat(visit(house, "priya").get("/pay").body())
                .contains(
                        "Overdue since Aug 3, 2026", "#overdue", "Q2 2026", "Revenue", "$620.00", "revenue, version 1")
                .doesNotContain("2026-Q2<", ">Pay runs<");
    }

    @Test
    void fromTheStatementOfSomebodyElseTheWayLeadsBack() {
        assertThat(visit(house, "ingrid").get("/pay/people/priya").body()).contains("<a href=\"/pay\">Pay runs</a>");
    }
}
