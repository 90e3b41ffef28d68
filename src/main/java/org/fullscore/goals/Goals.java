package org.fullscore.goals;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All goals of the organization. */
public interface Goals extends Repository<Goal, GoalId> {

    Goal save(Goal goal);

    Optional<Goal> findById(GoalId id);
}
