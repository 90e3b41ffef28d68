package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import org.fullscore.consistency.statistics.Proportion;
import org.junit.jupiter.api.Test;

/** Kept comes first: against the standard, whatever the others do. */
class KeptTests {

    @Test
    void alikeAndAllLateIsNotKept() {
        assertThat(VerdictRule.USUAL.kept(new Proportion(30, 300)).verdict()).isEqualTo(Verdict.NOT_KEPT);
    }

    @Test
    void ninetyEightPercentOfAThousandIsKept() {
        var kept = VerdictRule.USUAL.kept(new Proportion(980, 1000));
        assertThat(kept.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(kept.interval().lower()).isGreaterThan(0.95);
        assertThat(kept.moreCases()).isEmpty();
    }

    @Test
    void twentyOfTwentyIsTooFewToTell() {
        var kept = VerdictRule.USUAL.kept(new Proportion(20, 20));
        assertThat(kept.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(kept.moreCases()).hasValue(53);
        assertThat(VerdictRule.USUAL.kept(new Proportion(73, 73)).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(VerdictRule.USUAL.kept(new Proportion(72, 72)).verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
    }

    @Test
    void atTheStandardItselfNoNumberOfCasesTells() {
        var kept = VerdictRule.USUAL.kept(new Proportion(95, 100));
        assertThat(kept.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(kept.moreCases()).isEmpty();
    }

    @Test
    void nothingDueIsTooFew() {
        var kept = VerdictRule.USUAL.kept(Proportion.NONE);
        assertThat(kept.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(kept.moreCases()).isEmpty();
    }

    @Test
    void anOrganizationMaySetAnotherStandard() {
        var generous = new VerdictRule(0.80, 0.90);
        assertThat(generous.kept(new Proportion(900, 1000)).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(VerdictRule.USUAL.kept(new Proportion(900, 1000)).verdict()).isEqualTo(Verdict.NOT_KEPT);
    }
}
