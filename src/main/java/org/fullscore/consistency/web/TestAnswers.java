package org.fullscore.consistency.web;

import java.util.Arrays;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Evidence;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.consistency.statistics.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Puts findings on the wire.
 *
 * @param closings how many closings the cases come from, to say missing cases in periods
 */
record TestAnswers(Statements statements, int closings) {

    TestAnswer of(String group, Equality equality, Finding finding) {
        return new TestAnswer(
                group,
                side(finding.firstName(), finding.first()),
                side(finding.secondName(), finding.second()),
                finding.stratum(),
                finding.verdict(),
                finding.reason(),
                finding.direction(),
                statements.headline(equality, finding),
                figures(finding),
                finding.leftOut().stream()
                        .map(stratum -> new TestAnswer.StratumAnswer(
                                stratum.stratum(),
                                stratum.first().trials(),
                                stratum.second().trials()))
                        .toList(),
                finding.apart().stream().map(part -> of(group, equality, part)).toList(),
                ReportAnswer.orNull(finding.moreCases()),
                ReportAnswer.orNull(finding.morePeriods(closings)),
                finding.isWorthALook());
    }

    private static TestAnswer.SideAnswer side(String name, Proportion cases) {
        return new TestAnswer.SideAnswer(name, cases.trials(), cases.successes(), ReportAnswer.Rate.of(cases));
    }

    private static TestAnswer.@Nullable Figures figures(Finding finding) {
        var evidence = finding.evidence();
        return evidence == null ? null : figures(finding, evidence);
    }

    private static TestAnswer.Figures figures(Finding finding, Evidence evidence) {
        var difference = evidence.difference();
        var oddsRatio = evidence.oddsRatio();
        var breslowDay = evidence.homogeneity().breslowDay();
        return new TestAnswer.Figures(
                ReportAnswer.Rate.of(difference.value(), difference.interval()),
                Arrays.asList(
                        Decimals.of(evidence.ninety().lower()),
                        Decimals.of(evidence.ninety().upper())),
                ReportAnswer.word(evidence.test()),
                evidence.cases(),
                evidence.strata(),
                evidence.persons(),
                evidence.occasions(),
                Decimals.of(evidence.pValue()),
                Decimals.of(finding.adjustedP()),
                finding.family(),
                Decimals.of(evidence.clusteredP()),
                chiSquared(evidence.chiSquared()),
                chiSquared(evidence.correctedChiSquared()),
                oddsRatio == null ? null : ReportAnswer.Rate.of(oddsRatio.value(), oddsRatio.interval()),
                ReportAnswer.word(evidence.homogeneity().state()),
                breslowDay == null ? null : chiSquared(breslowDay));
    }

    private static TestAnswer.ChiSquaredAnswer chiSquared(Statistic statistic) {
        return new TestAnswer.ChiSquaredAnswer(
                Decimals.of(statistic.value()), statistic.degreesOfFreedom(), Decimals.of(statistic.pValue()));
    }
}
