package org.fullscore.goals;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All goals of the organization. */
public interface Goals extends Repository<Goal, GoalId> {

    Goal save(Goal goal);

    /** By a query, which is translated once: a look-up by id is translated anew each time where rows belong to organizations. */
    @Query("select g from Goal g where g.id.id = :id")
    Optional<Goal> find(UUID id);

    default Optional<Goal> findById(GoalId id) {
        return find(id.id());
    }
}
