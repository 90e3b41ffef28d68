package org.fullscore.organization.web;

import java.util.List;
import java.util.Map;
import org.fullscore.organization.ChangingByTwo.Change;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who sees whose goals, and what changed about it.
 *
 * @param rule open, team or own
 * @param changes what was asked for and decided, the latest first
 * @param names of people by key
 * @param viewer key of whoever looks
 * @param changing whether the viewer may ask for a change and decide one
 * @param previewing whom an administrator may look through, empty for others
 * @param teams of which it is measured who has opened and signed
 * @param form what was typed into a form that comes back
 * @param said what was just done, or null
 */
public record VisibilityPage(
        String rule,
        List<Change> changes,
        Map<Integer, String> names,
        int viewer,
        boolean changing,
        List<Option> previewing,
        List<Option> teams,
        Map<String, String> form,
        Errors errors,
        @Nullable String said) {

    private static final List<String> RULES = List.of("open", "team", "own");

    public List<String> rules() {
        return RULES;
    }

    /** The change that waits for somebody else, or null. */
    public @Nullable Change waiting() {
        return changes.stream().filter(Change::isWaiting).findFirst().orElse(null);
    }

    public boolean mayConfirm() {
        Change waiting = waiting();
        return changing && waiting != null && waiting.askedBy() != viewer;
    }

    public List<Change> decided() {
        return changes.stream().filter(change -> !change.isWaiting()).toList();
    }

    /** The rules that are not in force. */
    public List<Option> others(Words words) {
        return RULES.stream()
                .filter(other -> !other.equals(rule))
                .map(other -> new Option(other, words.say("visibility.rule." + other)))
                .toList();
    }

    public String name(@Nullable Integer person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }
}
