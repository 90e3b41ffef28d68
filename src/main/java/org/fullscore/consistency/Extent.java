package org.fullscore.consistency;

/**
 * How soon and how fully things were done whose deadline has passed.
 *
 * @param timed of how many it is known when they were decided, or that nobody did; decisions from before Fullscore may name no day
 * @param prompt how many of those were decided within the days that half of their kind and severity took
 * @param full how many were done as severely as the rule says, or more
 * @param harsher how many of those more
 * @param done severities of what was done, summed; nothing done is 0, as is something milder of unknown severity
 * @param owed severities of what was due, summed
 */
public record Extent(int timed, int prompt, int full, int harsher, long done, long owed) {

    /** Nothing fell due. */
    public static final Extent NONE = new Extent(0, 0, 0, 0, 0, 0);

    /** Both taken together. */
    public Extent plus(Extent other) {
        return new Extent(
                Math.addExact(timed, other.timed),
                Math.addExact(prompt, other.prompt),
                Math.addExact(full, other.full),
                Math.addExact(harsher, other.harsher),
                Math.addExact(done, other.done),
                Math.addExact(owed, other.owed));
    }
}
