package org.fullscore.scoreboard.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.FormulaAloud;
import org.fullscore.organization.Metric;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.Pace;
import org.fullscore.web.Bullet;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A standing as it is drawn and printed, the same on every page.
 *
 * @param pace null where there is none
 * @param mine whether it is the visitor's own
 */
public record Stave(Standing standing, @Nullable Pace pace, boolean mine) {

    public Bullet bullet() {
        BigDecimal actual = standing.hasData() ? standing.actual().value() : null;
        BigDecimal expected = pace == null || isOver() ? null : pace.expected();
        Bullet bullet = lowerIsBetter()
                ? Bullet.ofLowerIsBetter(actual, standing.target(), standing.commit(), standing.stretch(), expected)
                : Bullet.of(actual, standing.target(), standing.commit(), standing.stretch(), expected);
        return mine ? bullet.asMine() : bullet;
    }

    public boolean lowerIsBetter() {
        return standing.metric().direction() == Metric.Direction.LOWER;
    }

    /** Whether no working day is left, so that nothing is expected any more but the target. */
    public boolean isOver() {
        return standing.frozen() || (pace != null && pace.left() == 0);
    }

    /** "58.5%", "met" where nothing was measured and that is good, "–" without data. */
    public String attained(Words words) {
        BigDecimal printed = standing.printed();
        if (printed == null) {
            return standing.hasData() && standing.met() ? words.say("scoreboard.met") : Words.NONE;
        }
        return words.percent(printed);
    }

    public String actual(Words words) {
        return words.amount(standing.hasData() ? standing.actual().value() : null, unit());
    }

    /** "of €420,000", or "at most €8,000" where lower is better. */
    public String ofTarget(Words words) {
        if (!standing.hasTarget()) {
            return words.say("scoreboard.none");
        }
        return words.say(
                lowerIsBetter() ? "scoreboard.at-most" : "scoreboard.of", words.amount(standing.target(), unit()));
    }

    /** "Agreed $75,000; adjusted by rule (52 of 65 working days)"; null where what was agreed stands. */
    public @Nullable String byRule(Words words) {
        Adjustment adjustment = standing.adjustment();
        return adjustment == null ? null : FormulaAloud.adjusted(adjustment, unit(), words);
    }

    /** Why there is no target in this period. */
    public String noTarget(Words words) {
        Adjustment adjustment = standing.adjustment();
        return adjustment == null
                ? Words.NONE
                : words.say("scoreboard.no-target", FormulaAloud.days(adjustment.factor(), words));
    }

    /** The distance to pace with its sign. */
    public String gap(Words words) {
        return pace == null ? Words.NONE : words.signedAmount(rounded(pace.difference()), unit());
    }

    /** The same in points of attainment. */
    public String points(Words words) {
        BigDecimal points = pace == null ? null : pace.points();
        return points == null
                ? Words.NONE
                : words.say("scoreboard.points", (points.signum() > 0 ? "+" : "") + words.number(points, 1));
    }

    /** "good" or "bad", as it stands against pace. */
    public String tone() {
        return pace != null && pace.isOnPace() ? "good" : "bad";
    }

    /** The triangle that says whether the number lies above or below what is expected. */
    public String shape() {
        return pace != null && pace.isOnPace() ? "ahead" : "behind";
    }

    /** All of the drawing in words. */
    public String label(String name, Words words) {
        List<String> parts = new ArrayList<>();
        parts.add(
                standing.hasData()
                        ? words.say("scoreboard.label.attained", name, attained(words), actual(words), ofTarget(words))
                        : words.say("scoreboard.label.no-data", name, ofTarget(words)));
        String byRule = byRule(words);
        if (byRule != null) {
            parts.add(byRule);
        }
        if (pace != null && !isOver()) {
            parts.add(words.say("scoreboard.label.pace", about(pace.expected(), words)));
        }
        if (standing.commit() != null) {
            parts.add(words.say("scoreboard.label.commit", amount(standing.commit(), words)));
        }
        if (standing.stretch() != null) {
            parts.add(words.say("scoreboard.label.stretch", amount(standing.stretch(), words)));
        }
        return String.join("; ", parts);
    }

    /** An amount as it is. */
    public String amount(@Nullable BigDecimal amount, Words words) {
        return words.amount(amount, unit());
    }

    /** An amount that was computed, as people would say it: money in whole units, counts to one decimal. */
    public String about(@Nullable BigDecimal amount, Words words) {
        return words.amount(amount == null ? null : rounded(amount), unit());
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(standing.metric().unit() == Metric.Unit.CURRENCY ? 0 : 1, RoundingMode.HALF_UP);
    }

    public String unit() {
        return standing.metric().in();
    }
}
