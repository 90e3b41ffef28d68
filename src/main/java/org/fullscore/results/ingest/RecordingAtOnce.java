package org.fullscore.results.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
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

    private static final String STAGED = """
            with staged_result as (
              select * from unnest(:lines::integer[], :ids::text[], :metrics::smallint[], :parts::smallint[], :persons::integer[], :days::date[],
                :amounts::numeric[], :counts::boolean[], :overlays::boolean[])
                as s (line, external_id, metric_key, part, person_key, day, amount, counts, overlay)),
            """;

    private static final String SQL = STAGED + RecordingSql.DECIDED + " as materialized ("
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

    private static final String CLOSED = """
            array(select c.period from results.closing c
                  where c.organization_id = :organization and c.state <> 'open' and exists (
                    select from staged_result s where s.counts and s.day >= c.starts and s.day < c.ends))
            """;

    private static final String NOTHING_STANDS = """
            not exists (
              select from staged_result s join results.fact f on f.organization_id = :organization and f.source_key = :source
                and f.external_id = s.external_id and f.metric_key = s.metric_key and f.part = s.part
              where not s.counts)
            """;

    private static final String LOCK = "select key, " + DroppingMonths.SHARE + """
             from results.source where organization_id = :organization and key = :source and mapping_version = :mapping
            for no key update
            """;

    /** Months, after all totals of days. */
    private static final String DROPPED = """
            gone as (
              select person_key, metric_key, month
              from (select distinct person_key, metric_key, date_trunc('month', day)::date as month from staged_result where counts) s
              join results.month_total m using (person_key, metric_key, month)
              where m.organization_id = :organization and (select count(*) from totals) > 0
              order by person_key, metric_key, month for update of m),
            dropped as (""" + DroppingMonths.DROP + ")";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Recording recording;
    private final Quarantine quarantine;
    private final DroppingMonths months;

    RecordingAtOnce(
            JdbcClient jdbc,
            NamedParameterJdbcOperations batches,
            Recording recording,
            Quarantine quarantine,
            DroppingMonths months) {
        this.jdbc = jdbc;
        this.batches = batches;
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
     * What is written in the statement that records new rows.
     *
     * @param statements of a {@code with}, one of them {@code grown}, which returns a row if the import is as it was thought to be
     * @param complete a condition: whether all of it was written
     */
    public record Together(String statements, String complete, Map<String, Object> parameters) {}

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

    /**
     * Records rows each of which is taken to be new, or to take nothing back, none for quarantine, and what goes with them: closed periods they touch, or nothing
     * if anything is not as was thought, the version of the mapping included. Then roll back.
     *
     * <p>Waits until nobody else is recording into the source, and keeps others waiting. Lock and writing are sent together, but are two
     * statements: one that waits for the lock sees nothing of what was committed while it waited.
     */
    public Optional<Set<String>> recordNew(int sourceKey, int mapping, int importKey, Handful rows, Together together) {
        Map<String, Object> parameters = new HashMap<>(parameters(sourceKey, importKey, rows.staged()));
        parameters.putAll(together.parameters());
        parameters.put("facts", rows.facts());
        parameters.put("mapping", mapping);
        String sql = LOCK
                + "; "
                + STAGED
                + together.statements() + ", " + RecordingSql.NEW_IF_GROWN + ", totals as ("
                + RecordingSql.FRESH_TOTALS
                + " returning 1), "
                + DROPPED
                + " select (select count(*) from recorded) = :facts and " + NOTHING_STANDS + " and "
                + together.complete() + ", " + CLOSED;
        Optional<Set<String>> closed = Objects.requireNonNull(batches.execute(
                sql, parameters, (PreparedStatementCallback<Optional<Set<String>>>) RecordingAtOnce::written));
        if (closed.isPresent()) {
            recording.remember(sourceKey, importKey, rows.converted());
        }
        return closed;
    }

    private static Optional<Set<String>> written(PreparedStatement lockAndWriting) throws SQLException {
        lockAndWriting.execute();
        try (ResultSet locked = lockAndWriting.getResultSet()) {
            if (!locked.next()) {
                return Optional.empty();
            }
        }
        lockAndWriting.getMoreResults();
        try (ResultSet written = lockAndWriting.getResultSet()) {
            written.next();
            return written.getBoolean(1)
                    ? Optional.of(Set.copyOf(
                            Arrays.asList((String[]) written.getArray(2).getArray())))
                    : Optional.empty();
        }
    }

    private static Map<String, Object> parameters(int sourceKey, int importKey, List<Handful.Staged> staged) {
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
