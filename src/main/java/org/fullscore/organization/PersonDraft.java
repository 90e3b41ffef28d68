package org.fullscore.organization;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person as a list would leave them, with their main teams by team key; {@code key} is null for somebody new. */
record PersonDraft(
        @Nullable Integer key,
        String id,
        String name,
        @Nullable String email,
        Rank rank,
        Set<Role> roles,
        LocalDate joined,
        LocalDate left,
        @Nullable String country,
        @Nullable String job,
        Timeline<Integer> mainTeams) {

    static PersonDraft of(Person person, Timeline<Integer> mainTeams) {
        return new PersonDraft(
                person.key(),
                person.id(),
                person.name(),
                person.email(),
                person.rank(),
                person.roles(),
                person.joined(),
                person.left(),
                person.country(),
                person.job(),
                mainTeams);
    }

    /** The person leaving before this day, or the day after joining where that is later. */
    PersonDraft leaving(LocalDate day) {
        LocalDate end = day.isAfter(joined) ? day : joined.plusDays(1);
        return new PersonDraft(
                key, id, name, email, rank, roles, joined, end, country, job, mainTeams.within(joined, end));
    }

    PersonDraft in(Timeline<Integer> teams) {
        return new PersonDraft(key, id, name, email, rank, roles, joined, left, country, job, teams);
    }

    boolean isAdministratorOn(LocalDate day) {
        return roles.contains(Role.ADMINISTRATOR) && day.isBefore(left);
    }
}
