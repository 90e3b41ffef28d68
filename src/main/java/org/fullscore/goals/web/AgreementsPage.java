package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.goals.Target;
import org.fullscore.goals.TargetChecks;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to sign, answer and decide, and what waits for others.
 *
 * @param name the name to be typed
 * @param typed what was typed as the name, and comes back
 * @param ticked what was ticked, and comes back
 * @param done how many were just signed, or null on a first visit
 */
public record AgreementsPage(
        String name,
        List<Line> mine,
        List<Line> others,
        List<ReliefLine> reliefs,
        Errors errors,
        String typed,
        List<String> ticked,
        @Nullable Integer done) {

    /**
     * A goal that waits.
     *
     * @param check the target against last year, or null
     * @param step sign or answer_objection
     * @param whom who has to act, or null where nobody is named
     * @param mine whether the goal is the viewer's own
     */
    public record Line(
            UUID goal,
            int version,
            String owner,
            String metric,
            String unit,
            String period,
            LocalDate starts,
            LocalDate lastDay,
            Target target,
            TargetChecks.@Nullable TargetCheck check,
            @Nullable String why,
            String state,
            @Nullable LocalDate inForceOn,
            String step,
            @Nullable String whom,
            boolean mine) {

        /** What is sent when the line is ticked: the goal, and the version that was read. */
        String tick() {
            return goal + ":" + version;
        }

        boolean isToSign() {
            return step.equals("sign");
        }
    }

    /** A relief to decide. */
    public record ReliefLine(
            UUID goal,
            String owner,
            String metric,
            String unit,
            String period,
            BigDecimal oldTarget,
            BigDecimal newTarget,
            String requestedBy) {}

    boolean hasToSign() {
        return mine.stream().anyMatch(Line::isToSign);
    }
}
