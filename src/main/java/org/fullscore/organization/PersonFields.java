package org.fullscore.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fullscore.organization.Loaded.Field;
import org.jspecify.annotations.Nullable;

/** What differs between a person as known and as a list says, column by column, in the words of the list. */
final class PersonFields {

    private PersonFields() {}

    static List<Field> of(@Nullable PersonDraft old, PersonDraft person, Map<Integer, String> teams) {
        return List.of(
                new Field("name", old == null ? null : old.name(), person.name()),
                new Field("email", old == null ? null : old.email(), person.email()),
                new Field(
                        "rank",
                        old == null ? null : old.rank().word(),
                        person.rank().word()),
                new Field(
                        "team",
                        old == null ? null : LoadingTeams.words(old.mainTeams(), teams),
                        LoadingTeams.words(person.mainTeams(), teams)),
                new Field("joined", old == null ? null : first(old.joined()), first(person.joined())),
                new Field("left", old == null ? null : last(old.left()), last(person.left())),
                new Field("country", old == null ? null : old.country(), person.country()),
                new Field("job", old == null ? null : old.job(), person.job()),
                new Field("roles", old == null ? null : roles(old.roles()), roles(person.roles())));
    }

    /** Roles as a cell holds them; null for none. */
    static @Nullable String roles(Set<Role> roles) {
        return roles.isEmpty()
                ? null
                : new TreeSet<>(roles).stream().map(Role::word).collect(Collectors.joining(" "));
    }

    private static @Nullable String first(LocalDate day) {
        LocalDate first = Always.firstDay(day);
        return first == null ? null : first.toString();
    }

    private static @Nullable String last(LocalDate ends) {
        LocalDate last = Always.lastDay(ends);
        return last == null ? null : last.toString();
    }
}
