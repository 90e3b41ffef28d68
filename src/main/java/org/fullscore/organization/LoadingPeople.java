package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.web.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the list of people: CSV with the columns {@code id, name, email, rank, team, joined, left, moved, country, job,
 * roles} and any {@code group:<name>}; only {@code id} is needed in every row, {@code name} and {@code rank} for new people.
 *
 * <p>{@code joined} and {@code left} are the first and the last day. {@code team} is the id of the main team: the first one
 * is held from {@code joined} on, a changed one from {@code moved} on (today unless given). {@code roles} are separated by
 * spaces. Group columns need the scope groups:write. In a complete list whoever is absent leaves as of today, except the
 * person who delivers it. All rows are taken, or none.
 */
@Component
public class LoadingPeople {

    private static final List<String> REQUIRED = List.of("id");
    private static final List<String> OPTIONAL =
            List.of("name", "email", "rank", "team", "joined", "left", "moved", "country", "job", "roles");
    private static final String GROUP = "group:";

    private final PeopleRecords records;
    private final Directory directory;
    private final LoadRecords ledger;
    private final Today today;

    LoadingPeople(PeopleRecords records, Directory directory, LoadRecords ledger, Today today) {
        this.records = records;
        this.directory = directory;
        this.ledger = ledger;
        this.today = today;
    }

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        Tally tally = new Tally(delivery.sheet());
        if (!tally.knows(REQUIRED, OPTIONAL, GROUP)) {
            return tally.result();
        }
        List<String> groups = delivery.sheet().columns().stream()
                .filter(column -> column.startsWith(GROUP))
                .toList();
        if (!groups.isEmpty() && !delivery.wants(Delivery.Wish.GROUPS)) {
            return new Loaded.Refused(Problem.forbidden(
                    "scope", "The token does not reach so far", "Group columns need the scope groups:write."));
        }
        directory.lock();
        LocalDate day = today.date();
        Map<String, PersonDraft> before = records.read();
        Map<String, PersonDraft> after = new HashMap<>(before);
        Map<String, SortedMap<String, String>> groupsBefore = groups.isEmpty() ? Map.of() : records.groups();
        Map<String, SortedMap<String, String>> groupsAfter = new HashMap<>();
        Map<String, Cells> rows = rows(tally, delivery.sheet());
        Map<String, Integer> teams = records.openTeams();
        rows.forEach((id, cells) -> new PeopleRow(cells, before.get(id))
                .read(id, teams, day)
                .ifPresent(person -> {
                    after.put(id, person);
                    groupsAfter.put(id, groups(cells, groups, groupsBefore.getOrDefault(id, new TreeMap<>())));
                }));
        refuseSharedEmails(after, rows);
        List<String> ending = delivery.wants(Delivery.Wish.COMPLETE) ? ending(delivery, before, rows, day) : List.of();
        ending.forEach(id -> after.computeIfPresent(id, (same, person) -> person.leaving(day)));
        refuseNobodyInCharge(tally, before, after, day);
        long active = before.values().stream()
                .filter(person -> day.isBefore(person.left()))
                .count();
        if (!tally.refused() && ending.size() * 10L > active && !delivery.wants(Delivery.Wish.CONFIRMED)) {
            return Tally.tooManyEnd(ending.size(), (int) active, "people");
        }
        if (!tally.refused()) {
            compare(
                    tally,
                    before,
                    after,
                    rows.keySet(),
                    groupsBefore,
                    groupsAfter,
                    LoadingTeams.reversed(directory.keys("team")));
            ending.forEach(id -> tally.count(Loaded.Kind.ENDED, id, List.of()));
        }
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            records.write(before, after, groupsBefore, groupsAfter);
            ledger.loaded("people-loaded", delivery, done);
            ledger.moved(delivery, before, after, directory.keys("person"), directory.keys("team"));
        }
        return loaded;
    }

    private static Map<String, Cells> rows(Tally tally, Sheet sheet) {
        Map<String, Cells> rows = new LinkedHashMap<>();
        for (Sheet.Row row : sheet.rows()) {
            Cells cells = new Cells(tally, row);
            Optional<String> id = cells.id("id");
            Cells first = id.isEmpty() ? null : rows.putIfAbsent(id.get(), cells);
            if (first != null) {
                cells.refuse(
                        "id",
                        "PERSON_TWICE",
                        "The person stands in the file twice, first in row " + first.line() + ".",
                        "Leave one of the rows out.");
            }
        }
        return rows;
    }

    private static SortedMap<String, String> groups(
            Cells cells, List<String> columns, SortedMap<String, String> known) {
        SortedMap<String, String> groups = new TreeMap<>(known);
        for (String column : columns) {
            String value = cells.text(column);
            String name = column.substring(GROUP.length());
            if (value == null) {
                groups.remove(name);
            } else {
                groups.put(name, value);
            }
        }
        return groups;
    }

    private static void refuseSharedEmails(Map<String, PersonDraft> after, Map<String, Cells> rows) {
        Map<String, List<String>> holders = after.values().stream()
                .filter(person -> person.email() != null)
                .collect(Collectors.groupingBy(
                        person -> String.valueOf(person.email()).toLowerCase(Locale.ROOT),
                        Collectors.mapping(PersonDraft::id, Collectors.toList())));
        rows.forEach((id, cells) -> {
            String email = cells.text("email");
            List<String> others = email == null
                    ? List.of()
                    : holders.getOrDefault(email.toLowerCase(Locale.ROOT), List.of()).stream()
                            .filter(other -> !other.equals(id))
                            .sorted()
                            .toList();
            if (!others.isEmpty()) {
                cells.refuse(
                        "email",
                        "EMAIL_TAKEN",
                        "It also belongs to " + String.join(", ", others) + ".",
                        "Give everybody an address of their own, or leave the cell empty.");
            }
        });
    }

    private static List<String> ending(
            Delivery delivery, Map<String, PersonDraft> before, Map<String, Cells> rows, LocalDate day) {
        return before.values().stream()
                .filter(person -> day.isBefore(person.left())
                        && !rows.containsKey(person.id())
                        && !Objects.equals(person.key(), delivery.by()))
                .map(PersonDraft::id)
                .sorted()
                .toList();
    }

    private static void refuseNobodyInCharge(
            Tally tally, Map<String, PersonDraft> before, Map<String, PersonDraft> after, LocalDate day) {
        boolean now = before.values().stream().anyMatch(person -> person.isAdministratorOn(day));
        if (now && after.values().stream().noneMatch(person -> person.isAdministratorOn(day))) {
            tally.refuse(
                    1,
                    "roles",
                    null,
                    "LAST_ADMINISTRATOR",
                    "No administrator would be left.",
                    "Give somebody the role administrator first.");
        }
    }

    /** Groups are readable by nobody: only that they changed is said. */
    private static void compare(
            Tally tally,
            Map<String, PersonDraft> before,
            Map<String, PersonDraft> after,
            Iterable<String> ids,
            Map<String, SortedMap<String, String>> groupsBefore,
            Map<String, SortedMap<String, String>> groupsAfter,
            Map<Integer, String> teams) {
        for (String id : ids) {
            PersonDraft person = after.get(id);
            PersonDraft old = before.get(id);
            if (person == null) {
                continue;
            }
            List<Field> fields = new ArrayList<>(PersonFields.of(old, person, teams));
            if (old == null) {
                tally.count(Loaded.Kind.CREATED, id, fields);
                continue;
            }
            boolean same = groupsAfter.get(id) == null
                    || groupsAfter.get(id).equals(groupsBefore.getOrDefault(id, new TreeMap<>()));
            fields.add(new Field("groups", "as before", same ? "as before" : "changed"));
            tally.countKnown(id, fields);
        }
    }
}
