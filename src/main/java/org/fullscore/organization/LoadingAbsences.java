package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes days on which people are away: CSV with the columns {@code person, from, to}, both days inclusive. No reason is
 * taken. A row with a known person and first day changes the last day; an empty {@code to} withdraws that absence. A
 * complete list withdraws every absence that begins after today and is not in it. All rows are taken, or none.
 */
@Component
public class LoadingAbsences {

    private static final List<String> REQUIRED = List.of("person", "from", "to");
    private static final int LONGEST_YEARS = 5;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final LoadRecords ledger;
    private final Today today;

    LoadingAbsences(JdbcClient jdbc, Directory directory, LoadRecords ledger, Today today) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ledger = ledger;
        this.today = today;
    }

    private record Away(int person, LocalDate starts) {}

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        Tally tally = new Tally(delivery.sheet());
        if (!tally.knows(REQUIRED, List.of(), null)) {
            return tally.result();
        }
        directory.lock();
        Map<String, Integer> people = directory.keys("person");
        Map<Away, LocalDate> before = known();
        Map<Away, LocalDate> wanted = new LinkedHashMap<>();
        for (Sheet.Row row : delivery.sheet().rows()) {
            read(new Cells(tally, row), people, wanted);
        }
        List<Away> ending = new ArrayList<>();
        if (delivery.wants(Delivery.Wish.COMPLETE)) {
            before.keySet().stream()
                    .filter(away -> away.starts().isAfter(today.date()) && !wanted.containsKey(away))
                    .forEach(ending::add);
        }
        if (!tally.refused() && ending.size() * 10 > before.size() && !delivery.wants(Delivery.Wish.CONFIRMED)) {
            return Tally.tooManyEnd(ending.size(), before.size(), "absences");
        }
        Map<Integer, String> ids = LoadingTeams.reversed(people);
        if (!tally.refused()) {
            wanted.forEach((away, ends) -> count(tally, name(away, ids), before.get(away), ends));
            ending.forEach(away -> tally.count(Loaded.Kind.ENDED, name(away, ids), List.of()));
        }
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            ending.forEach(away -> wanted.put(away, away.starts()));
            write(wanted);
            ledger.loaded("absences-loaded", delivery, done);
        }
        return loaded;
    }

    /** A day after the last; an absence that ends on the day it begins is none. */
    private static void read(Cells cells, Map<String, Integer> people, Map<Away, LocalDate> wanted) {
        String id = cells.id("person").orElse("");
        Integer person = people.get(id);
        if (person == null && !id.isEmpty()) {
            cells.refuse("person", "PERSON_UNKNOWN", "There is nobody with this id.", "Load the people first.");
        }
        boolean begins = cells.needed("from").isPresent();
        LocalDate from = begins ? cells.day("from") : null;
        LocalDate to = cells.day("to");
        if (from == null || person == null) {
            return;
        }
        if (to != null && to.isBefore(from)) {
            cells.refuse("to", "ENDS_BEFORE_IT_BEGINS", "The last day is before the first.", "Check from and to.");
        } else if (to != null && to.isAfter(from.plusYears(LONGEST_YEARS))) {
            cells.refuse(
                    "to",
                    "ABSENCE_TOO_LONG",
                    "It lasts more than " + LONGEST_YEARS + " years.",
                    "Check the year; let whoever is gone for good leave in the list of people.");
        } else if (wanted.putIfAbsent(new Away(person, from), to == null ? from : to.plusDays(1)) != null) {
            cells.refuse(
                    "from", "ABSENCE_TWICE", "This absence stands in the file twice.", "Leave one of the rows out.");
        }
    }

    private static void count(Tally tally, String name, @Nullable LocalDate before, LocalDate ends) {
        boolean withdrawn = name.endsWith(ends.toString());
        if (withdrawn) {
            tally.count(before == null ? Loaded.Kind.UNCHANGED : Loaded.Kind.ENDED, name, List.of());
            return;
        }
        List<Field> fields = List.of(new Field(
                "to",
                before == null ? null : before.minusDays(1).toString(),
                ends.minusDays(1).toString()));
        if (before == null) {
            tally.count(Loaded.Kind.CREATED, name, fields);
        } else {
            tally.countKnown(name, fields);
        }
    }

    private static String name(Away away, Map<Integer, String> ids) {
        return ids.get(away.person()) + ":" + away.starts();
    }

    private Map<Away, LocalDate> known() {
        Map<Away, LocalDate> known = new HashMap<>();
        jdbc.sql("select person_key, starts, ends from organization.absence where organization_id = ?")
                .param(CurrentOrganization.id())
                .query(row -> {
                    known.put(
                            new Away(row.getInt(1), row.getObject(2, LocalDate.class)),
                            row.getObject(3, LocalDate.class));
                });
        return known;
    }

    private void write(Map<Away, LocalDate> wanted) {
        List<Away> aways = new ArrayList<>(wanted.keySet());
        Object[] rows = {
            CurrentOrganization.id(),
            aways.stream().map(Away::person).toArray(Integer[]::new),
            Directory.texts(aways.stream().map(Away::starts).toList()),
            Directory.texts(wanted.values())
        };
        jdbc.sql("""
                        delete from organization.absence a
                        using unnest(?::int[], ?::date[], ?::date[]) as t (person, starts, ends)
                        where a.organization_id = ? and a.person_key = t.person and a.starts = t.starts and t.starts = t.ends
                        """).params(rows[1], rows[2], rows[3], rows[0]).update();
        jdbc.sql("""
                        insert into organization.absence (organization_id, person_key, starts, ends)
                        select ?, person, starts, ends from unnest(?::int[], ?::date[], ?::date[]) as t (person, starts, ends)
                        where starts < ends
                        on conflict (organization_id, person_key, starts) do update set ends = excluded.ends
                        """).params(rows).update();
    }
}
