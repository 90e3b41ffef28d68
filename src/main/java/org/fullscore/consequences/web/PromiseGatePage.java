package org.fullscore.consequences.web;

import java.util.List;
import java.util.Map;
import org.fullscore.organization.ChangingByTwo.Change;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a corrective falls due while promised support was not kept, and who changed that.
 *
 * @param rule on or off
 * @param other what it can be changed to
 * @param waiting the change that waits for somebody else, or null
 * @param decided what was asked for and decided, the latest first
 * @param names of people by key
 * @param mayAsk whether the viewer may ask for a change
 * @param mayConfirm whether the viewer may confirm the one that waits
 * @param reason as it was typed into a form that comes back
 * @param said what was just done, or null
 */
public record PromiseGatePage(
        String rule,
        String other,
        @Nullable Change waiting,
        List<Change> decided,
        Map<Integer, String> names,
        boolean mayAsk,
        boolean mayConfirm,
        String reason,
        Errors errors,
        @Nullable String said) {

    public String name(@Nullable Integer person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }
}
