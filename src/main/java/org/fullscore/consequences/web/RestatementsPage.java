package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.consequences.Restatements;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/** Closed periods whose facts changed, the newest first. */
public record RestatementsPage(List<Line> lines, LocalDate today) {

    /**
     * A restatement.
     *
     * @param period its name
     * @param overdue whether the last day for the decision has passed
     * @param goals how many goals differ
     * @param by name of who decided, null while it is open
     */
    public record Line(
            Restatements.Restatement restatement,
            String period,
            boolean overdue,
            int goals,
            @Nullable String by) {

        public String href() {
            return "/restatements/" + restatement.id();
        }

        public boolean isOpen() {
            return restatement.state().equals("open");
        }
    }

    /** A goal as it was frozen and as it would be, as it is shown. */
    public record Difference(
            String owner,
            String metric,
            String target,
            String before,
            String attainedBefore,
            boolean metBefore,
            String after,
            String attainedAfter,
            boolean metAfter,
            UUID goal,
            String freshnessBefore,
            String freshnessAfter) {}

    /** An obligation that changes, as it is shown; {@code href} is null while it is not there. */
    public record Effect(
            String what,
            String tone,
            String shape,
            String name,
            String consequence,
            @Nullable String href) {}

    /**
     * One restatement and what one may do about it.
     *
     * @param notYours why the viewer may not decide, null if so
     */
    public record One(
            Line line,
            List<Difference> differences,
            List<Effect> effects,
            @Nullable String notYours,
            Errors errors,
            boolean said) {}
}
