package org.fullscore.organization.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.organization.DirectoryLists.PersonLine;
import org.jspecify.annotations.Nullable;

/**
 * The page of people and teams.
 *
 * @param day as of when
 * @param search what was searched for, empty for nothing
 * @param branches the tree of teams from the top, each with its people; only those found when something was searched for
 * @param unplaced people without a team, or found there
 * @param people how many there are, whatever was searched for
 * @param keeps whether the viewer may load lists
 * @param taken what the list that was just taken changed
 */
public record PeoplePage(
        LocalDate day,
        String search,
        List<Branch> branches,
        List<PersonLine> unplaced,
        int people,
        boolean keeps,
        @Nullable Taken taken) {

    /** A team and who is in it. {@code path} names the teams above, from the top. */
    public record Branch(
            String id,
            String name,
            List<String> path,
            @Nullable String leaderId,
            @Nullable String leader,
            @Nullable String answersTo,
            List<PersonLine> members) {}

    /** What a list changed. */
    public record Taken(String list, int created, int updated, int ended) {}

    /** Whether the line is the leader's of its team. */
    public boolean leads(Branch branch, PersonLine person) {
        return person.id().equals(branch.leaderId());
    }
}
