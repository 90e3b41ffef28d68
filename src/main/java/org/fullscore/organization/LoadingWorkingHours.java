package org.fullscore.organization;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes working hours agreed with people: CSV with the columns {@code person, from, to, percent}, both days inclusive, an
 * empty {@code to} until further notice, percent of full time, more than 0 and at most 100, with at most 2 decimals. No reason
 * is taken. A row with a known person and first day changes it; an empty {@code percent} withdraws it. Of rows that overlap
 * the one that begins last counts. A complete list withdraws what begins after today and is not in it. All rows are taken,
 * or none.
 */
@Component
public class LoadingWorkingHours {

    private static final List<String> REQUIRED = List.of("person", "from", "to", "percent");
    private static final BigDecimal FULL_TIME = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;
    private final Directory directory;
    private final LoadRecords ledger;
    private final Today today;

    LoadingWorkingHours(JdbcClient jdbc, Directory directory, LoadRecords ledger, Today today) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ledger = ledger;
        this.today = today;
    }

    private record Place(int person, LocalDate starts) {}

    private record Agreed(LocalDate ends, BigDecimal percent) {}

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        Tally tally = new Tally(delivery.sheet());
        if (!tally.knows(REQUIRED, List.of(), null)) {
            return tally.result();
        }
        directory.lock();
        Map<String, Integer> people = directory.keys("person");
        Map<Place, Agreed> before = known();
        Map<Place, Optional<Agreed>> wanted = new LinkedHashMap<>();
        for (Sheet.Row row : delivery.sheet().rows()) {
            read(new Cells(tally, row), people, wanted);
        }
        List<Place> ending = new ArrayList<>();
        if (delivery.wants(Delivery.Wish.COMPLETE)) {
            before.keySet().stream()
                    .filter(place -> place.starts().isAfter(today.date()) && !wanted.containsKey(place))
                    .forEach(ending::add);
        }
        if (!tally.refused() && ending.size() * 10 > before.size() && !delivery.wants(Delivery.Wish.CONFIRMED)) {
            return Tally.tooManyEnd(ending.size(), before.size(), "working hours");
        }
        ending.forEach(place -> wanted.put(place, Optional.empty()));
        if (!tally.refused()) {
            Map<Integer, String> ids = LoadingTeams.reversed(people);
            wanted.forEach((place, agreed) -> count(
                    tally, ids.get(place.person()) + ":" + place.starts(), before.get(place), agreed.orElse(null)));
        }
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            write(wanted);
            ledger.loaded("working-hours-loaded", delivery, done);
        }
        return loaded;
    }

    private static void read(Cells cells, Map<String, Integer> people, Map<Place, Optional<Agreed>> wanted) {
        String id = cells.id("person").orElse("");
        Integer person = people.get(id);
        if (person == null && !id.isEmpty()) {
            cells.refuse("person", "PERSON_UNKNOWN", "There is nobody with this id.", "Load the people first.");
        }
        boolean begins = cells.needed("from").isPresent();
        LocalDate from = begins ? cells.day("from") : null;
        LocalDate to = cells.day("to");
        BigDecimal percent = percent(cells);
        if (from == null || person == null) {
            return;
        }
        Agreed agreed = percent == null ? null : new Agreed(to == null ? Always.ENDS : to.plusDays(1), percent);
        if (to != null && to.isBefore(from)) {
            cells.refuse("to", "ENDS_BEFORE_IT_BEGINS", "The last day is before the first.", "Check from and to.");
        } else if (wanted.putIfAbsent(new Place(person, from), Optional.ofNullable(agreed)) != null) {
            cells.refuse("from", "HOURS_TWICE", "This row stands in the file twice.", "Leave one of the rows out.");
        }
    }

    private static @Nullable BigDecimal percent(Cells cells) {
        String text = cells.text("percent");
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
            BigDecimal percent = new BigDecimal(text);
            if (percent.signum() > 0 && percent.compareTo(FULL_TIME) <= 0) {
                return percent;
            }
        }
        cells.refuse(
                "percent",
                "PERCENT_UNREADABLE",
                "It is not more than 0 and at most 100 with at most 2 decimals.",
                "Write percent of full time, such as 80 or 62.5; who works no hours is absent.");
        return null;
    }

    private static void count(Tally tally, String name, @Nullable Agreed before, @Nullable Agreed after) {
        if (after == null) {
            tally.count(before == null ? Loaded.Kind.UNCHANGED : Loaded.Kind.ENDED, name, List.of());
            return;
        }
        List<Field> fields = List.of(
                new Field("to", before == null ? null : lastDay(before), lastDay(after)),
                new Field("percent", before == null ? null : plain(before), plain(after)));
        if (before == null) {
            tally.count(Loaded.Kind.CREATED, name, fields);
        } else {
            tally.countKnown(name, fields);
        }
    }

    private static @Nullable String lastDay(Agreed agreed) {
        LocalDate last = Always.lastDay(agreed.ends());
        return last == null ? null : last.toString();
    }

    private static String plain(Agreed agreed) {
        return agreed.percent().stripTrailingZeros().toPlainString();
    }

    private Map<Place, Agreed> known() {
        Map<Place, Agreed> known = new HashMap<>();
        jdbc.sql("select person_key, starts, ends, percent from organization.working_hours where organization_id = ?")
                .param(CurrentOrganization.id())
                .query(row -> {
                    known.put(
                            new Place(row.getInt(1), row.getObject(2, LocalDate.class)),
                            new Agreed(row.getObject(3, LocalDate.class), row.getBigDecimal(4)));
                });
        return known;
    }

    private void write(Map<Place, Optional<Agreed>> wanted) {
        List<Place> places = new ArrayList<>(wanted.keySet());
        List<@Nullable LocalDate> ends = new ArrayList<>();
        List<@Nullable BigDecimal> percents = new ArrayList<>();
        wanted.values().forEach(agreed -> {
            ends.add(agreed.map(Agreed::ends).orElse(null));
            percents.add(agreed.map(Agreed::percent).orElse(null));
        });
        Object[] rows = {
            CurrentOrganization.id(),
            places.stream().map(Place::person).toArray(Integer[]::new),
            Directory.texts(places.stream().map(Place::starts).toList()),
            Directory.texts(ends),
            Directory.texts(percents)
        };
        jdbc.sql("""
                        delete from organization.working_hours h
                        using unnest(?::int[], ?::date[], ?::date[]) as t (person, starts, ends)
                        where h.organization_id = ? and h.person_key = t.person and h.starts = t.starts and t.ends is null
                        """).params(rows[1], rows[2], rows[3], rows[0]).update();
        jdbc.sql("""
                        insert into organization.working_hours (organization_id, person_key, starts, ends, percent)
                        select ?, person, starts, ends, percent
                        from unnest(?::int[], ?::date[], ?::date[], ?::numeric[]) as t (person, starts, ends, percent)
                        where ends is not null
                        on conflict (organization_id, person_key, starts) do update
                          set ends = excluded.ends, percent = excluded.percent
                        """).params(rows).update();
    }
}
