package org.fullscore.results.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.fullscore.results.Change;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records rows in the transaction of the caller: {@code COPY} into a staging table of the connection, then set-based SQL.
 *
 * <p>What a row is, is decided on the mapped facts: the same as the standing version of its key, a duplicate; other
 * content, or no longer counting, a correction, which is the next version; nothing standing, new. A key that occurs
 * several times in a chunk is decided line by line. Totals change by new minus old, in the order of their keys. Most chunks hold
 * nothing but new rows: they are tried first, and only what finds its key taken is decided on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Recording {

    /** Keeps the rates that corrections of results will be converted at. */
    static final String REMEMBER = """
            insert into results.conversion (organization_id, source_key, external_id, currency, target, rate, import_key)
            select :organization, :source, c.*, :import
            from unnest(:converted_ids::text[], :currencies::text[], :targets::text[], :rates::numeric[])
              as c (external_id, currency, target, rate)
            on conflict do nothing
            """;

    /** What a row turned out to be; the old amount of the first metric for a correction. */
    public record Outcome(int line, String word) {}

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Quarantine quarantine;
    private final DroppingMonths months;

    Recording(JdbcClient jdbc, DataSource dataSource, Quarantine quarantine, DroppingMonths months) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.quarantine = quarantine;
        this.months = months;
    }

    /** Waits until no other import or undo of the source is recording, and keeps others waiting until the end. */
    public void lock(int sourceKey) {
        jdbc.sql("select key from results.source where organization_id = ? and key = ? for no key update")
                .params(CurrentOrganization.id(), sourceKey)
                .query(Integer.class)
                .single();
    }

    /** Records a chunk of an import. The source is locked. */
    public Counts record(int sourceKey, int importKey, Chunk chunk) {
        return settle(sourceKey, importKey, chunk, recordFresh(sourceKey, importKey, chunk, false));
    }

    /**
     * Writes the facts of a chunk under whose keys nothing stands, all but the totals. The source need not be locked: a key is
     * taken by whoever comes first. {@link #settle} must follow in the same transaction.
     *
     * @param allNew whether all of them are likely to be new: quicker if so, and slower if not
     * @return how many facts were new
     */
    public long recordFresh(int sourceKey, int importKey, Chunk chunk, boolean allNew) {
        stage(chunk.staged());
        if (chunk.repeatsKeys()) {
            return 0;
        }
        Map<String, Object> parameters = parameters(sourceKey, importKey);
        if (allNew) {
            OptionalLong fresh = unlessTaken(
                    () -> jdbc.sql(RecordingSql.NEW).params(parameters).update());
            if (fresh.isPresent()) {
                return fresh.getAsLong();
            }
        }
        return jdbc.sql(RecordingSql.FRESH).params(parameters).query(Long.class).single();
    }

    /** Inserts rows, none of them if one has a key that is taken. */
    private OptionalLong unlessTaken(IntSupplier insert) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            Savepoint before = connection.setSavepoint();
            try {
                return OptionalLong.of(insert.getAsInt());
            } catch (DuplicateKeyException taken) {
                connection.rollback(before);
                return OptionalLong.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Rows could not be recorded.", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Decides on the rest of the staged chunk and writes totals. The source is locked. */
    public Counts settle(int sourceKey, int importKey, Chunk chunk, long fresh) {
        remember(sourceKey, importKey, chunk.converted());
        quarantine.add(importKey, chunk.failed());
        if (fresh < chunk.counting() || chunk.takingBack() > 0 && findsSomethingToTakeBack(sourceKey)) {
            decide(sourceKey, importKey, chunk);
            return counts(chunk);
        }
        if (fresh > 0) {
            jdbc.sql(RecordingSql.FRESH_TOTALS)
                    .params(parameters(sourceKey, importKey))
                    .update();
            touched(RecordingSql.FRESH_TOUCHED);
        }
        long waiting = chunk.failed().size();
        long recorded = chunk.rows() - waiting - chunk.ignored();
        return new Counts(chunk.rows(), recorded, 0, 0, chunk.ignored(), waiting);
    }

    private boolean findsSomethingToTakeBack(int sourceKey) {
        preferKeysInOrder(true);
        boolean found = jdbc.sql(RecordingSql.TAKING_BACK)
                .params(Map.of("organization", CurrentOrganization.id(), "source", sourceKey))
                .query(Boolean.class)
                .single();
        preferKeysInOrder(false);
        return found;
    }

    /** Records a chunk like {@link #record}, but decides on every row, so that {@link #outcomes} can tell. The source is locked. */
    public Counts recordDeciding(int sourceKey, int importKey, Chunk chunk) {
        stage(chunk.staged());
        remember(sourceKey, importKey, chunk.converted());
        quarantine.add(importKey, chunk.failed());
        decide(sourceKey, importKey, chunk);
        return counts(chunk);
    }

    private void decide(int sourceKey, int importKey, Chunk chunk) {
        String decision = chunk.hasRowsOfSeveral() ? RecordingSql.DECISION_OF_ALL : RecordingSql.DECISION;
        preferKeysInOrder(true);
        jdbc.sql("insert into " + RecordingSql.DECIDED + decision)
                .params(parameters(sourceKey, importKey))
                .update();
        preferKeysInOrder(false);
        apply(sourceKey);
    }

    /**
     * Whether the latest version of a key is looked up where the primary key has it last. While a table has no statistics yet, any other
     * index looks as good, and is read whole for each row.
     */
    private void preferKeysInOrder(boolean prefer) {
        jdbc.sql("set local enable_sort = " + (prefer ? "off" : "on")).update();
    }

    private Counts counts(Chunk chunk) {
        Map<String, Long> counted = new HashMap<>();
        jdbc.sql("select outcome, count(*) from (" + RecordingSql.OUTCOMES + ") o group by outcome")
                .query(row -> {
                    counted.put(row.getString(1), row.getLong(2));
                });
        return new Counts(
                chunk.rows(),
                counted.getOrDefault("recorded", 0L),
                counted.getOrDefault("duplicate", 0L),
                counted.getOrDefault("corrected", 0L),
                counted.getOrDefault("ignored", 0L) + chunk.ignoredWithoutKey(),
                chunk.failed().size());
    }

    /** What the staged rows of the chunk recorded last turned out to be, the first lines first. */
    public List<Outcome> outcomes(int limit) {
        return jdbc.sql("select line, outcome from (" + RecordingSql.OUTCOMES + ") o order by line limit ?")
                .param(limit)
                .query((row, number) -> new Outcome(row.getInt(1), row.getString(2)))
                .list();
    }

    /** Empties the tables on which {@link #apply} works. */
    void stage(@Nullable InputStream staged) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.createStatement()) {
            statement.execute(RecordingSql.TABLES);
            if (staged != null) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged_result from stdin", staged);
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("Rows could not be staged.", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Writes what was decided: facts, then totals. */
    void apply(int sourceKey) {
        Map<String, Object> parameters = Map.of("organization", CurrentOrganization.id(), "source", sourceKey);
        boolean complete = jdbc.sql("with " + RecordingSql.FACTS + "select " + RecordingSql.COMPLETE)
                .params(parameters)
                .query(Boolean.class)
                .single();
        if (!complete) {
            throw new IllegalStateException("Somebody recorded into the same source without its lock.");
        }
        jdbc.sql(RecordingSql.TOTALS).params(parameters).update();
        touched(RecordingSql.TOUCHED);
    }

    /** Says with the commit whose results changed, and drops what was added up of them. */
    private void touched(String touched) {
        Set<Integer> people = new HashSet<>();
        jdbc.sql(touched).query(row -> {
            people.add(row.getInt(1));
            months.changed(Set.of(row.getInt(1)), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class));
        });
        if (!people.isEmpty()) {
            Change change = new Change(CurrentOrganization.get(), people);
            jdbc.sql("select pg_notify(?, ?)")
                    .params(Change.CHANNEL, change.written())
                    .query((row, number) -> true)
                    .single();
        }
    }

    private static Map<String, Object> parameters(int sourceKey, int importKey) {
        return Map.of("organization", CurrentOrganization.id(), "source", sourceKey, "import", importKey);
    }

    /** Keeps the rates that corrections of these results will be converted at. */
    void remember(int sourceKey, int importKey, List<Conversions.Converted> converted) {
        if (converted.isEmpty()) {
            return;
        }
        jdbc.sql(REMEMBER)
                .param("organization", CurrentOrganization.id())
                .param("source", sourceKey)
                .param("import", importKey)
                .params(conversions(converted))
                .update();
    }

    /** What {@link #REMEMBER} needs to know of them. */
    static Map<String, Object> conversions(List<Conversions.Converted> converted) {
        return Map.of(
                "converted_ids",
                converted.stream().map(one -> one.what().externalId()).toArray(String[]::new),
                "currencies",
                converted.stream().map(one -> one.what().currency()).toArray(String[]::new),
                "targets",
                converted.stream().map(one -> one.what().target()).toArray(String[]::new),
                "rates",
                converted.stream().map(one -> one.rate().toPlainString()).toArray(String[]::new));
    }
}
