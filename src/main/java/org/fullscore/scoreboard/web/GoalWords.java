package org.fullscore.scoreboard.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.AgreementTerms;
import org.fullscore.organization.Metric;
import org.fullscore.results.Level;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.GoalSheet;
import org.fullscore.scoreboard.LevelBox;
import org.fullscore.scoreboard.Pace;
import org.fullscore.scoreboard.Way;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A goal in sentences.
 *
 * @param viewer key of whoever reads, who is "you"
 * @param names of people by key
 */
public record GoalWords(GoalSheet sheet, int viewer, Map<Integer, String> names, Words words) {

    /** "Revenue", with the team's name where a team owns it. */
    public String title() {
        String metric = sheet.standing().metric().name();
        return sheet.team() == null ? metric : words.say("home.of-team", metric, sheet.team());
    }

    public Stave stave() {
        return new Stave(
                sheet.standing(),
                sheet.pace(),
                sheet.standing().owner().isPerson()
                        && Integer.valueOf(viewer)
                                .equals(sheet.standing().owner().personKey()));
    }

    /** Why, and that lower is better where it is. */
    public String why() {
        String why = sheet.agreement().reasons().why();
        String lower = stave().lowerIsBetter() ? words.say("home.lower") : "";
        if (why == null) {
            return lower;
        }
        return why.contains(lower) ? why : why + " " + lower;
    }

    /** The one figure of the goal: what was attained, or where lower is better what there is. */
    public String figure() {
        return stave().lowerIsBetter() ? stave().actual(words) : stave().attained(words);
    }

    public String beside() {
        return stave().lowerIsBetter()
                ? stave().ofTarget(words)
                : words.say("home.amount-of", stave().actual(words), stave().ofTarget(words));
    }

    public @Nullable String level(@Nullable BigDecimal level) {
        return level == null ? null : stave().amount(level, words);
    }

    public @Nullable String expected() {
        return sheet.pace() == null ? null : stave().about(sheet.pace().expected(), words);
    }

    /** "€19,546 ahead of pace." */
    public @Nullable String pace() {
        Pace pace = sheet.pace();
        if (pace == null || !sheet.standing().hasData() || stave().isOver()) {
            return null;
        }
        String direction = pace.difference().signum() == 0
                ? "on"
                : (stave().lowerIsBetter() ? "lower." : "higher.")
                        + (pace.difference().signum() > 0 ? "above" : "below");
        return words.say(
                "home.pace." + direction, stave().about(pace.difference().abs(), words));
    }

    /** What it takes to reach the next level and the target, and how it goes. */
    public String say() {
        Standing standing = sheet.standing();
        if (!standing.hasTarget()) {
            return stave().noTarget(words);
        }
        if (!standing.hasData()) {
            return words.say("home.no-data", words.amount(standing.target(), stave().unit()));
        }
        if (stave().isOver()) {
            return words.say(standing.met() ? "home.over.met" : "home.over.missed", stave().attained(words));
        }
        Pace pace = sheet.pace();
        if (pace == null) {
            return words.say(standing.met() ? "home.now.met" : "home.now.missed");
        }
        List<String> sentences = new ArrayList<>();
        if (stave().lowerIsBetter()) {
            sentences.add(
                    standing.met()
                            ? words.say(
                                    "home.allowed",
                                    stave().about(pace.remaining(), words),
                                    words.dayOfYear(standing.period().lastDay()))
                            : words.say("home.allowed.none", stave().amount(standing.target(), words)));
        } else {
            sentences.add(away(standing));
            if (pace.remaining().signum() > 0 && pace.remainingADay() != null) {
                sentences.add(words.say("home.takes", stave().about(pace.remainingADay(), words), pace.left()));
            }
        }
        sheet.way()
                .recentADay()
                .ifPresent(rate -> sentences.add(words.say("home.recent", Way.RECENT, stave().about(rate, words))));
        if (sheet.projection() != null) {
            sentences.add(words.say(
                    "home.projection",
                    stave().about(sheet.projection().low(), words),
                    stave().about(sheet.projection().high(), words)));
        }
        return String.join(" ", sentences);
    }

    private String away(Standing standing) {
        BigDecimal actual = standing.actual().value();
        BigDecimal commit = standing.commit();
        BigDecimal stretch = standing.stretch();
        if (commit != null && actual.compareTo(commit) < 0) {
            return words.say(
                    "home.away.commit",
                    stave().amount(commit.subtract(actual), words),
                    stave().amount(standing.target().subtract(actual), words));
        }
        if (!standing.met()) {
            return words.say(
                    "home.away.target", stave().amount(standing.target().subtract(actual), words));
        }
        return stretch != null && actual.compareTo(stretch) < 0
                ? words.say("home.away.stretch", stave().amount(stretch.subtract(actual), words))
                : words.say("home.reached");
    }

    /** What it takes from here; null where there is nothing to take. */
    public @Nullable NextWords next() {
        return sheet.next() == null ? null : new NextWords(this, sheet.next());
    }

    /** The levels as they stand on the scale of the drawing, from left to right. */
    public List<LevelBox> boxes() {
        return stave().lowerIsBetter() ? sheet.levels().reversed() : sheet.levels();
    }

    public String name(LevelBox box) {
        return box.level() == Level.NONE
                ? words.say(sheet.standing().commit() == null ? "home.level.short-of-target" : "home.level.none")
                : words.say("home.level." + box.level().word());
    }

    /** How many of the three strokes of the level's shape are filled. */
    public String shape(LevelBox box) {
        return "level-" + box.level().ordinal();
    }

    /** "80 to 100%", "7 to 8", "Up to €6,000". */
    public String range(LevelBox box) {
        boolean whole =
                sheet.standing().metric().unit() == Metric.Unit.COUNT && isWhole(box.from()) && isWhole(box.below());
        if (stave().lowerIsBetter()) {
            return box.from() == null
                    ? words.say("home.range.above", stave().amount(box.below(), words))
                    : words.say("home.range.up-to", stave().amount(box.from(), words));
        }
        if (!whole) {
            return percents(box.fromPercent(), box.belowPercent());
        }
        if (box.from() == null) {
            return words.say("home.range.below", stave().amount(box.below(), words));
        }
        if (box.below() == null) {
            return words.say("home.range.and-more", stave().amount(box.from(), words));
        }
        BigDecimal last = box.below().subtract(BigDecimal.ONE);
        return last.compareTo(box.from()) == 0
                ? stave().amount(last, words)
                : words.say("home.range.from-to", stave().amount(box.from(), words), stave().amount(last, words));
    }

    private static boolean isWhole(@Nullable BigDecimal value) {
        return value == null || value.stripTrailingZeros().scale() <= 0;
    }

    private String percents(BigDecimal from, @Nullable BigDecimal below) {
        if (below == null) {
            return words.say("home.range.and-above", percent(from));
        }
        return from.signum() == 0
                ? words.say("home.range.below", percent(below))
                : words.say("home.range.from-to", words.number(from), percent(below));
    }

    private String percent(BigDecimal percent) {
        return words.amount(percent.setScale(2, RoundingMode.HALF_UP), "percent");
    }

    /** What follows on a level, with the range where it is not the whole level; empty where no policy judges the goal. */
    public List<String> follows(LevelBox box) {
        List<AgreementTerms.Clause> clauses = sheet.agreement().consequences().stream()
                .filter(clause -> clause.reachesInto(box.fromPercent(), box.belowPercent()))
                .toList();
        boolean alike = clauses.stream().allMatch(clause -> covers(clause, box));
        return clauses.stream()
                .map(clause -> alike ? clause.brief() : percents(clause.from(), clause.below()) + ": " + clause.brief())
                .toList();
    }

    private static boolean covers(AgreementTerms.Clause clause, LevelBox box) {
        BigDecimal end = clause.below();
        return clause.from().compareTo(box.fromPercent()) <= 0
                && (end == null || (box.belowPercent() != null && end.compareTo(box.belowPercent()) >= 0));
    }

    /** Who signed when, or since when it is in force, and under which policy. */
    public String signed() {
        Agreement agreement = sheet.agreement();
        List<String> signatures = agreement.signatures().stream()
                .map(signature -> words.say(
                        "home.signed-by", person(signature.person()), words.dayOfYear(words.dayOf(signature.at()))))
                .toList();
        LocalDate inForce = agreement.inForceOn();
        String signed = !signatures.isEmpty()
                ? words.say("home.signed", words.list(signatures))
                : inForce == null ? "" : words.say("home.in-force", words.day(inForce));
        AgreementTerms.Terms terms = agreement.terms();
        return terms == null
                ? (signed + " " + words.say("home.no-policy")).strip()
                : (signed + " " + words.say("home.policy", terms.policy(), terms.version())).strip();
    }

    private String person(int key) {
        return key == viewer ? words.say("scoreboard.you") : names.getOrDefault(key, Words.NONE);
    }
}
