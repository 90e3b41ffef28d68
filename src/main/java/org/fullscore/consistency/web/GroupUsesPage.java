package org.fullscore.consistency.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fullscore.consistency.GroupUse;
import org.fullscore.consistency.GroupUses;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * By which optional groups the report compares, and who decided that.
 *
 * @param past what is over, was switched off or was declined, the latest first
 * @param names of people by key
 * @param viewer key of whoever looks
 * @param mayChange whether the viewer may ask and decide
 * @param askable the groups one can ask for
 * @param form as it was typed, where it comes back
 * @param said what was just done, or null
 */
public record GroupUsesPage(
        List<GroupUses.Standing> standings,
        List<GroupUse> past,
        Map<Integer, String> names,
        int viewer,
        boolean mayChange,
        List<Option> askable,
        Map<String, String> form,
        Errors errors,
        @Nullable String said) {

    public String name(@Nullable Integer person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }

    public boolean mayConfirm(GroupUse waiting) {
        return mayChange && waiting.askedBy() != viewer;
    }

    public boolean isAnyOn() {
        return standings.stream().anyMatch(standing -> standing.on() != null);
    }

    public List<GroupUse> waiting() {
        return standings.stream()
                .map(GroupUses.Standing::waiting)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** What became of a use that is over: a word of a message key. */
    public String fate(GroupUse use) {
        return Boolean.FALSE.equals(use.confirmed()) ? "declined" : use.endedBy() == null ? "over" : "ended";
    }

    public String typed(String field) {
        return form.getOrDefault(field, "");
    }
}
