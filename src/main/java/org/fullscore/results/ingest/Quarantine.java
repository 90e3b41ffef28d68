package org.fullscore.results.ingest;

import java.util.List;
import java.util.function.Consumer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rows that were not taken, whole, each with a reason and a way back. */
@Component
@Transactional(readOnly = true)
public class Quarantine {

    /**
     * Rows of one reason.
     *
     * @param firstLine the first line and what stood there
     */
    public record Group(
            String source,
            FailureReason reason,
            @Nullable String column,
            long rows,
            int firstLine,
            @Nullable String firstValue,
            java.util.UUID importId) {}

    /** A quarantined row. */
    public record Waiting(RowFailure failure, List<String> cells) {}

    private final JdbcClient jdbc;

    Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void add(int importKey, List<Chunk.Failed> failed) {
        if (failed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into results.quarantine
                          (organization_id, import_key, line, reason, column_name, value, raw, person_key, day)
                        select ?, ?, * from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::date[])
                        """)
                .params(
                        CurrentOrganization.id(),
                        importKey,
                        failed.stream().map(row -> row.failure().line()).toArray(Integer[]::new),
                        failed.stream()
                                .map(row -> row.failure().reason().name())
                                .toArray(String[]::new),
                        failed.stream().map(row -> row.failure().column()).toArray(String[]::new),
                        failed.stream().map(row -> row.failure().value()).toArray(String[]::new),
                        failed.stream().map(Chunk.Failed::raw).toArray(String[]::new),
                        failed.stream().map(row -> row.failure().person()).toArray(Integer[]::new),
                        failed.stream()
                                .map(row -> RowFailure.written(row.failure().day()))
                                .toArray(String[]::new))
                .update();
    }

    /**
     * Lets go of rows that no longer wait: those of earlier imports of the same file, and those a later file of the source
     * holds again word for word.
     */
    @Transactional
    public void supersede(int sourceKey, int importKey) {
        jdbc.sql("""
                        update results.quarantine q set released_at = statement_timestamp(), released_import = :import
                        from results.import i, results.import this
                        where q.organization_id = :organization and q.released_at is null and q.import_key <> :import
                          and i.organization_id = :organization and i.key = q.import_key and i.source_key = :source
                          and this.organization_id = :organization and this.key = :import
                          and (i.sha256 = this.sha256 or exists (
                            select from results.quarantine again
                            where again.organization_id = :organization and again.import_key = :import and again.raw = q.raw))
                        """)
                .param("organization", CurrentOrganization.id())
                .param("source", sourceKey)
                .param("import", importKey)
                .update();
    }

    /** Lets go of all rows of an import that was undone. */
    @Transactional
    public void release(int importKey) {
        jdbc.sql("""
                        update results.quarantine set released_at = statement_timestamp(), released_import = import_key
                        where organization_id = ? and import_key = ? and released_at is null
                        """).params(CurrentOrganization.id(), importKey).update();
    }

    /** Has the rows wait again that an import took from others, or held again, before it was undone. */
    @Transactional
    public void waitAgain(int importKey) {
        jdbc.sql("""
                        update results.quarantine q set released_at = null, released_import = null
                        from results.import i
                        where q.organization_id = ? and q.released_import = ? and q.import_key <> q.released_import
                          and i.organization_id = q.organization_id and i.key = q.import_key and i.state <> 'undone'
                        """).params(CurrentOrganization.id(), importKey).update();
    }

    /** Rows of an import by reason and column, the most frequent first. */
    public List<Group> groups(int importKey) {
        return jdbc.sql("""
                        select s.name, q.reason, q.column_name, count(*), min(q.line),
                               (array_agg(q.value order by q.line))[1], i.id
                        from results.quarantine q
                        join results.import i on i.organization_id = q.organization_id and i.key = q.import_key
                        join results.source s on s.organization_id = q.organization_id and s.key = i.source_key
                        where q.organization_id = ? and q.import_key = ?
                        group by s.name, q.reason, q.column_name, i.id order by count(*) desc, q.reason
                        """)
                .params(CurrentOrganization.id(), importKey)
                .query((row, number) -> new Group(
                        row.getString(1),
                        FailureReason.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getObject(7, java.util.UUID.class)))
                .list();
    }

    /** How many rows wait. */
    public int count() {
        return jdbc.sql("select count(*) from results.quarantine where organization_id = ? and released_at is null")
                .param(CurrentOrganization.id())
                .query(Integer.class)
                .single();
    }

    /** Hands over the rows of an import, the first line first, without keeping them in memory. */
    public void each(int importKey, Consumer<Waiting> rowByRow) {
        int after = 0;
        List<Waiting> rows = page(importKey, after);
        while (!rows.isEmpty()) {
            rows.forEach(rowByRow);
            after = rows.getLast().failure().line();
            rows = page(importKey, after);
        }
    }

    /** The next thousand rows of an import after a line. */
    public List<Waiting> page(int importKey, int afterLine) {
        return jdbc.sql("""
                        select line, reason, column_name, value, raw from results.quarantine
                        where organization_id = ? and import_key = ? and line > ? order by line limit 1000
                        """)
                .params(CurrentOrganization.id(), importKey, afterLine)
                .query((row, number) -> new Waiting(
                        new RowFailure(
                                row.getInt(1),
                                FailureReason.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getString(4)),
                        Row.cellsOf(row.getString(5))))
                .list();
    }
}
