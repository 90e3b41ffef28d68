package org.fullscore.goals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes a list of goals and what each of them serves as one act: all of it is written, or nothing. */
@Component
public class LoadingGoals {

    private final Proposing proposing;
    private final Serving serving;
    private final GoalLines lines;

    LoadingGoals(Proposing proposing, Serving serving, GoalLines lines) {
        this.proposing = proposing;
        this.serving = serving;
        this.lines = lines;
    }

    /** Which goal is meant: there is one of each. */
    public record Named(Owner owner, short metric, String period) {}

    /** What the goal of a proposal, counted from 0, shall serve; null for none. */
    public record Link(int proposal, @Nullable Named larger) {}

    /**
     * What became of it.
     *
     * @param proposed what became of the goals
     * @param linked how many serve another goal than before, or none any more
     * @param refused what is wrong with links; nothing was written then
     */
    public record Outcome(Proposing.Outcome proposed, int linked, List<Serving.Refused> refused) {}

    /** Takes it; the refused are named by proposal. A link may name a goal of the same list. */
    @Transactional
    public Outcome load(List<Proposal> proposals, List<Link> links, Viewer viewer) {
        Proposing.Outcome proposed = proposing.propose(proposals, Proposing.Way.PROPOSE, viewer);
        if (links.isEmpty() || proposed instanceof Proposing.NotWritten) {
            return new Outcome(proposed, 0, List.of());
        }
        Map<Named, UUID> ids = ids(proposals, links);
        List<Serving.Wish> wishes = new ArrayList<>();
        List<Serving.Refused> refused = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Link link : links) {
            UUID goal = ids.get(named(proposals.get(link.proposal())));
            UUID larger = link.larger() == null ? null : ids.get(link.larger());
            if (goal == null || (larger == null && link.larger() != null)) {
                refused.add(new Serving.Refused(link.proposal(), Refusal.LARGER_UNKNOWN));
            } else {
                wishes.add(new Serving.Wish(goal, larger));
                numbers.add(link.proposal());
            }
        }
        Serving.Outcome outcome = serving.serveAll(wishes, viewer);
        outcome.refused().forEach(wrong -> refused.add(new Serving.Refused(numbers.get(wrong.wish()), wrong.reason())));
        if (!refused.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return new Outcome(proposed, outcome.changed(), refused);
    }

    private Map<Named, UUID> ids(List<Proposal> proposals, List<Link> links) {
        Map<Short, Set<Named>> byMetric = new HashMap<>();
        for (Link link : links) {
            add(byMetric, named(proposals.get(link.proposal())));
            if (link.larger() != null) {
                add(byMetric, link.larger());
            }
        }
        Map<Named, UUID> ids = new HashMap<>();
        byMetric.forEach((metric, named) -> {
            List<String> periods = named.stream().map(Named::period).distinct().toList();
            List<Integer> people = new ArrayList<>();
            List<Integer> teams = new ArrayList<>();
            named.forEach(one -> {
                switch (one.owner()) {
                    case Owner.OfPerson person -> people.add(person.key());
                    case Owner.OfTeam team -> teams.add(team.key());
                }
            });
            lines.of(metric, periods, people, teams)
                    .forEach(line -> ids.put(new Named(line.owner(), line.metric(), line.period()), line.id()));
        });
        return ids;
    }

    private static void add(Map<Short, Set<Named>> byMetric, Named named) {
        byMetric.computeIfAbsent(named.metric(), metric -> new HashSet<>()).add(named);
    }

    private static Named named(Proposal proposal) {
        return new Named(
                proposal.owner(), proposal.metric().key(), proposal.period().id());
    }
}
