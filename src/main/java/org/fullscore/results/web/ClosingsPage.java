package org.fullscore.results.web;

import java.util.List;
import org.fullscore.organization.Period;
import org.fullscore.results.Closing;
import org.fullscore.results.Doubts;
import org.fullscore.web.Errors;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** Periods that ended, and how far they are with their closing: those that are not closed first. */
public record ClosingsPage(List<Line> open, List<Line> closed) {

    /**
     * A period.
     *
     * @param byItself whether it closes by itself
     * @param by name of who closed it, null where nobody did
     * @param doubts numbers that cannot be relied on now, or could not when it closed
     */
    public record Line(
            Period period,
            Closing closing,
            boolean byItself,
            @Nullable String by,
            List<Doubts.Doubt> doubts) {

        public String name(Words words) {
            return period.name(words.locale());
        }

        public String href() {
            return "/closing/" + period.id();
        }

        /** Whether it is being closed now. */
        public boolean isGoing() {
            return closing.state() == Closing.State.CLOSING;
        }

        /** How much of the consequences has been written. */
        public String percent() {
            return 100L * closing.swept() / Math.max(1, closing.goals()) + "%";
        }

        public boolean isOpen() {
            return closing.state() == Closing.State.OPEN;
        }
    }

    /**
     * One period and what one may do about it.
     *
     * @param reason what was typed
     * @param until the day that was typed
     * @param why the reason for postponing that was typed
     */
    public record One(
            Line line, boolean mayClose, boolean ended, Errors errors, String reason, String until, String why) {}
}
