package org.fullscore.goals;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Remembers how much of a closed period counted for whom, so that what is learned later does not change it. */
public interface KeptFactors {

    /** The factors less than 1 by goal, or empty while the period is not closed. */
    Optional<Map<UUID, Factor>> of(String period);
}
