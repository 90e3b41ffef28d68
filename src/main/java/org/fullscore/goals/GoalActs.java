package org.fullscore.goals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.ledger.Receipt;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the ledger says about goals.
 *
 * <p>Targets written together are one act; its entries list up to 500 goals each, so that loading thousands is a few
 * entries and still says of each goal what was written.
 */
@Component
class GoalActs {

    private static final int PER_ENTRY = 500;

    private final Ledger ledger;
    private final Clock clock;

    GoalActs(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Act of(String name, Goal goal, int by) {
        return Act.of(name, "goal", goal.id())
                .by(by)
                .with("target", goal.target().amount());
    }

    Receipt append(Act act) {
        return ledger.append(act);
    }

    List<Receipt> recorded(List<GoalRows.Wanted> created, List<GoalRows.Wanted> changed, int by) {
        List<GoalRows.Wanted> all =
                Stream.concat(created.stream(), changed.stream()).toList();
        if (all.size() == 1) {
            GoalRows.Wanted only = all.getFirst();
            return List.of(ledger.append(Act.of("goal-" + only.state().code(), "goal", only.id())
                    .by(by)
                    .with("content", content(only))
                    .saying("why", only.reasons().why())));
        }
        SortedMap<String, String> contents = new TreeMap<>();
        all.forEach(wanted -> contents.put(wanted.id().toString(), content(wanted)));
        return many("goals-written", contents, by);
    }

    /** Which larger goal each of these serves from now on; null for none. */
    List<Receipt> linked(Map<UUID, @Nullable UUID> links, int by) {
        SortedMap<String, String> contents = new TreeMap<>();
        links.forEach((goal, larger) -> contents.put(goal.toString(), larger == null ? "none" : larger.toString()));
        return contents.size() == 1
                ? List.of(ledger.append(Act.of("goal-linked", "goal", contents.firstKey())
                        .by(by)
                        .with("serves", contents.get(contents.firstKey()))))
                : many("goals-linked", contents, by);
    }

    private List<Receipt> many(String name, SortedMap<String, String> contents, int by) {
        List<Receipt> receipts = new ArrayList<>();
        UUID act = Ids.next(clock);
        List<String> goals = List.copyOf(contents.keySet());
        for (int from = 0; from < goals.size(); from += PER_ENTRY) {
            SortedMap<String, String> facts = new TreeMap<>();
            goals.subList(from, Math.min(goals.size(), from + PER_ENTRY))
                    .forEach(goal -> facts.put(goal, contents.get(goal)));
            facts.put("goals", String.valueOf(goals.size()));
            receipts.add(ledger.append(new Act(name, "goals:" + act, facts, new TreeMap<>()).by(by)));
        }
        return receipts;
    }

    /** State, owner, metric, period, target, commit, stretch and day of agreement, as one line. */
    private static String content(GoalRows.Wanted wanted) {
        Goal.Subject subject = wanted.subject();
        Target target = wanted.target();
        String owner = switch (subject.owner()) {
            case Owner.OfPerson person -> "person:" + person.key();
            case Owner.OfTeam team -> "team:" + team.key();
        };
        return String.join(
                        " ",
                        wanted.state().code(),
                        owner,
                        "metric:" + subject.metric(),
                        subject.period(),
                        target.amount().toPlainString())
                + (target.commit() == null ? "" : " commit:" + target.commit().toPlainString())
                + (target.stretch() == null
                        ? ""
                        : " stretch:" + target.stretch().toPlainString())
                + (wanted.inForceOn() == null ? "" : " agreed:" + wanted.inForceOn());
    }
}
