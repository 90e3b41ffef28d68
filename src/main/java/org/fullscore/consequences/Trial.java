package org.fullscore.consequences;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/**
 * Closed periods as a version would have judged them, had it been in force; one after another, as each builds on those before.
 *
 * <p>Whether an earlier step was done is taken from what really fell due, as it stood when the period closed. A step that only the
 * tried version asks for cannot have been left out by anybody: it counts as done.
 */
final class Trial implements Ruling {

    private final Policies.Version tried;
    private final ClosedGoals closed;
    private final Map<UUID, Retarget> retargets = new HashMap<>();
    private final Set<UUID> onlyTried = new HashSet<>();
    private @Nullable Instant closedAt;

    Trial(Policies.Version tried, ClosedGoals closed) {
        this.tried = tried;
        this.closed = closed;
    }

    /** Goes on to the next period, with the targets its goals would have had. */
    void begin(@Nullable Instant closing, Map<UUID, Retarget> others) {
        closedAt = closing;
        retargets.putAll(others);
    }

    /** A goal from which the tried version asks for a step that nobody was really asked for. */
    void asksAlone(UUID goal) {
        onlyTried.add(goal);
    }

    @Override
    public Optional<Policies.Version> version(
            Judged goal, @Nullable PolicyVersionId agreed, Period period, @Nullable String job) {
        return Optional.of(tried).filter(version -> version.judgesJob(job));
    }

    @Override
    public Map<Integer, Attained> teams(Period period, Metric metric, Collection<Integer> persons) {
        return closed.teams(period, metric, persons);
    }

    @Override
    public Set<UUID> stepsApplied(Collection<UUID> goals) {
        Set<UUID> applied = new HashSet<>(closed.stepsApplied(goals, closedAt));
        goals.stream().filter(onlyTried::contains).forEach(applied::add);
        return applied;
    }

    @Override
    public Optional<Retarget> retarget(UUID goal) {
        return Optional.ofNullable(retargets.get(goal));
    }
}
