package org.fullscore.consistency;

import java.util.List;

/**
 * By which day after its deadline how much of what fell due was decided, for leaders or for everybody else. What nobody decided is never
 * reached.
 *
 * @param value {@link Dimension#LEADERS} or {@link Dimension#OTHERS}
 * @param cases how many fell due of which that is known
 * @param enough whether so many persons stand behind it that everybody is shown it; leaders everybody is shown anyway
 * @param steps days on which something was decided, ascending, up to {@link Delay#LONGEST}
 */
public record Waiting(Nature nature, String value, int cases, List<Step> steps, boolean enough) {

    public Waiting {
        steps = List.copyOf(steps);
    }

    /**
     * A day.
     *
     * @param day after the deadline, negative before it
     * @param decided up to and on it
     */
    public record Step(int day, int decided) {}

    /** Whether everybody is shown it. */
    boolean isForEverybody() {
        return enough || value.equals(Dimension.LEADERS);
    }

    /** How many were decided up to and on a day. */
    public int by(int day) {
        return steps.stream()
                .filter(step -> step.day() <= day)
                .mapToInt(Step::decided)
                .max()
                .orElse(0);
    }

    /** Up to and on a day, of all: 0 to 1. */
    public double share(int day) {
        return (double) by(day) / cases;
    }

    /** How many took longer than {@link Delay#LONGEST} days, or were never decided. */
    public int longest() {
        return cases - by(Delay.LONGEST);
    }
}
