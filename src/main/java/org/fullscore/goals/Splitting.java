package org.fullscore.goals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits a goal over the shorter periods within its own, by the weights of the season: the targets of the parts sum to that of
 * the whole to the cent (rule book, 2.7), and each part serves the whole.
 */
@Component
public class Splitting {

    private final Goals goals;
    private final Sight sight;
    private final Reach reach;
    private final Proposing proposing;
    private final Serving serving;
    private final GoalLines lines;
    private final Metrics metrics;
    private final Periods periods;
    private final WorkingCalendar calendar;
    private final LastYear lastYear;

    Splitting(
            Goals goals,
            Sight sight,
            Reach reach,
            Proposing proposing,
            Serving serving,
            GoalLines lines,
            Metrics metrics,
            Periods periods,
            WorkingCalendar calendar,
            LastYear lastYear) {
        this.goals = goals;
        this.sight = sight;
        this.reach = reach;
        this.proposing = proposing;
        this.serving = serving;
        this.lines = lines;
        this.metrics = metrics;
        this.periods = periods;
        this.calendar = calendar;
        this.lastYear = lastYear;
    }

    /** What the parts weigh while nobody said anything else. */
    public enum Season {
        EVEN,
        WORKING_DAYS,
        /** As what the owner brought in the same parts a year before; nothing weighs less than 0. */
        LAST_YEAR
    }

    /** A part: its weight against the others, and its target; null where nothing falls on it, so that it becomes no goal. */
    public record Part(
            Period period, BigDecimal weight, @Nullable Target target) {}

    /** What became of it. */
    public sealed interface Outcome {}

    /** The parts, of which nothing was written. */
    public record Looked(List<Part> parts) implements Outcome {}

    /** The parts, of which so many goals were made or changed. */
    public record Made(List<Part> parts, int created, int changed) implements Outcome {}

    /** Nothing was written, for this reason. */
    public record Refused(Refusal reason) implements Outcome {}

    /** Nothing was written: what is wrong with parts, by period. */
    public record NotWritten(List<Wrong> parts) implements Outcome {}

    public record Wrong(Period period, Fault fault) {}

    /** There is no such goal for whoever asked. */
    public record Unseen() implements Outcome {}

    /** The kinds of periods a range can be split into, the longest first. */
    public List<Period.Kind> kinds(Period whole) {
        return List.of(Period.Kind.HALF, Period.Kind.QUARTER, Period.Kind.MONTH, Period.Kind.WEEK).stream()
                .filter(kind -> !within(whole, kind).isEmpty())
                .toList();
    }

    /** What a split would come to; without weights those of the season. */
    @Transactional(readOnly = true)
    public Outcome look(GoalId id, Period.Kind into, Season season, List<BigDecimal> weights, Viewer viewer) {
        return parts(id, into, season, weights, viewer);
    }

    /** Makes a goal of each part, all of them or none, and lets them serve the whole. */
    @Transactional
    public Outcome split(GoalId id, Period.Kind into, Season season, List<BigDecimal> weights, Viewer viewer) {
        Outcome outcome = parts(id, into, season, weights, viewer);
        if (!(outcome instanceof Looked looked)) {
            return outcome;
        }
        Goal goal = goals.findById(id).orElseThrow();
        if (goal.state() == Goal.State.DRAFT) {
            return new Refused(Refusal.NOT_PROPOSED);
        }
        Metric metric = metrics.byKey(goal.metricKey()).orElseThrow();
        List<Period> made = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        for (Part part : looked.parts()) {
            if (part.target() != null) {
                made.add(part.period());
                proposals.add(Proposal.of(goal.owner(), metric, part.period(), part.target())
                        .because(goal.reasons()));
            }
        }
        return switch (proposing.propose(proposals, Proposing.Way.PROPOSE, viewer)) {
            case Proposing.NotWritten not ->
                new NotWritten(not.faults().stream()
                        .map(wrong -> new Wrong(made.get(wrong.proposal()), wrong.fault()))
                        .toList());
            case Proposing.Written written -> {
                link(goal, made, viewer);
                yield new Made(looked.parts(), written.created(), written.changed());
            }
        };
    }

    private void link(Goal goal, List<Period> made, Viewer viewer) {
        Owner owner = goal.owner();
        List<UUID> parts = lines
                .of(
                        goal.metricKey(),
                        made.stream().map(Period::id).toList(),
                        owner.personKey() == null ? Set.of() : Set.of(owner.personKey()),
                        owner.teamKey() == null ? Set.of() : Set.of(owner.teamKey()))
                .stream()
                .map(GoalLine::id)
                .toList();
        Serving.Outcome linked = serving.serveAll(
                parts.stream()
                        .map(part -> new Serving.Wish(part, goal.id().id()))
                        .toList(),
                viewer);
        if (!linked.refused().isEmpty()) {
            throw new IllegalStateException(
                    "A part does not serve its whole: " + linked.refused().getFirst());
        }
    }

    private Outcome parts(GoalId id, Period.Kind into, Season season, List<BigDecimal> weights, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Unseen();
        }
        if (!reach.of(viewer).includes(goal.owner())) {
            return new Refused(Refusal.NOT_YOURS);
        }
        Metric metric = metrics.byKey(goal.metricKey()).orElseThrow();
        if (metric.aggregate() != Metric.Aggregate.SUM) {
            return new Refused(Refusal.NOTHING_TO_ADD_UP);
        }
        List<Period> within = within(NamingTerms.period(goal), into);
        if (within.isEmpty()) {
            return new Refused(Refusal.PARTS_DO_NOT_FIT);
        }
        List<BigDecimal> weighed = weights.isEmpty() ? suggested(within, season, goal.owner(), metric) : weights;
        if (weights.isEmpty() && weighed.stream().allMatch(weight -> weight.signum() == 0)) {
            return new Refused(Refusal.NOTHING_LAST_YEAR);
        }
        boolean fit = weighed.size() == within.size() && weighed.stream().allMatch(weight -> weight.signum() >= 0);
        if (!fit || weighed.stream().allMatch(weight -> weight.signum() == 0)) {
            return new Refused(Refusal.WEIGHTS_DO_NOT_FIT);
        }
        return new Looked(split(goal.target(), metric, within, weighed));
    }

    private List<BigDecimal> suggested(List<Period> within, Season season, Owner owner, Metric metric) {
        return within.stream()
                .map(period -> switch (season) {
                    case EVEN -> BigDecimal.ONE;
                    case WORKING_DAYS -> BigDecimal.valueOf(calendar.between(period.starts(), period.ends()));
                    case LAST_YEAR ->
                        lastYear.brought(metric, period, List.of(owner))
                                .getOrDefault(owner, BigDecimal.ZERO)
                                .max(BigDecimal.ZERO);
                })
                .toList();
    }

    /** The periods of a kind that make up another without a day more or less; empty where they do not, or where it is one. */
    private List<Period> within(Period whole, Period.Kind kind) {
        if (kind == Period.Kind.CUSTOM) {
            return List.of();
        }
        List<Period> parts = periods.between(kind, whole.starts(), whole.ends());
        boolean fit = parts.size() > 1
                && parts.getFirst().starts().equals(whole.starts())
                && parts.getLast().ends().equals(whole.ends());
        return fit ? parts : List.of();
    }

    static List<Part> split(Target whole, Metric metric, List<Period> within, List<BigDecimal> weights) {
        int decimals = metric.unit() == Metric.Unit.CURRENCY ? 2 : 0;
        List<BigDecimal> targets =
                shares(whole.amount(), decimals, within, weights).orElseThrow();
        // a level is split over the parts that have a target only: a cent of it elsewhere would be lost
        List<BigDecimal> taking = IntStream.range(0, within.size())
                .mapToObj(part -> targets.get(part).signum() == 0 ? BigDecimal.ZERO : weights.get(part))
                .toList();
        boolean lower = metric.direction() == Metric.Direction.LOWER;
        Optional<List<BigDecimal>> commits = shares(whole.commit(), decimals, within, taking)
                .map(shares -> lower ? notBelow(targets, shares) : notAbove(targets, shares));
        Optional<List<BigDecimal>> stretches = shares(whole.stretch(), decimals, within, taking)
                .map(shares -> lower ? notAbove(targets, shares) : notBelow(targets, shares));
        return IntStream.range(0, within.size())
                .mapToObj(part -> new Part(
                        within.get(part),
                        weights.get(part),
                        targets.get(part).signum() == 0
                                ? null
                                : new Target(targets.get(part), level(commits, part), level(stretches, part))))
                .toList();
    }

    /**
     * The same sum with no share above its bound, where the bounds sum to at least as much: largest remainders of two wholes
     * need not keep their order in every part, so that a unit may have to move.
     */
    private static List<BigDecimal> notAbove(List<BigDecimal> bounds, List<BigDecimal> shares) {
        List<BigDecimal> kept = new ArrayList<>();
        BigDecimal left = BigDecimal.ZERO;
        for (int part = 0; part < shares.size(); part++) {
            kept.add(shares.get(part).min(bounds.get(part)));
            left = left.add(shares.get(part)).subtract(kept.get(part));
        }
        for (int part = 0; part < kept.size() && left.signum() > 0; part++) {
            BigDecimal room = bounds.get(part).subtract(kept.get(part)).min(left);
            kept.set(part, kept.get(part).add(room));
            left = left.subtract(room);
        }
        return kept;
    }

    /** The same sum with no share below its bound, where the bounds sum to at most as much. */
    private static List<BigDecimal> notBelow(List<BigDecimal> bounds, List<BigDecimal> shares) {
        return notAbove(
                        bounds.stream().map(BigDecimal::negate).toList(),
                        shares.stream().map(BigDecimal::negate).toList())
                .stream()
                .map(BigDecimal::negate)
                .toList();
    }

    /** What falls of a level on a part; nothing is no level. */
    private static @Nullable BigDecimal level(Optional<List<BigDecimal>> shares, int part) {
        return shares.map(found -> found.get(part))
                .filter(share -> share.signum() != 0)
                .orElse(null);
    }

    private static Optional<List<BigDecimal>> shares(
            @Nullable BigDecimal whole, int decimals, List<Period> within, List<BigDecimal> weights) {
        return Optional.ofNullable(whole)
                .map(amount -> Split.of(
                        amount,
                        decimals,
                        IntStream.range(0, within.size())
                                .mapToObj(part -> new Split.Weight(
                                        weights.get(part),
                                        within.get(part).starts().toString()))
                                .toList()));
    }
}
