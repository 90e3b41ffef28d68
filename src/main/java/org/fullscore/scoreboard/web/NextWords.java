package org.fullscore.scoreboard.web;

import java.math.BigDecimal;
import java.util.List;
import org.fullscore.organization.Metric;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.LevelBox;
import org.fullscore.scoreboard.NextStep;
import org.fullscore.web.Words;

/** The next step of a goal in sentences: what is missing, how many results that is, what it brings, what follows if not. */
public record NextWords(GoalWords goal, NextStep step) {

    /** A place of the slider: the sentence, and what follows there. */
    public record Stop(String sentence, List<String> follows) {}

    /** Tells the fields of several goals on a page apart. */
    public String id() {
        return "next-" + goal.sheet().standing().goal();
    }

    public String away() {
        String missing = goal.sheet().standing().metric().unit() == Metric.Unit.PERCENT
                ? words().say("scoreboard.points", words().number(step.missing()))
                : goal.stave().amount(step.missing(), words());
        return lower()
                ? words().say("home.next.allowed", goal.name(step.now()), missing)
                : words().say("home.next.away", goal.name(step.next()), missing);
    }

    /** How many results that is; empty where nobody can tell. */
    public String own() {
        Integer needed = step.needed();
        NextStep.Unit unit = step.unit();
        if (needed == null || unit == null) {
            return "";
        }
        return switch (unit) {
            case NextStep.Won won -> words().say("home.next.won", needed);
            case NextStep.OwnAverage own ->
                own.value().compareTo(BigDecimal.ONE) == 0
                        ? ""
                        : words().say(
                                        lower() ? "home.next.average.allowed" : "home.next.average",
                                        goal.stave().about(own.value(), words()),
                                        needed,
                                        own.count());
        };
    }

    /** "Target brings", for the better of both levels. */
    public String better() {
        return words().say("home.next.brings", goal.name(lower() ? step.now() : step.next()));
    }

    public String brings() {
        return follows(lower() ? step.now() : step.next());
    }

    /** What follows on the other level. */
    public String otherwise() {
        return follows(lower() ? step.next() : step.now());
    }

    public boolean slides() {
        return step.stops().size() > 1;
    }

    public String label() {
        return words().say(
                        step.unit() instanceof NextStep.Won
                                ? "home.next.slide.won"
                                : lower() ? "home.next.slide.allowed" : "home.next.slide");
    }

    public List<Stop> stops() {
        return step.stops().stream().map(this::stop).toList();
    }

    /** The place at which the slider stands first: where the next level is reached, or this one only just kept. */
    public int first() {
        Integer needed = step.needed();
        for (int at = 0; at < step.stops().size(); at++) {
            if (needed != null && step.stops().get(at).more() >= needed) {
                return at;
            }
        }
        return 0;
    }

    private Stop stop(NextStep.Stop stop) {
        Standing then = stop.standing();
        Stave stave = new Stave(then, null, true);
        LevelBox box = goal.sheet().levels().stream()
                .filter(level -> level.level() == then.level())
                .findFirst()
                .orElse(step.now());
        return new Stop(
                words().say(
                                "home.next.stop",
                                stop.more(),
                                stave.about(then.actual().value(), words()),
                                stave.attained(words()),
                                goal.name(box)),
                goal.follows(box));
    }

    private String follows(LevelBox box) {
        List<String> follows = goal.follows(box);
        return follows.isEmpty() ? words().say("home.next.nothing") : String.join(" ", follows);
    }

    private boolean lower() {
        return goal.stave().lowerIsBetter();
    }

    private Words words() {
        return goal.words();
    }
}
