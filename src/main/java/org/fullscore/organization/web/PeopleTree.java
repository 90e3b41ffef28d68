package org.fullscore.organization.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fullscore.organization.DirectoryLists;
import org.fullscore.organization.DirectoryLists.PersonLine;
import org.fullscore.organization.DirectoryLists.TeamLine;
import org.fullscore.organization.web.PeoplePage.Branch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts people into the tree of teams, as the page shows them. */
@Component
@Transactional(readOnly = true)
class PeopleTree {

    private final DirectoryLists lists;

    PeopleTree(DirectoryLists lists) {
        this.lists = lists;
    }

    PeoplePage page(LocalDate day, String search, boolean keeps, PeoplePage.@Nullable Taken taken) {
        List<PersonLine> people = lists.people(day, "", Integer.MAX_VALUE).stream()
                .filter(person -> person.left() == null || !person.left().isBefore(day))
                .sorted(Comparator.comparing(PersonLine::name).thenComparing(PersonLine::id))
                .toList();
        List<TeamLine> teams = lists.teams(day, "", Integer.MAX_VALUE);
        Growth growth = new Growth(teams, people, search.toLowerCase(Locale.ROOT));
        teams.stream()
                .filter(team -> team.parent() == null)
                .sorted(Growth.BY_NAME)
                .forEach(root -> growth.grow(root, List.of()));
        List<PersonLine> unplaced = people.stream()
                .filter(person -> person.team() == null && growth.matches(person))
                .toList();
        return new PeoplePage(day, search, growth.branches, unplaced, people.size(), keeps, taken);
    }

    private static final class Growth {

        private static final Comparator<TeamLine> BY_NAME =
                Comparator.comparing(TeamLine::name).thenComparing(TeamLine::id);

        private final List<Branch> branches = new ArrayList<>();
        private final Map<String, List<TeamLine>> below;
        private final Map<String, List<PersonLine>> members;
        private final Map<String, PersonLine> people = new HashMap<>();
        private final String search;

        Growth(List<TeamLine> teams, List<PersonLine> people, String search) {
            this.below = teams.stream()
                    .filter(team -> team.parent() != null)
                    .sorted(BY_NAME)
                    .collect(Collectors.groupingBy(team -> Objects.requireNonNull(team.parent())));
            this.members = people.stream()
                    .filter(person -> person.team() != null)
                    .collect(Collectors.groupingBy(person -> Objects.requireNonNull(person.team())));
            people.forEach(person -> this.people.put(person.id(), person));
            this.search = search;
        }

        void grow(TeamLine team, List<String> path) {
            boolean named = team.name().toLowerCase(Locale.ROOT).contains(search)
                    || team.id().toLowerCase(Locale.ROOT).contains(search);
            List<PersonLine> found = new ArrayList<>(members.getOrDefault(team.id(), List.of()));
            PersonLine leader = team.leader() == null ? null : people.get(team.leader());
            if (leader != null) {
                found.remove(leader);
                found.addFirst(leader);
            }
            found.removeIf(person -> !named && !matches(person));
            if (named || !found.isEmpty()) {
                branches.add(new Branch(
                        team.id(),
                        team.name(),
                        path,
                        team.leader(),
                        nameOf(team.leader()),
                        nameOf(team.answersTo()),
                        found));
            }
            List<String> longer = new ArrayList<>(path);
            longer.add(team.name());
            below.getOrDefault(team.id(), List.of()).forEach(child -> grow(child, longer));
        }

        boolean matches(PersonLine person) {
            String email = person.email() == null ? "" : person.email();
            String job = person.job() == null ? "" : person.job();
            return String.join("\n", person.id(), person.name(), email, job)
                    .toLowerCase(Locale.ROOT)
                    .contains(search);
        }

        private @Nullable String nameOf(@Nullable String id) {
            PersonLine person = id == null ? null : people.get(id);
            return person == null ? id : person.name();
        }
    }
}
