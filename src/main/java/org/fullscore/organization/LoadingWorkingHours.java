package org.fullscore.organization;

import java.math.BigDecimal;
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
 * Takes working hours agreed with people: CSV with the columns {@code person, from, to, percent}, both days inclusive, an
 * empty {@code to} until further notice, percent of full time, more than 0 and at most 100, with at most 2 decimals. No reason
 * is taken. An empty {@code percent} withdraws what begins on that day. Of rows that overlap the one that begins last counts.
 *
 * @see LoadingSpans
 */
@Component
public class LoadingWorkingHours {

    private final LoadingSpans spans;
    private final Hours hours;

    LoadingWorkingHours(LoadingSpans spans, JdbcClient jdbc) {
        this.spans = spans;
        this.hours = new Hours(jdbc);
    }

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        return spans.load(delivery, hours);
    }

    private record Agreed(LocalDate ends, BigDecimal percent) {}

    private record Hours(JdbcClient jdbc) implements LoadingSpans.Kind<Agreed> {

        private static final BigDecimal FULL_TIME = BigDecimal.valueOf(100);

        @Override
        public Words words() {
            return new Words(
                    List.of("person", "from", "to", "percent"), "working hours", "working-hours-loaded", "HOURS_TWICE");
        }

        @Override
        public Optional<Agreed> read(Cells cells, @Nullable LocalDate from, @Nullable LocalDate to) {
            return percent(cells).map(percent -> new Agreed(to == null ? Always.ENDS : to.plusDays(1), percent));
        }

        private static Optional<BigDecimal> percent(Cells cells) {
            String text = cells.text("percent");
            if (text == null) {
                return Optional.empty();
            }
            if (text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
                BigDecimal percent = new BigDecimal(text);
                if (percent.signum() > 0 && percent.compareTo(FULL_TIME) <= 0) {
                    return Optional.of(percent);
                }
            }
            cells.refuse(
                    "percent",
                    "PERCENT_UNREADABLE",
                    "It is not more than 0 and at most 100 with at most 2 decimals.",
                    "Write percent of full time, such as 80 or 62.5; who works no hours is absent.");
            return Optional.empty();
        }

        @Override
        public List<Field> fields(@Nullable Agreed before, Agreed after) {
            return List.of(
                    new Field("to", before == null ? null : lastDay(before), lastDay(after)),
                    new Field("percent", before == null ? null : plain(before), plain(after)));
        }

        private static @Nullable String lastDay(Agreed agreed) {
            LocalDate last = Always.lastDay(agreed.ends());
            return last == null ? null : last.toString();
        }

        private static String plain(Agreed agreed) {
            return agreed.percent().stripTrailingZeros().toPlainString();
        }

        @Override
        public Map<Start, Agreed> known() {
            Map<Start, Agreed> known = new HashMap<>();
            jdbc.sql(
                            "select person_key, starts, ends, percent from organization.working_hours where organization_id = ?")
                    .param(CurrentOrganization.id())
                    .query(row -> {
                        known.put(
                                new Start(row.getInt(1), row.getObject(2, LocalDate.class)),
                                new Agreed(row.getObject(3, LocalDate.class), row.getBigDecimal(4)));
                    });
            return known;
        }

        @Override
        public void write(Map<Start, Optional<Agreed>> wanted) {
            List<Start> starts = new ArrayList<>(wanted.keySet());
            List<@Nullable LocalDate> ends = new ArrayList<>();
            List<@Nullable BigDecimal> percents = new ArrayList<>();
            wanted.values().forEach(agreed -> {
                ends.add(agreed.map(Agreed::ends).orElse(null));
                percents.add(agreed.map(Agreed::percent).orElse(null));
            });
            Object[] rows = {
                CurrentOrganization.id(),
                starts.stream().map(Start::person).toArray(Integer[]::new),
                Directory.texts(starts.stream().map(Start::day).toList()),
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
}
