package org.fullscore.consistency;

import java.util.Map;

/** How many obligations were avoided because targets were changed by decision, by the group they would have been of. */
record Avoided(int all, Map<Group, Integer> byGroup) {

    /** One group of a comparison. */
    record Group(Dimension dimension, Nature nature, String value) {}

    int of(Dimension dimension, Nature nature, String value) {
        return byGroup.getOrDefault(new Group(dimension, nature, value), 0);
    }
}
