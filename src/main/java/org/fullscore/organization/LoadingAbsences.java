package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.organization.LoadingSpans.Start;
import org.fullscore.organization.LoadingSpans.Words;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes days on which people are away: CSV with the columns {@code person, from, to}, both days inclusive. No reason is
 * taken. An empty {@code to} withdraws the absence that begins on that day.
 *
 * @see LoadingSpans
 */
@Component
public class LoadingAbsences {

    private static final int LONGEST_YEARS = 5;

    private final LoadingSpans spans;
    private final Absences absences;

    LoadingAbsences(LoadingSpans spans, JdbcClient jdbc) {
        this.spans = spans;
        this.absences = new Absences(jdbc);
    }

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        return spans.load(delivery, absences);
    }

    /** The days after the last ones. */
    private record Absences(JdbcClient jdbc) implements LoadingSpans.Kind<LocalDate> {

        @Override
        public Words words() {
            return new Words(List.of("person", "from", "to"), "absences", "absences-loaded", "ABSENCE_TWICE");
        }

        @Override
        public Optional<LocalDate> read(Cells cells, @Nullable LocalDate from, @Nullable LocalDate to) {
            if (from != null && to != null && to.isAfter(from.plusYears(LONGEST_YEARS))) {
                cells.refuse(
                        "to",
                        "ABSENCE_TOO_LONG",
                        "It lasts more than " + LONGEST_YEARS + " years.",
                        "Check the year; let whoever is gone for good leave in the list of people.");
            }
            return Optional.ofNullable(to).map(last -> last.plusDays(1));
        }

        @Override
        public List<Field> fields(@Nullable LocalDate before, LocalDate after) {
            return List.of(new Field(
                    "to",
                    before == null ? null : before.minusDays(1).toString(),
                    after.minusDays(1).toString()));
        }

        @Override
        public Map<Start, LocalDate> known() {
            Map<Start, LocalDate> known = new HashMap<>();
            jdbc.sql("select person_key, starts, ends from organization.absence where organization_id = ?")
                    .param(CurrentOrganization.id())
                    .query(row -> {
                        known.put(
                                new Start(row.getInt(1), row.getObject(2, LocalDate.class)),
                                row.getObject(3, LocalDate.class));
                    });
            return known;
        }

        @Override
        public void write(Map<Start, Optional<LocalDate>> wanted) {
            List<Start> starts = new ArrayList<>(wanted.keySet());
            List<@Nullable LocalDate> ends = new ArrayList<>();
            wanted.values().forEach(end -> ends.add(end.orElse(null)));
            Object[] rows = {
                CurrentOrganization.id(),
                starts.stream().map(Start::person).toArray(Integer[]::new),
                Directory.texts(starts.stream().map(Start::day).toList()),
                Directory.texts(ends)
            };
            jdbc.sql("""
                            delete from organization.absence a
                            using unnest(?::int[], ?::date[], ?::date[]) as t (person, starts, ends)
                            where a.organization_id = ? and a.person_key = t.person and a.starts = t.starts and t.ends is null
                            """).params(rows[1], rows[2], rows[3], rows[0]).update();
            jdbc.sql("""
                            insert into organization.absence (organization_id, person_key, starts, ends)
                            select ?, person, starts, ends from unnest(?::int[], ?::date[], ?::date[]) as t (person, starts, ends)
                            where ends is not null
                            on conflict (organization_id, person_key, starts) do update set ends = excluded.ends
                            """).params(rows).update();
        }
    }
}
