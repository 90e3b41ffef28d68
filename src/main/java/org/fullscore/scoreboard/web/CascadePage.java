package org.fullscore.scoreboard.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.GoalTree;
import org.fullscore.scoreboard.GoalTrees;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The tree of goals as it is drawn.
 *
 * @param metric the one it is narrowed to, or null for all
 * @param offered what else one can look at
 * @param links whether the viewer may link goals
 * @param linked how many goals were just linked, or null
 * @param viewer key of whoever looks
 */
public record CascadePage(
        GoalTree tree,
        Period period,
        @Nullable Metric metric,
        Choices.Offered offered,
        boolean links,
        @Nullable Integer linked,
        int viewer) {

    /** What stands beside a goal: shape, tone and word. */
    public record State(String shape, String tone, String word) {}

    public @Nullable Stave stave(GoalTree.Node node) {
        Standing standing = node.standing();
        return standing == null ? null : new Stave(standing, node.pace(), isMine(node));
    }

    public boolean isMine(GoalTree.Node node) {
        Integer person = node.goal().owner().personKey();
        return person != null && person == viewer;
    }

    /** "Revenue, Q3 2026". */
    public String about(GoalTree.Node node, Words words) {
        return words.say("cascade.about", node.metric().name(), node.period().name(words.locale()));
    }

    public State state(GoalTree.Node node, Words words) {
        Stave stave = stave(node);
        if (stave == null) {
            boolean binding = node.goal().state().isBinding();
            return new State(
                    binding ? "signed" : "proposed",
                    "muted",
                    words.say("person.goal." + node.goal().state()));
        }
        if (!stave.standing().hasTarget()) {
            return new State("few", "muted", words.say("scoreboard.none"));
        }
        if (!stave.standing().hasData()) {
            return new State("few", "muted", words.say("cascade.no-data"));
        }
        boolean lower = stave.lowerIsBetter() && !stave.isOver();
        if (stave.standing().met() && !lower) {
            return new State("applied", "good", words.say("cascade.reached"));
        }
        if (stave.isOver()) {
            return new State("not-applied", "bad", words.say("cascade.missed"));
        }
        return stave.pace() == null
                ? new State("due", "", words.say("cascade.under-way"))
                : new State(stave.shape(), stave.tone(), words.say("cascade." + stave.shape()));
    }

    /** "3 goals serve it, together $1,200,000 of $1,164,000." */
    public String parts(GoalTree.Node node, Words words) {
        int number = node.parts().all();
        BigDecimal together = node.together();
        return together == null
                ? words.say("cascade.parts", number)
                : words.say(
                        "cascade.parts.together",
                        number,
                        words.amount(together, node.metric().in()),
                        words.amount(
                                node.goal().target().amount(), node.metric().in()));
    }

    /** Where the next goals of a level are. */
    public String more(GoalTree.Stretch stretch) {
        UriComponentsBuilder to = UriComponentsBuilder.fromPath("/cascade").queryParam("period", period.id());
        if (metric != null) {
            to.queryParam("metric", metric.code());
        }
        if (stretch.larger() != null) {
            to.queryParam("under", stretch.larger());
        } else {
            to.queryParam("list", stretch.lonely() ? "alone" : "served");
        }
        return to.queryParam("from", stretch.to()).encode().build().toUriString();
    }

    /** "Show them", "Show the next 50 of 3,120". */
    public String moreWords(GoalTree.Stretch stretch, Words words) {
        if (stretch.to() == 0 && stretch.all() <= GoalTrees.MOST) {
            return words.say("cascade.show", stretch.all());
        }
        int next = Math.min(GoalTrees.MOST, stretch.all() - stretch.to());
        return words.say("cascade.more", next, stretch.all());
    }

    /** The whole tree this is a part of. */
    public String wholeHref() {
        UriComponentsBuilder to = UriComponentsBuilder.fromPath("/cascade").queryParam("period", period.id());
        return (metric == null ? to : to.queryParam("metric", metric.code()))
                .encode()
                .build()
                .toUriString();
    }

    /** Where whoever asked for more goes on reading: the first of what is new. */
    public boolean isNext(GoalTree.Node node) {
        GoalTree.Stretch stretch = tree.trees();
        return !tree.whole() && stretch.from() > 0 && stretch.nodes().getFirst().equals(node);
    }

    public List<Option> periodOptions(Words words) {
        return offered.periodsWith(period).stream()
                .map(one -> new Option(one.id(), one.name(words.locale())))
                .toList();
    }

    public List<Option> metricOptions(Words words) {
        List<Option> options = new ArrayList<>(List.of(new Option("", words.say("cascade.all-metrics"))));
        offered.metrics().forEach(one -> options.add(new Option(one.code(), one.name())));
        return options;
    }
}
