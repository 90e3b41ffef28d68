package org.fullscore.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the organization's own periods: CSV with the columns {@code id, starts, ends}, both days inclusive. Ids that look
 * like those of the calendar ({@code 2026}, {@code 2026-Q3}, {@code 2026-07}) are refused, and so are other days for a period
 * goals stand in. Periods never end, so a complete
 * list is the same as any other. All rows are taken, or none.
 */
@Component
public class LoadingPeriods {

    private static final List<String> COLUMNS = List.of("id", "starts", "ends");

    private final JdbcClient jdbc;
    private final Periods periods;
    private final Directory directory;
    private final LoadRecords ledger;
    private final ObjectProvider<PeriodsInUse> inUse;

    LoadingPeriods(
            JdbcClient jdbc,
            Periods periods,
            Directory directory,
            LoadRecords ledger,
            ObjectProvider<PeriodsInUse> inUse) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.directory = directory;
        this.ledger = ledger;
        this.inUse = inUse;
    }

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        Tally tally = new Tally(delivery.sheet());
        if (!tally.knows(COLUMNS, List.of(), null)) {
            return tally.result();
        }
        directory.lock();
        Map<String, Period> wanted = new LinkedHashMap<>();
        Map<String, Period> used = new HashMap<>();
        inUse.orderedStream().forEach(promises -> promises.inUse().forEach(period -> used.put(period.id(), period)));
        for (Sheet.Row row : delivery.sheet().rows()) {
            read(new Cells(tally, row), wanted, used);
        }
        Map<String, Period> before = new HashMap<>();
        periods.customs().forEach(period -> before.put(period.id(), period));
        wanted.values().forEach(period -> compare(tally, before.get(period.id()), period));
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            write(wanted);
            ledger.loaded("periods-loaded", delivery, done);
        }
        return loaded;
    }

    private static void read(Cells cells, Map<String, Period> wanted, Map<String, Period> used) {
        String id = cells.id("id").orElse("");
        LocalDate starts = cells.needed("starts").isPresent() ? cells.day("starts") : null;
        LocalDate last = cells.needed("ends").isPresent() ? cells.day("ends") : null;
        if (PeriodCalendar.isCalendarId(id)) {
            cells.refuse(
                    "id",
                    "PERIOD_ID_TAKEN",
                    "Ids like this belong to the weeks, months, quarters, halves and years of the calendar.",
                    "Choose an id of your own, such as spring-2026.");
        }
        if (id.length() > 100) {
            cells.refuse("id", "TOO_LONG", "It is longer than 100 characters.", "Use a shorter id.");
        }
        if (id.isEmpty() || starts == null || last == null) {
            return;
        }
        if (last.isBefore(starts)) {
            cells.refuse(
                    "ends",
                    "PERIOD_ENDS_BEFORE_IT_BEGINS",
                    "The last day is before the first.",
                    "Check starts and ends.");
            return;
        }
        Period period = new Period(id, Period.Kind.CUSTOM, starts, last.plusDays(1));
        Period kept = used.getOrDefault(id, period);
        if (!kept.equals(period)) {
            cells.refuse(
                    kept.starts().equals(starts) ? "ends" : "starts",
                    "PERIOD_IN_USE",
                    "There are goals for this period, from " + kept.starts() + " to " + kept.lastDay() + ".",
                    "Leave its days as they are, or give the other days an id of their own.");
        }
        Period other = wanted.putIfAbsent(id, period);
        if (other != null) {
            boolean overlaps = starts.isBefore(other.ends()) && other.starts().isBefore(period.ends());
            cells.refuse(
                    "id",
                    overlaps ? "PERIODS_OVERLAP" : "PERIOD_TWICE",
                    "The id stands in the file twice" + (overlaps ? ", with days that overlap." : "."),
                    "Give each period an id of its own.");
        }
    }

    private static void compare(Tally tally, @Nullable Period before, Period period) {
        List<Field> fields = List.of(
                new Field(
                        "starts",
                        before == null ? null : before.starts().toString(),
                        period.starts().toString()),
                new Field(
                        "ends",
                        before == null ? null : before.lastDay().toString(),
                        period.lastDay().toString()));
        if (before == null) {
            tally.count(Loaded.Kind.CREATED, period.id(), fields);
        } else {
            tally.countKnown(period.id(), fields);
        }
    }

    private void write(Map<String, Period> wanted) {
        jdbc.sql("""
                        insert into organization.period (organization_id, id, starts, ends)
                        select ?, id, starts, ends from unnest(?::text[], ?::date[], ?::date[]) as t (id, starts, ends)
                        on conflict (organization_id, id) do update set starts = excluded.starts, ends = excluded.ends
                        """)
                .params(
                        CurrentOrganization.id(),
                        Directory.texts(wanted.keySet()),
                        Directory.texts(
                                wanted.values().stream().map(Period::starts).toList()),
                        Directory.texts(
                                wanted.values().stream().map(Period::ends).toList()))
                .update();
    }
}
