package org.fullscore.results.ingest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records a handful of rows in one statement: the decisions and the writes are those of {@link Recording}, word for word, with the
 * rows in arrays where a chunk has staging tables, whose upkeep would cost more than the rows.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RecordingAtOnce {

    /** The beginning of a statement: the rows, in columns. */
    static final String STAGED = """
            with staged_result as (
              select * from unnest(:lines::integer[], :ids::text[], :metrics::smallint[], :parts::smallint[], :persons::integer[], :days::date[],
                :amounts::numeric[], :counts::boolean[], :overlays::boolean[])
                as s (line, external_id, metric_key, part, person_key, day, amount, counts, overlay))
            """;

    private static final String SQL = STAGED + ", " + RecordingSql.DECIDED + " as materialized ("
            + RecordingSql.DECISION_OF_ALL
            + "), "
            + RecordingSql.FACTS
            + ", touched (person_key, first_day, last_day) as (" + RecordingSql.TOUCHED
            + "), totals as (" + RecordingSql.TOTALS + ") select " + RecordingSql.COMPLETE + """
            , array(select c.period from results.closing c
                    where c.organization_id = :organization and c.state <> 'open' and exists (
                      select from decided_result d
                      where d.change and (d.counts and d.day >= c.starts and d.day < c.ends
                                       or d.old_counts and d.old_day >= c.starts and d.old_day < c.ends))),
            array(select person_key from touched), (select min(first_day) from touched), (select max(last_day) from touched),
            """
            + "o.line, o.outcome from (" + RecordingSql.OUTCOMES + ") o";

    private final JdbcClient jdbc;
    private final Recording recording;
    private final Quarantine quarantine;
    private final DroppingMonths months;

    RecordingAtOnce(JdbcClient jdbc, Recording recording, Quarantine quarantine, DroppingMonths months) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.quarantine = quarantine;
        this.months = months;
    }

    /**
     * What was touched.
     *
     * @param closed ids of closed periods
     * @param people whose results are other than they were
     */
    public record Touched(Set<String> closed, Set<Integer> people) {}

    /**
     * Records the rows as lines of an import. The source is locked.
     *
     * @throws IllegalStateException if somebody recorded into the source without its lock
     */
    public Touched record(int sourceKey, int importKey, Handful rows) {
        Set<String> closed = new TreeSet<>();
        Set<Integer> people = new TreeSet<>();
        if (!rows.staged().isEmpty()) {
            jdbc.sql(SQL)
                    .params(parameters(sourceKey, importKey, rows.staged()))
                    .query(row -> {
                        if (!row.getBoolean(1)) {
                            throw new IllegalStateException("Somebody recorded into the same source without its lock.");
                        }
                        closed.addAll(Arrays.asList((String[]) row.getArray(2).getArray()));
                        List<Integer> touched =
                                List.of((Integer[]) row.getArray(3).getArray());
                        if (people.addAll(touched)) {
                            months.changed(
                                    touched, row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class));
                        }
                        rows.became(row.getInt(6), row.getString(7));
                    });
        }
        recording.remember(sourceKey, importKey, rows.converted());
        quarantine.add(importKey, rows.failed());
        return new Touched(closed, people);
    }

    /** What the statements need to know of staged rows. */
    static Map<String, Object> parameters(int sourceKey, int importKey, List<Handful.Staged> staged) {
        return Map.ofEntries(
                Map.entry("organization", CurrentOrganization.id()),
                Map.entry("source", sourceKey),
                Map.entry("import", importKey),
                Map.entry("lines", staged.stream().map(Handful.Staged::line).toArray(Integer[]::new)),
                Map.entry("ids", staged.stream().map(Handful.Staged::externalId).toArray(String[]::new)),
                Map.entry(
                        "metrics",
                        staged.stream().map(row -> (int) row.metric()).toArray(Integer[]::new)),
                Map.entry("parts", staged.stream().map(Handful.Staged::part).toArray(Integer[]::new)),
                Map.entry("persons", facts(staged, MappedFact::personKey).toArray(Integer[]::new)),
                Map.entry("days", facts(staged, fact -> fact.day().toString()).toArray(String[]::new)),
                Map.entry("amounts", facts(staged, RecordingAtOnce::amount).toArray(String[]::new)),
                Map.entry(
                        "counts", staged.stream().map(row -> row.fact() != null).toArray(Boolean[]::new)),
                Map.entry(
                        "overlays",
                        staged.stream()
                                .map(row -> row.fact() != null && row.fact().overlay())
                                .toArray(Boolean[]::new)));
    }

    private static String amount(MappedFact fact) {
        return fact.amount().toPlainString();
    }

    private static <T> java.util.stream.Stream<@Nullable T> facts(
            List<Handful.Staged> staged, Function<MappedFact, T> part) {
        return staged.stream().map(row -> row.fact() == null ? null : part.apply(row.fact()));
    }
}
