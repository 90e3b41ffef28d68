package org.fullscore.consistency.web;

import java.util.List;
import java.util.stream.Stream;
import org.fullscore.consistency.GroupUse;
import org.fullscore.consistency.GroupUses;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which optional groups the page of the report offers, and which one it compares by.
 *
 * @param options those that are switched on, and none of them; empty where none is on
 * @param chosen the one it compares by, or ""
 * @param use for what and until when that is on, or null
 * @param closed a group that a kept report compares by and that was switched off since, or null
 * @param known whether there are optional groups at all, and whoever looks may know of them
 */
public record GroupChoice(
        List<Option> options,
        String chosen,
        @Nullable GroupUse use,
        @Nullable String closed,
        boolean known) {

    /** Whoever looks chooses none. */
    static final GroupChoice NONE = new GroupChoice(List.of(), "", null, null, false);

    /** As things stand. */
    static GroupChoice of(List<GroupUses.Standing> groups, String chosen, Words words) {
        var on = groups.stream().filter(standing -> standing.on() != null).toList();
        var options = on.isEmpty()
                ? List.<Option>of()
                : Stream.concat(
                                Stream.of(new Option("", words.say("consistency.group.none"))),
                                on.stream().map(standing -> new Option(standing.group(), standing.group())))
                        .toList();
        var use = on.stream()
                .filter(standing -> standing.group().equals(chosen))
                .findFirst()
                .map(GroupUses.Standing::on)
                .orElse(null);
        return new GroupChoice(options, chosen, use, null, !groups.isEmpty());
    }

    /** Of a report that was kept, by a group that may be switched off by now. */
    static GroupChoice kept(@Nullable String closed) {
        return new GroupChoice(List.of(), "", null, closed, false);
    }
}
