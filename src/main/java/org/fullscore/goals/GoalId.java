package org.fullscore.goals;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Clock;
import java.util.UUID;
import org.fullscore.tenancy.Ids;

/** Which goal. */
@Embeddable
public record GoalId(UUID id) implements Serializable {

    public static GoalId next(Clock clock) {
        return new GoalId(Ids.next(clock));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
