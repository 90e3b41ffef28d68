package org.fullscore.results.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
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

    /** What a row turned out to be; the old amount of the first metric for a correction. */
    public record Outcome(int line, String word) {}

    /** The channel on which the database says, with the commit, that results of an organization changed: its id. */
    public static final String CHANGED = "fullscore_results";

    static final int MOST_VERSIONS = 32_000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Quarantine quarantine;

    Recording(JdbcClient jdbc, DataSource dataSource, Quarantine quarantine) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.quarantine = quarantine;
    }

    /** Waits until no other import or undo of the source is recording, and keeps others waiting until the end. */
    public void lock(int sourceKey) {
        jdbc.sql("select key from results.source where organization_id = ? and key = ? for no key update")
                .params(CurrentOrganization.id(), sourceKey)
                .query(Integer.class)
                .single();
    }

    /** Records a chunk of an import. The source is locked. */
    public Counts record(int sourceKey, int importKey, Chunk chunk) throws RefusedFileException {
        return settle(sourceKey, importKey, chunk, recordFresh(sourceKey, importKey, chunk));
    }

    /**
     * Writes the facts of a chunk under whose keys nothing stands, all but the totals. The source need not be locked: a key is
     * taken by whoever comes first. {@link #settle} must follow in the same transaction.
     *
     * @return how many facts were new
     */
    public long recordFresh(int sourceKey, int importKey, Chunk chunk) {
        stage(chunk.staged());
        if (chunk.repeatsKeys()) {
            return 0;
        }
        return jdbc.sql(RecordingSql.FRESH)
                .params(parameters(sourceKey, importKey))
                .query(Long.class)
                .single();
    }

    /** Decides on the rest of the staged chunk and writes totals. The source is locked. */
    public Counts settle(int sourceKey, int importKey, Chunk chunk, long fresh) throws RefusedFileException {
        remember(sourceKey, importKey, chunk.converted());
        quarantine.add(importKey, chunk.failed());
        if (fresh < chunk.facts()) {
            decide(sourceKey, importKey, chunk);
            return counts(chunk);
        }
        if (fresh > 0) {
            jdbc.sql(RecordingSql.FRESH_TOTALS)
                    .params(parameters(sourceKey, importKey))
                    .update();
            tell();
        }
        long waiting = chunk.failed().size();
        long recorded = chunk.rows() - waiting - chunk.ignoredWithoutKey();
        return new Counts(chunk.rows(), recorded, 0, 0, chunk.ignoredWithoutKey(), waiting);
    }

    /** Records a chunk like {@link #record}, but decides on every row, so that {@link #outcomes} can tell. The source is locked. */
    public Counts recordDeciding(int sourceKey, int importKey, Chunk chunk) throws RefusedFileException {
        stage(chunk.staged());
        remember(sourceKey, importKey, chunk.converted());
        quarantine.add(importKey, chunk.failed());
        decide(sourceKey, importKey, chunk);
        return counts(chunk);
    }

    private void decide(int sourceKey, int importKey, Chunk chunk) throws RefusedFileException {
        String decision = chunk.hasRowsOfSeveral() ? RecordingSql.DECISION_OF_ALL : RecordingSql.DECISION;
        jdbc.sql("insert into " + RecordingSql.DECIDED + decision)
                .params(parameters(sourceKey, importKey))
                .update();
        refuseEndlessVersions();
        apply(sourceKey);
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
        tell();
    }

    private void tell() {
        jdbc.sql("select pg_notify(?, ?)")
                .params(CHANGED, CurrentOrganization.id().toString())
                .query((row, number) -> true)
                .single();
    }

    private static Map<String, Object> parameters(int sourceKey, int importKey) {
        return Map.of("organization", CurrentOrganization.id(), "source", sourceKey, "import", importKey);
    }

    /** Keeps the rates that corrections of these results will be converted at. */
    void remember(int sourceKey, int importKey, List<Conversions.Converted> converted) {
        if (converted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into results.conversion (organization_id, source_key, external_id, currency, target, rate, import_key)
                        select ?, ?, c.*, ? from unnest(?::text[], ?::text[], ?::text[], ?::numeric[])
                          as c (external_id, currency, target, rate)
                        on conflict do nothing
                        """)
                .params(
                        CurrentOrganization.id(),
                        sourceKey,
                        importKey,
                        converted.stream().map(one -> one.what().externalId()).toArray(String[]::new),
                        converted.stream().map(one -> one.what().currency()).toArray(String[]::new),
                        converted.stream().map(one -> one.what().target()).toArray(String[]::new),
                        converted.stream()
                                .map(one -> one.rate().toPlainString())
                                .toArray(String[]::new))
                .update();
    }

    private void refuseEndlessVersions() throws RefusedFileException {
        List<RowFailure> endless = jdbc.sql("""
                        select line, external_id from decided_result where version > ? order by line limit 1
                        """)
                .param(MOST_VERSIONS)
                .query((row, number) ->
                        new RowFailure(row.getInt(1), FailureReason.KEY_REPEATED, null, row.getString(2)))
                .list();
        if (!endless.isEmpty()) {
            throw new RefusedFileException(endless.getFirst());
        }
    }
}
