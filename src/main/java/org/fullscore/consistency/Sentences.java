package org.fullscore.consistency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.web.Words;

/** Findings in sentences: what happened, what it means, which test says so and why that one. An empty sentence is none. */
public record Sentences(Words words) {

    /** "286 of 385 on time, 74.3% (95% interval 69.7% to 78.4%): the standard of 95% is not kept." */
    public String kept(Kept kept) {
        var cases = kept.cases();
        return cases.trials() == 0
                ? words.say("consistency.kept.nothing")
                : words.say(
                        "consistency.kept." + kept.verdict(),
                        cases.successes(),
                        cases.trials(),
                        percent(cases.rate()),
                        percent(kept.interval().lower()),
                        percent(kept.interval().upper()),
                        percent(kept.standard()));
    }

    /** "Leaders: 41 of 65 on time, 63.1%. Everybody else: 270 of 320, 84.4%." */
    public String happened(Finding finding) {
        return words.say(
                "consistency.happened",
                finding.firstName(),
                finding.first().successes(),
                finding.first().trials(),
                rate(finding.first()),
                finding.secondName(),
                finding.second().successes(),
                finding.second().trials(),
                rate(finding.second()));
    }

    /** Which way and by how many points, with the interval; empty when there is nothing to compare. */
    public String difference(Finding finding) {
        var evidence = finding.evidence();
        if (evidence == null) {
            return "";
        }
        var difference = evidence.difference();
        return words.say(
                "consistency.direction." + finding.direction(),
                finding.firstName(),
                finding.secondName(),
                words.number(Math.abs(difference.value()) * 100, 1),
                points(difference.interval().lower()),
                points(difference.interval().upper()));
    }

    /** The verdict and why. */
    public String reason(Finding finding) {
        var evidence = finding.evidence();
        return words.say(
                "consistency.reason." + finding.reason(), evidence == null ? "" : probability(evidence.clusteredP()));
    }

    /** Which test was used, why that one, and what it says; empty when there is nothing to compare. */
    public String test(Finding finding) {
        var evidence = finding.evidence();
        return evidence == null
                ? ""
                : words.say(
                        "consistency.test." + evidence.test(),
                        evidence.cases(),
                        evidence.strata(),
                        probability(evidence.pValue()),
                        finding.family(),
                        probability(finding.adjustedP()));
    }

    /** Whether the strata agree; empty when there are not several. */
    public String homogeneity(Finding finding) {
        var evidence = finding.evidence();
        if (evidence == null || evidence.homogeneity().state() == Homogeneity.State.ONE_STRATUM) {
            return "";
        }
        var breslowDay = evidence.homogeneity().breslowDay();
        return words.say(
                "consistency.homogeneity." + evidence.homogeneity().state(),
                breslowDay == null ? "" : probability(breslowDay.pValue()));
    }

    /** How many cases were not compared, and of which strata; empty when all were. */
    public String leftOut(Finding finding) {
        int cases = finding.leftOut().stream()
                .mapToInt(stratum -> stratum.first().trials() + stratum.second().trials())
                .sum();
        return cases == 0
                ? ""
                : words.say(
                        "consistency.left-out",
                        cases,
                        words.list(
                                finding.leftOut().stream().map(LeftOut::stratum).toList()));
    }

    /** How many more cases would tell, and periods, given how many periods the cases came from; empty when it is not cases that are missing. */
    public String more(Finding finding, int periodsSoFar) {
        return finding.moreCases().isEmpty()
                ? ""
                : words.say(
                        "consistency.more.periods",
                        finding.moreCases().getAsInt(),
                        finding.morePeriods(periodsSoFar).orElseThrow());
    }

    private String rate(Proportion proportion) {
        return proportion.trials() == 0 ? words.say("consistency.happened.none") : percent(proportion.rate());
    }

    private String percent(double fraction) {
        var percent = BigDecimal.valueOf(fraction * 100).setScale(1, RoundingMode.HALF_UP);
        return words.percent(percent);
    }

    private String points(double fraction) {
        double points = fraction * 100;
        return (points >= 0.05 ? "+" : "") + words.number(points, 1);
    }

    /** Three decimals, and never 0.000: "= 0.024", "< 0.001". */
    private String probability(double p) {
        return p < 0.001 ? "< " + words.number(0.001, 3) : "= " + words.number(p, 3);
    }
}
