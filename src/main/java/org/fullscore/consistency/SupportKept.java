package org.fullscore.consistency;

import java.util.List;
import org.fullscore.consistency.statistics.Proportion;

/**
 * What became of the support leaders promised with goals, by the day it was promised for.
 *
 * @param all everything whose day lies in the range and has passed
 * @param notYetDue promises of the range whose day has not passed, not counted
 * @param to to leaders and to everybody else, leaders first
 * @param by by who promised it, executives first, as far as whoever reads may see names
 */
public record SupportKept(Count all, int notYetDue, List<Line> to, List<Line> by) {

    public SupportKept {
        to = List.copyOf(to);
        by = List.copyOf(by);
    }

    /**
     * How many promises were kept.
     *
     * @param onTime given by the day
     * @param late given after it
     * @param notKept not given by today
     */
    public record Count(int onTime, int late, int notKept) {

        static final Count NONE = new Count(0, 0, 0);

        /** Everything that was promised. */
        public int promised() {
            return onTime + late + notKept;
        }

        /** Kept on time of promised. */
        public Proportion kept() {
            return new Proportion(onTime, promised());
        }

        Count plus(Count other) {
            return new Count(onTime + other.onTime, late + other.late, notKept + other.notKept);
        }
    }

    /** One group or person; {@code value} is its id. */
    public record Line(String value, String name, Count count) {}

    /** Whether anything was promised for the range. */
    public boolean isAny() {
        return all.promised() + notYetDue > 0;
    }
}
