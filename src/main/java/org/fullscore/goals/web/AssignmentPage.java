package org.fullscore.goals.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fullscore.organization.Period;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * One template for many people.
 *
 * @param templates names of the ones that are kept
 * @param periods those that are not over, of the chosen kind
 * @param groups the people of the chosen team and of those below it, as far as the viewer may propose for them
 * @param ticked what was ticked: wire ids of people, ids of periods
 * @param typed what was typed, by field
 * @param done how many goals were just proposed, or null on a first visit
 */
public record AssignmentPage(
        Choice choice,
        List<Option> teams,
        List<Option> metrics,
        List<String> templates,
        List<Period> periods,
        List<Group> groups,
        Set<String> ticked,
        Map<String, String> typed,
        Errors errors,
        @Nullable Integer done) {

    /** What is looked at. */
    public record Choice(String team, String kind, String template) {}

    /** The people of one team. */
    public record Group(String team, List<Somebody> people) {}

    /** Somebody who can get the goal; {@code field} is the id of the checkbox, {@code wire} what it sends. */
    public record Somebody(String field, String wire, String name, boolean leads) {}

    String value(String field) {
        return typed.getOrDefault(field, "");
    }

    List<Option> templateOptions(Words words) {
        return Stream.concat(
                        Stream.of(new Option("", words.say("assignment.template.none"))),
                        templates.stream().map(name -> new Option(name, name)))
                .toList();
    }

    List<Option> kinds(Words words) {
        return Stream.of("month", "quarter", "half", "year", "custom")
                .map(kind -> new Option(kind, words.say("targets.kind." + kind)))
                .toList();
    }
}
