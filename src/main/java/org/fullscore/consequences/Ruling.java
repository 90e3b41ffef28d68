package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/**
 * By what closed goals are judged: by the versions that are in force, or by one that is only tried. Everything else about judging
 * is the same for both.
 */
interface Ruling {

    /** The version that judges a goal; empty where none does. */
    Optional<Policies.Version> version(
            Judged goal, @Nullable PolicyVersionId agreed, Period period, @Nullable String job);

    /** Those of these earlier goals from which a support or a corrective followed that was done. */
    Set<UUID> stepsApplied(Collection<UUID> goals);

    /** What the main team (on the period's last day) of each person attained of the same metric in the same period. */
    Map<Integer, Attained> teams(Period period, Metric metric, Collection<Integer> persons);

    /** What is judged instead of the target a goal was frozen with; empty where that stands. */
    default Optional<Retarget> retarget(UUID goal) {
        return Optional.empty();
    }

    /**
     * Another target for a closed goal.
     *
     * @param target null where no working day counts, so that there is no target at all
     * @param ramp whether a newcomer's ramp lowered it, so that the period neither counts nor breaks in a row
     */
    record Retarget(@Nullable BigDecimal target, boolean ramp) {}

    /** As the agreements say, else by what was in force when the period began. */
    record AsPublished(List<Policies.Version> published, ClosedGoals closed) implements Ruling {

        @Override
        public Optional<Policies.Version> version(
                Judged goal, @Nullable PolicyVersionId agreed, Period period, @Nullable String job) {
            return Judging.version(published, agreed, goal.metric(), goal.person() != null, period, job);
        }

        @Override
        public Set<UUID> stepsApplied(Collection<UUID> goals) {
            return closed.stepsApplied(goals, null);
        }

        @Override
        public Map<Integer, Attained> teams(Period period, Metric metric, Collection<Integer> persons) {
            return closed.teams(period, metric, persons);
        }
    }

    /** The same before a period is closed: its teams are where they are projected to end. */
    record BeforeClosing(AsPublished published, List<Judged> projected) implements Ruling {

        @Override
        public Optional<Policies.Version> version(
                Judged goal, @Nullable PolicyVersionId agreed, Period period, @Nullable String job) {
            return published.version(goal, agreed, period, job);
        }

        @Override
        public Set<UUID> stepsApplied(Collection<UUID> goals) {
            return published.stepsApplied(goals);
        }

        @Override
        public Map<Integer, Attained> teams(Period period, Metric metric, Collection<Integer> persons) {
            boolean lower = metric.direction() == Metric.Direction.LOWER;
            Map<Integer, Attained> byTeam = new HashMap<>();
            projected.stream()
                    .filter(goal -> goal.team() != null && goal.metric() == metric.key() && goal.hasData())
                    .forEach(goal -> byTeam.put(goal.team(), goal.attained(lower)));
            Map<Integer, Attained> teams = new HashMap<>();
            published.closed().mainTeams(persons, period.lastDay()).forEach((person, team) -> {
                Attained attained = byTeam.get(team);
                if (attained != null) {
                    teams.put(person, attained);
                }
            });
            return teams;
        }
    }
}
