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
 * several times in a chunk is decided line by line. Totals change by new minus old, in the order of their keys.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Recording {

    /** What a row turned out to be; the old amount of the first metric for a correction. */
    public record Outcome(int line, String word) {}

    /** The channel on which the database says, with the commit, that results of an organization changed: its id. */
    public static final String CHANGED = "fullscore_results";

    static final int MOST_VERSIONS = 32_000;

    private static final String TABLES = """
            create temp table if not exists staged_result (
              line integer, external_id text collate "C", metric_key smallint, person_key integer, day date,
              amount numeric(19,4), counts boolean, overlay boolean) on commit delete rows;
            create temp table if not exists decided_result (
              line integer, external_id text collate "C", metric_key smallint, version integer, import_key integer,
              person_key integer, day date, amount numeric(19,4), counts boolean, overlay boolean,
              old_person integer, old_day date, old_amount numeric(19,4), old_counts boolean, old_overlay boolean,
              change boolean) on commit delete rows;
            truncate staged_result, decided_result;
            """;

    /** Columns of what was decided, and the statements that read it from wherever it stands. */
    static final String DECIDED = """
            decided_result (line, external_id, metric_key, version, import_key, person_key, day, amount,
              counts, overlay, old_person, old_day, old_amount, old_counts, old_overlay, change)
            """;

    static final String DECISION = """
            select line, external_id, metric_key,
                   standing_version + count(*) filter (where change) over (partition by external_id, metric_key order by line),
                   :import, person_key, day, amount, counts, overlay,
                   old_person, old_day, old_amount, old_counts, old_overlay, change
            from (
              select before.*, case when old_counts and counts
                then (person_key, day, amount, overlay) is distinct from (old_person, old_day, old_amount, old_overlay)
                else old_counts <> counts end as change
              from (
                select s.*, coalesce(f.version, 0) as standing_version,
                       case when lag(s.line) over same is null then f.person_key else lag(s.person_key) over same end as old_person,
                       case when lag(s.line) over same is null then f.day else lag(s.day) over same end as old_day,
                       case when lag(s.line) over same is null then f.amount else lag(s.amount) over same end as old_amount,
                       case when lag(s.line) over same is null then coalesce(f.counts, false)
                            else lag(s.counts) over same end as old_counts,
                       case when lag(s.line) over same is null then f.overlay else lag(s.overlay) over same end as old_overlay
                from staged_result s
                left join lateral (
                  select version, person_key, day, amount, counts, overlay from results.fact
                  where organization_id = :organization and source_key = :source
                    and external_id = s.external_id and metric_key = s.metric_key
                  order by version desc limit 1) f on true
                window same as (partition by s.external_id, s.metric_key order by s.line)
              ) before
            ) compared
            """;

    static final String FACTS = """
            recorded as (
              insert into results.fact (organization_id, source_key, external_id, metric_key, version, person_key, day,
                amount, counts, overlay, import_key, line)
              select :organization, :source, external_id, metric_key, version,
                     case when counts then person_key else old_person end, case when counts then day else old_day end,
                     case when counts then amount else 0 end, counts, case when counts then overlay else old_overlay end,
                     import_key, line
              from decided_result where change
              order by external_id, metric_key, version
              on conflict do nothing
              returning 1)
            """;

    static final String COMPLETE = """
            (select count(*) from recorded) = (select count(*) from decided_result where change)
            """;

    static final String TOTALS = """
            insert into results.total (organization_id, person_key, metric_key, day, amount, primary_amount, facts)
            select :organization, person_key, metric_key, day, sum(amount),
                   sum(case when overlay then 0 else amount end), sum(facts)
            from (
              select person_key, metric_key, day, amount, overlay, 1 as facts from decided_result where change and counts
              union all
              select old_person, metric_key, old_day, -old_amount, old_overlay, -1 from decided_result
              where change and old_counts) difference
            group by person_key, metric_key, day
            order by person_key, metric_key, day
            on conflict (organization_id, person_key, metric_key, day) do update
            set amount = total.amount + excluded.amount,
                primary_amount = total.primary_amount + excluded.primary_amount,
                facts = total.facts + excluded.facts
            """;

    static final String OUTCOMES = """
            select line, case when bool_or(change and old_counts) then 'corrected' when bool_or(change) then 'recorded'
                              when bool_or(counts) then 'duplicate' else 'ignored' end as outcome
            from decided_result group by line
            """;

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
        stage(chunk.staged());
        jdbc.sql("insert into " + DECIDED + DECISION)
                .params(Map.of("organization", CurrentOrganization.id(), "source", sourceKey, "import", importKey))
                .update();
        refuseEndlessVersions();
        apply(sourceKey);
        quarantine.add(importKey, chunk.failed());
        Map<String, Long> counted = new HashMap<>();
        jdbc.sql("select outcome, count(*) from (" + OUTCOMES + ") o group by outcome")
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
        return jdbc.sql("select line, outcome from (" + OUTCOMES + ") o order by line limit ?")
                .param(limit)
                .query((row, number) -> new Outcome(row.getInt(1), row.getString(2)))
                .list();
    }

    /** Empties the tables on which {@link #apply} works. */
    void stage(@Nullable InputStream staged) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.createStatement()) {
            statement.execute(TABLES);
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
        boolean complete = jdbc.sql("with " + FACTS + "select " + COMPLETE)
                .params(parameters)
                .query(Boolean.class)
                .single();
        if (!complete) {
            throw new IllegalStateException("Somebody recorded into the same source without its lock.");
        }
        jdbc.sql(TOTALS).params(parameters).update();
        jdbc.sql("select pg_notify(?, ?)")
                .params(CHANGED, CurrentOrganization.id().toString())
                .query((row, number) -> true)
                .single();
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
