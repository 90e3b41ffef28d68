package org.fullscore.goals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which goal serves which: at most one larger goal each, and never in a circle. */
final class Cascade {

    private final Map<UUID, UUID> serves;

    Cascade(Map<UUID, UUID> serves) {
        this.serves = new HashMap<>(serves);
    }

    /** The larger goal that a goal serves, or null. */
    @Nullable
    UUID larger(UUID goal) {
        return serves.get(goal);
    }

    /** Whether a goal would serve itself, directly or through others, if it served that larger one. */
    boolean wouldCircle(UUID goal, UUID larger) {
        Set<UUID> passed = new HashSet<>();
        for (UUID at = larger; at != null && passed.add(at); at = serves.get(at)) {
            if (at.equals(goal)) {
                return true;
            }
        }
        return false;
    }

    /** Lets a goal serve another from now on, or none. */
    void link(UUID goal, @Nullable UUID larger) {
        if (larger == null) {
            serves.remove(goal);
        } else {
            serves.put(goal, larger);
        }
    }
}
