package org.fullscore.consistency;

import java.util.Map;

/** How many obligations were avoided because targets were changed by decision, by the group they would have been of. */
record Avoided(int all, Map<Delays.Group, Integer> byGroup) {

    int of(Dimension dimension, Nature nature, String value) {
        return byGroup.getOrDefault(new Delays.Group(dimension, nature, value), 0);
    }
}
