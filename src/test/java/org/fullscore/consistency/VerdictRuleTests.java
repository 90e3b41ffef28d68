package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fullscore.consistency.Cases.judged;
import static org.fullscore.consistency.Cases.side;
import static org.fullscore.consistency.Cases.spread;
import static org.fullscore.consistency.Cases.tally;
import static org.fullscore.consistency.Cases.together;
import static org.fullscore.consistency.Cases.withCoverage;
import static org.fullscore.consistency.Cases.withTallies;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.fullscore.consistency.statistics.Proportion;
import org.junit.jupiter.api.Test;

/** The written rule, example by example (rule book 8.1 to 8.5). */
class VerdictRuleTests {

    private static Evidence evidence(Finding finding) {
        return Objects.requireNonNull(finding.evidence());
    }

    @Test
    void fortyOfFiftyAgainstFortyFiveOfFiftyIsTooFew() {
        var finding = judged(side("Leaders", 40, 50), side("Everybody else", 45, 50));
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(finding.reason()).isEqualTo(Reason.WIDE_INTERVAL);
        assertThat(evidence(finding).difference().value()).isCloseTo(-0.1, within(1e-12));
        assertThat(finding.moreCases().orElseThrow()).isBetween(50, 300);
    }

    @Test
    void fiftyFourOfSixtyAgainst270Of300IsConsistent() {
        var finding = judged(side("Leaders", 54, 60), side("Everybody else", 270, 300));
        assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(finding.direction()).isEqualTo(Direction.KEEPS_IT_AS_OFTEN);
        assertThat(finding.moreCases()).isEmpty();
    }

    @Test
    void nineHundredAgainst905OfAThousandIsConsistent() {
        assertThat(judged(side("Leaders", 900, 1000), side("Everybody else", 905, 1000))
                        .verdict())
                .isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void thirtyOfSixtyAgainst255Of300Differs() {
        var finding = judged(side("Leaders", 30, 60), side("Everybody else", 255, 300));
        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(finding.reason()).isEqualTo(Reason.DIFFERENCE);
        assertThat(finding.direction()).isEqualTo(Direction.KEEPS_IT_LESS_OFTEN);
        assertThat(finding.isFault()).isTrue();
        assertThat(evidence(finding).test()).isEqualTo(TestUsed.FISHER);
        assertThat(evidence(finding).difference().interval().upper()).isLessThan(-0.2);
    }

    @Test
    void moreOfTheBenefitsAndFewerOfTheBurdensIsNotAlike() {
        var rewards = side("Leaders", 20, 20);
        var correctives = side("Leaders", 0, 5);
        var rewardsOfOthers = side("Everybody else", 80, 100);
        var correctivesOfOthers = side("Everybody else", 80, 100);

        var pooled = judged(
                together("Leaders", rewards, correctives),
                together("Everybody else", rewardsOfOthers, correctivesOfOthers));
        assertThat(evidence(pooled).pValue()).isCloseTo(1, within(1e-9));

        var benefits = judged(rewards, rewardsOfOthers);
        assertThat(evidence(benefits).pValue()).isCloseTo(0.024, within(0.0005));
        assertThat(benefits.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(benefits.direction()).isEqualTo(Direction.KEEPS_IT_MORE_OFTEN);

        var burdens = judged(correctives, correctivesOfOthers);
        assertThat(evidence(burdens).pValue()).isCloseTo(0.0006, within(0.00005));
        assertThat(burdens.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(burdens.direction()).isEqualTo(Direction.KEEPS_IT_LESS_OFTEN);
    }

    @Test
    void keepingItMoreOftenIsNeverAFault() {
        var finding = judged(side("Grace", 60, 60), side("Everybody else", 240, 300));
        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(finding.direction()).isEqualTo(Direction.KEEPS_IT_MORE_OFTEN);
        assertThat(finding.isFault()).isFalse();
    }

    @Test
    void aDifferenceUnderFivePointsIsNone() {
        var finding = judged(side("Leaders", 9_600, 10_000), side("Everybody else", 9_900, 10_000));
        assertThat(evidence(finding).pValue()).isLessThan(1e-9);
        assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void aDifferenceOfExactlyFivePointsCounts() {
        var finding = judged(side("Leaders", 900, 1000), side("Everybody else", 950, 1000));
        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void twoPersonsAreTooFew() {
        var finding = judged(spread(side("Leaders", 0, 20), 2, 10), side("Everybody else", 255, 300));
        assertThat(finding.reason()).isEqualTo(Reason.FEW_PERSONS);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(finding.moreCases()).isPresent();
    }

    @Test
    void oneOccasionIsTooFew() {
        var finding = judged(spread(side("Leaders", 0, 20), 10, 1), side("Everybody else", 255, 300));
        assertThat(finding.reason()).isEqualTo(Reason.FEW_OCCASIONS);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
    }

    @Test
    void oneOccasionExplainsIt() {
        var leaders = withTallies(
                "Leaders",
                IntStream.range(0, 30)
                        .mapToObj(i -> tally("all", "closing " + i % 3, "leader " + i, i % 3 == 0 ? 0 : 1, 1))
                        .toList());
        var finding = judged(leaders, side("Everybody else", 285, 300));
        assertThat(evidence(finding).pValue()).isLessThan(0.001);
        assertThat(evidence(finding).clusteredP()).isGreaterThan(0.05);
        assertThat(finding.reason()).isEqualTo(Reason.ONE_OCCASION_EXPLAINS_IT);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(finding.isWorthALook()).isTrue();
    }

    @Test
    void whenDecidersAreComparedOnePersonMayExplainIt() {
        var camille = withTallies(
                "Camille",
                List.of(
                        tally("all", "first closing", "ann", 0, 9),
                        tally("all", "second closing", "ann", 0, 9),
                        tally("all", "first closing", "ben", 9, 9),
                        tally("all", "second closing", "cem", 9, 9)));
        var finding = VerdictRule.USUAL
                .judge(List.of(Cases.comparison(camille, side("the others", 270, 300), Clusters.PERSONS)))
                .getFirst();
        assertThat(finding.reason()).isEqualTo(Reason.ONE_PERSON_EXPLAINS_IT);
    }

    @Test
    void lowCoverageIsNeverConsistent() {
        var manager = withCoverage(0.4, side("Camille", 400, 400));
        var finding = judged(manager, side("the others", 396, 400));
        assertThat(finding.reason()).isEqualTo(Reason.LOW_COVERAGE);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(finding.moreCases()).isEmpty();
    }

    @Test
    void tenAgainstTenWithEverythingAppliedProvesNothing() {
        var first = together("Leaders", side("Leaders", "reward 1", 5, 5), side("Leaders", "reward 2", 5, 5));
        var second = together("Others", side("Others", "reward 1", 5, 5), side("Others", "reward 2", 5, 5));
        var finding = judged(first, second);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(evidence(finding).oddsRatio()).isNull();
        assertThat(finding.moreCases().orElseThrow()).isBetween(5, 100);
    }

    @Test
    void fourWaivedAreStatedThoughTheyProveNothing() {
        var finding = judged(side("Leaders", 0, 4), side("Everybody else", 5, 9));
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(finding.first()).isEqualTo(new Proportion(0, 4));
        assertThat(finding.second()).isEqualTo(new Proportion(5, 9));
    }

    @Test
    void casesWithoutCounterpartAreCountedAndNamed() {
        var leaders = together("Leaders", side("Leaders", "reward", 54, 60), side("Leaders", "bonus", 2, 7));
        var finding = judged(leaders, side("Everybody else", "reward", 270, 300));
        assertThat(finding.leftOut()).containsExactly(new LeftOut("bonus", new Proportion(2, 7), Proportion.NONE));
        assertThat(finding.first()).isEqualTo(new Proportion(56, 67));
        assertThat(evidence(finding).test()).isEqualTo(TestUsed.FISHER);
        assertThat(evidence(finding).cases()).isEqualTo(360);
        assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void nothingInCommonIsNothingToCompare() {
        var finding = judged(side("Leaders", "bonus", 2, 7), side("Everybody else", "reward", 270, 300));
        assertThat(finding.reason()).isEqualTo(Reason.NOTHING_TO_COMPARE);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
        assertThat(finding.evidence()).isNull();
        assertThat(finding.leftOut()).hasSize(2);
    }

    @Test
    void whatIsNoTestIsNotAdjustedFor() {
        var findings = VerdictRule.USUAL.judge(List.of(
                Cases.comparison(side("a", "x", 3, 5), side("b", "y", 3, 5), Clusters.OCCASIONS),
                Cases.comparison(side("a", 30, 60), side("b", 255, 300), Clusters.OCCASIONS)));
        assertThat(findings).extracting(Finding::family).containsOnly(1);
        assertThat(findings.getLast().adjustedP())
                .isEqualTo(evidence(findings.getLast()).pValue());
    }

    @Test
    void whatLooksLargeAmongTwelveManagersMustBeLarger() {
        var first = side("Camille", 14, 20);
        var rest = side("the others", 270, 300);
        assertThat(judged(first, rest).verdict()).isEqualTo(Verdict.DIFFERS);
        var ordinary = Cases.comparison(side("Henrik", 18, 20), side("the others", 266, 300), Clusters.OCCASIONS);
        var family = IntStream.range(0, 12)
                .mapToObj(i -> i == 0 ? Cases.comparison(first, rest, Clusters.OCCASIONS) : ordinary)
                .toList();
        var finding = VerdictRule.USUAL.judge(family).getFirst();
        assertThat(finding.family()).isEqualTo(12);
        assertThat(finding.adjustedP()).isGreaterThan(0.05);
        assertThat(finding.verdict()).isEqualTo(Verdict.TOO_FEW_CASES);
    }

    @Test
    void likeIsComparedWithLike() {
        var leaders = together("Leaders", side("Leaders", "reward", 9, 10), side("Leaders", "corrective", 45, 90));
        var others = together("Others", side("Others", "reward", 270, 300), side("Others", "corrective", 20, 40));
        var finding = judged(leaders, others);
        assertThat(evidence(finding).test()).isEqualTo(TestUsed.EXACT_WITHIN_STRATA);
        assertThat(evidence(finding).strata()).isEqualTo(2);
        assertThat(evidence(finding).difference().value()).isCloseTo(0, within(1e-12));
        assertThat(evidence(finding).pValue()).isGreaterThan(0.8);
        assertThat(finding.verdict()).isNotEqualTo(Verdict.DIFFERS);
    }

    @Test
    void missingCasesAreAlsoToldInPeriods() {
        var finding = judged(side("Leaders", 40, 50), side("Everybody else", 45, 50));
        int more = finding.moreCases().orElseThrow();
        assertThat(finding.morePeriods(4)).hasValue((int) Math.ceil(more * 4 / 100.0));
    }
}
