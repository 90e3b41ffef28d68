package org.fullscore.results.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows in quarantine that somebody still has to decide about, by source, reason and value; and letting them go. */
@Component
@Transactional(readOnly = true)
public class WaitingRows {

    /**
     * Some of the rows that wait.
     *
     * @param reason null for every reason
     * @param value what stands there, "" for nothing; null for every value
     * @param importKey the import they came with; null for every import
     */
    public record Selection(
            int sourceKey,
            @Nullable FailureReason reason,
            @Nullable String value,
            @Nullable Integer importKey) {

        public static Selection of(int sourceKey, @Nullable FailureReason reason, @Nullable String value) {
            return new Selection(sourceKey, reason, value, null);
        }

        /** Those of them that came with one import. */
        public Selection in(int anImport) {
            return new Selection(sourceKey, reason, value, anImport);
        }
    }

    /**
     * Rows of one source with the same reason and value.
     *
     * @param firstLine the first of them in the newest import that has any
     * @param owner key of who looks after them, null where nobody was named
     */
    public record Group(
            String source,
            FailureReason reason,
            @Nullable String column,
            String value,
            long rows,
            int firstLine,
            UUID importId,
            String fileName,
            @Nullable Integer owner) {}

    /** A row that waits, as it was read first, and the key of the import it came with. */
    public record Kept(int importKey, RowFailure failure, Row row) {}

    private static final String OF = """
             from results.quarantine q
            join results.import i on i.organization_id = q.organization_id and i.key = q.import_key
            where q.organization_id = :organization and q.released_at is null
            """;

    private static final String SELECTED = """
             and i.source_key = :source and (:reason::text is null or q.reason = :reason::text)
             and (:value::text is null or coalesce(q.value, '') = :value::text)
             and (:import::integer is null or q.import_key = :import::integer)
            """;

    private static final RowMapper<Kept> KEPT = (row, number) -> kept(row);

    private final JdbcClient jdbc;

    WaitingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups with the most rows, by source, the largest first. */
    public List<Group> groups(int limit) {
        return jdbc.sql("""
                        select largest.source, largest.reason, largest.column_name, largest.value, largest.rows, largest.line,
                               largest.id, largest.file_name, o.person_key
                        from (
                          select s.key as source_key, s.name as source, q.reason, min(q.column_name) as column_name,
                                 coalesce(q.value, '') as value, count(*) as rows,
                                 (array_agg(q.line order by i.key desc, q.line))[1] as line,
                                 (array_agg(i.id order by i.key desc, q.line))[1] as id,
                                 (array_agg(i.file_name order by i.key desc, q.line))[1] as file_name
                          from results.quarantine q
                          join results.import i on i.organization_id = q.organization_id and i.key = q.import_key
                          join results.source s on s.organization_id = q.organization_id and s.key = i.source_key
                          where q.organization_id = ? and q.released_at is null
                          group by s.key, s.name, q.reason, coalesce(q.value, '')
                          order by count(*) desc, s.name, q.reason, coalesce(q.value, '') limit ?) largest
                        left join results.quarantine_owner o on o.organization_id = ? and o.source_key = largest.source_key
                         and o.reason = largest.reason and o.value = largest.value
                        order by largest.source, largest.rows desc, largest.reason, largest.value
                        """)
                .params(CurrentOrganization.id(), limit, CurrentOrganization.id())
                .query((row, number) -> new Group(
                        row.getString(1),
                        FailureReason.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getInt(6),
                        row.getObject(7, UUID.class),
                        row.getString(8),
                        row.getObject(9, Integer.class)))
                .list();
    }

    /** The headers of the imports that have rows of a selection, as the import keeps them, by its key, the oldest first. */
    public SortedMap<Integer, String> headers(Selection selection) {
        SortedMap<Integer, String> headers = new TreeMap<>();
        jdbc.sql("select distinct q.import_key, coalesce(i.header, '[]')" + OF + SELECTED)
                .params(parameters(selection))
                .query(row -> {
                    headers.put(row.getInt(1), row.getString(2));
                });
        return headers;
    }

    /** So many rows of a selection after a line of an import, in the order of imports and lines. */
    public List<Kept> page(Selection selection, int afterImport, int afterLine, int limit) {
        return jdbc.sql("select q.import_key, q.line, q.reason, q.column_name, q.value, coalesce(q.corrected, q.raw)"
                        + OF + SELECTED + """
                         and (q.import_key, q.line) > (:afterImport, :afterLine) order by q.import_key, q.line limit :limit
                        """)
                .params(parameters(selection))
                .param("afterImport", afterImport)
                .param("afterLine", afterLine)
                .param("limit", limit)
                .query(KEPT)
                .list();
    }

    /**
     * Which of these lines of an import say something older than what is recorded under their key: the key of the import
     * that delivered it since, by line. Rows of a replay are as old as the import they came with.
     *
     * @param keys external ids by line
     */
    public Map<Integer, Integer> outdated(int sourceKey, int importKey, Map<Integer, String> keys) {
        List<Integer> lines = List.copyOf(keys.keySet());
        return jdbc
                .sql("""
                        select r.line, max(f.import_key)
                        from unnest(?::integer[], ?::text[]) as r (line, external_id)
                        join results.fact f on f.organization_id = ? and f.source_key = ? and f.external_id = r.external_id
                        join results.import i on i.organization_id = f.organization_id and i.key = f.import_key
                         and i.state <> 'undone'
                        where (coalesce(i.replay_of, i.key), f.line) > (?, r.line)
                        group by r.line
                        """)
                .params(
                        lines.toArray(Integer[]::new),
                        lines.stream().map(keys::get).toArray(String[]::new),
                        CurrentOrganization.id(),
                        sourceKey,
                        importKey)
                .query((row, number) -> Map.entry(row.getInt(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Lets go of rows of an import.
     *
     * @param by line, the key of the import that has them now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(int importKey, Map<Integer, Integer> by) {
        List<Integer> lines = List.copyOf(by.keySet());
        jdbc.sql("""
                        update results.quarantine q set released_at = statement_timestamp(), released_import = t.by
                        from unnest(?::integer[], ?::integer[]) as t (line, by)
                        where q.organization_id = ? and q.import_key = ? and q.line = t.line and q.released_at is null
                        """)
                .params(
                        lines.toArray(Integer[]::new),
                        lines.stream().map(by::get).toArray(Integer[]::new),
                        CurrentOrganization.id(),
                        importKey)
                .update();
    }

    /** Says of rows of an import why they wait now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void explain(int importKey, List<RowFailure> failures) {
        jdbc.sql("""
                        update results.quarantine q set reason = t.reason, column_name = t.column_name, value = t.value,
                          person_key = t.person_key, day = t.day
                        from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::date[])
                          as t (line, reason, column_name, value, person_key, day)
                        where q.organization_id = ? and q.import_key = ? and q.line = t.line
                          and (q.reason, q.column_name, q.value, q.person_key, q.day)
                            is distinct from (t.reason, t.column_name, t.value, t.person_key, t.day)
                        """)
                .params(
                        failures.stream().map(RowFailure::line).toArray(Integer[]::new),
                        failures.stream().map(row -> row.reason().name()).toArray(String[]::new),
                        failures.stream().map(RowFailure::column).toArray(String[]::new),
                        failures.stream().map(RowFailure::value).toArray(String[]::new),
                        failures.stream().map(RowFailure::person).toArray(Integer[]::new),
                        failures.stream()
                                .map(failure -> RowFailure.written(failure.day()))
                                .toArray(String[]::new),
                        CurrentOrganization.id(),
                        importKey)
                .update();
    }

    /**
     * Keeps rows of an import as they were corrected.
     *
     * @param rows as they are to be read from now on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(int importKey, List<Row> rows, @Nullable Integer by, OffsetDateTime at) {
        jdbc.sql("""
                        update results.quarantine q
                        set corrected = t.raw, corrected_by = :by::integer, corrected_at = :at
                        from unnest(:lines::integer[], :raws::text[]) as t (line, raw)
                        where q.organization_id = :organization and q.import_key = :import and q.line = t.line
                          and q.released_at is null
                        """)
                .param("by", by)
                .param("at", at)
                .param("lines", rows.stream().map(Row::line).toArray(Integer[]::new))
                .param("raws", rows.stream().map(Row::raw).toArray(String[]::new))
                .param("organization", CurrentOrganization.id())
                .param("import", importKey)
                .update();
    }

    /** Leaves the rows of a selection out for good: they stay with their import and wait no longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long leave(Selection selection) {
        return jdbc.sql("""
                        update results.quarantine left_out set released_at = statement_timestamp(), released_import = import_key
                        where organization_id = :organization and released_at is null
                          and (import_key, line) in (select q.import_key, q.line
                        """ + OF + SELECTED + ")").params(parameters(selection)).update();
    }

    private static Map<String, Object> parameters(Selection selection) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", CurrentOrganization.id());
        parameters.put("source", selection.sourceKey());
        parameters.put(
                "reason", selection.reason() == null ? null : selection.reason().name());
        parameters.put("value", selection.value());
        parameters.put("import", selection.importKey());
        return parameters;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        int line = row.getInt(2);
        RowFailure failure =
                new RowFailure(line, FailureReason.valueOf(row.getString(3)), row.getString(4), row.getString(5));
        return new Kept(row.getInt(1), failure, Row.kept(line, row.getString(6)));
    }
}
