package org.fullscore.consistency;

import org.fullscore.consistency.statistics.Proportion;

/**
 * The four equalities: in which respect the same is asked for (rule book 8.3). Each is a share of what fell due, so that one written rule
 * judges all four.
 */
public enum Aspect {
    /** Applied on time. */
    APPLIED,
    /** Decided no later than half of everything of the same kind and severity was; what nobody decided took longest. */
    DELAY,
    /** Done as severely as the rule says, or more; nothing done is none. */
    SEVERITY,
    /** Not waived. */
    RELIEF;

    /** How many of these cases are as they should be in this respect, of how many of which it is known. */
    public Proportion of(Outcomes outcomes, Extent extent) {
        return switch (this) {
            case APPLIED -> outcomes.onTime();
            case DELAY -> new Proportion(extent.prompt(), extent.timed());
            case SEVERITY -> new Proportion(extent.full(), outcomes.due());
            case RELIEF -> new Proportion(outcomes.due() - outcomes.waived(), outcomes.due());
        };
    }
}
