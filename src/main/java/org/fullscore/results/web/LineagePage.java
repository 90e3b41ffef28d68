package org.fullscore.results.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.fullscore.goals.Agreement;
import org.fullscore.organization.Metric;
import org.fullscore.results.Feed;
import org.fullscore.results.Lineage;
import org.fullscore.results.Standing;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The results behind the number of a goal.
 *
 * @param owner name of the person or team
 * @param behind null while the goal is not in force, and nothing is measured
 * @param feeds the sources behind the number, while it is not frozen
 * @param names of people by key
 * @param whole whether nobody's results are left out
 * @param further whether this is not the first page
 * @param mayReadRows whether the viewer may read whole rows, and so the page of an import
 */
public record LineagePage(
        Agreement goal,
        String owner,
        Lineage.@Nullable Behind behind,
        List<Feed> feeds,
        Map<Integer, String> names,
        boolean whole,
        boolean further,
        boolean mayReadRows) {

    public String path() {
        return "/goals/" + goal.id();
    }

    /** The number itself: "€245,700 of €420,000, 58.5%". */
    public String number(Words words) {
        Standing standing = behind == null ? null : behind.standing();
        if (standing != null && !standing.hasTarget()) {
            return words.say("lineage.no-target");
        }
        if (standing == null || !standing.hasData()) {
            return words.say(
                    "lineage.no-data",
                    words.amount(goal.target().amount(), goal.metric().in()));
        }
        String unit = standing.metric().in();
        BigDecimal printed = standing.printed();
        return words.say(
                standing.metric().direction() == Metric.Direction.LOWER ? "lineage.number.lower" : "lineage.number",
                words.amount(standing.actual().value(), unit),
                words.amount(standing.target(), unit),
                printed == null ? Words.NONE : words.percent(printed));
    }

    /** What the results come to, by metric: "23 results bring €245,700." */
    public String sums(Words words) {
        if (behind == null) {
            return "";
        }
        List<String> sums = behind.sums().entrySet().stream()
                .map(sum -> words.amount(sum.getValue(), unit(sum.getKey())))
                .toList();
        return words.say("lineage.sums", behind.count(), words.list(sums));
    }

    /** Whether the results come to something else than the number that was frozen. */
    public boolean differs() {
        return behind != null
                && whole
                && behind.standing().frozen()
                && behind.standing().metric().aggregate() == Metric.Aggregate.SUM
                && behind.standing()
                                .actual()
                                .value()
                                .compareTo(behind.sums()
                                        .getOrDefault(behind.standing().metric().code(), BigDecimal.ZERO))
                        != 0;
    }

    private String unit(String code) {
        return behind == null
                ? ""
                : behind.results().stream()
                        .map(Lineage.Origin::metric)
                        .filter(metric -> metric.code().equals(code))
                        .findFirst()
                        .orElse(goal.metric())
                        .in();
    }

    public boolean ofTeam() {
        return goal.owner().teamKey() != null;
    }

    public boolean ofRatio() {
        return goal.metric().aggregate() == Metric.Aggregate.RATIO;
    }

    public String name(int person) {
        return names.getOrDefault(person, Words.NONE);
    }

    public @Nullable String next() {
        return behind == null || behind.next() == null
                ? null
                : path() + "/results?after=" + LineageApi.cursor(behind.next());
    }
}
