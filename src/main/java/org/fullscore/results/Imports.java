package org.fullscore.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.results.ingest.Counts;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deliveries of all sources. */
@Component
@Transactional(readOnly = true)
public class Imports {

    private static final String SELECT = """
            select i.id, i.key, s.name, i.source_key, i.mapping_version, i.file_name, i.sha256, i.mode, i.state, i.header,
                   i.total_rows, i."read", i.recorded, i.duplicates, i.corrected, i.ignored, i.quarantined, i.problem,
                   i.started_by, i.started_at, i.finished_at, origin.id, i.confirmed, i.taken_back
            from results.import i
            join results.source s on s.organization_id = i.organization_id and s.key = i.source_key
            left join results.import origin on origin.organization_id = i.organization_id and origin.key = i.replay_of
            where i.organization_id = ?
            """;

    private static final RowMapper<Import> IMPORT = (row, number) -> delivery(row);

    private final JdbcClient jdbc;

    Imports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Import> find(UUID id) {
        return jdbc.sql(SELECT + " and i.id = ?")
                .params(CurrentOrganization.id(), id)
                .query(IMPORT)
                .optional();
    }

    /** The import that carries this internal key. */
    public Optional<Import> byKey(int key) {
        return jdbc.sql(SELECT + " and i.key = ?")
                .params(CurrentOrganization.id(), key)
                .query(IMPORT)
                .optional();
    }

    /** The header of the last file of a source that was looked through. */
    public Optional<String> lastHeader(String source) {
        return jdbc.sql("""
                        select i.header from results.import i
                        join results.source s on s.organization_id = i.organization_id and s.key = i.source_key
                        where i.organization_id = ? and s.name = ? and i.header is not null and i.replay_of is null
                        order by i.key desc limit 1
                        """)
                .params(CurrentOrganization.id(), source)
                .query(String.class)
                .optional();
    }

    /** The replays of quarantined rows of an import that stand, the newest first. */
    List<Import> replaysOf(int key) {
        return jdbc.sql(SELECT + " and i.replay_of = ? and i.state = 'recorded' order by i.key desc")
                .params(CurrentOrganization.id(), key)
                .query(IMPORT)
                .list();
    }

    /** Imports on their way, the first begun first. */
    List<UUID> running() {
        return jdbc.sql("select id from results.import where organization_id = ? and state = 'running' order by key")
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The newest imports, at most {@code limit}, with a smaller key than {@code before}. */
    public List<Import> latest(int before, int limit) {
        return jdbc.sql(SELECT + " and i.key < ? order by i.key desc limit ?")
                .params(CurrentOrganization.id(), before, limit)
                .query(IMPORT)
                .list();
    }

    private static Import delivery(ResultSet row) throws SQLException {
        Counts counts = new Counts(
                row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16), row.getLong(17));
        return new Import(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                HexFormat.of().formatHex(row.getBytes(7)),
                Import.Mode.of(row.getString(8)),
                Import.State.valueOf(row.getString(9).toUpperCase(Locale.ROOT)),
                row.getString(10),
                row.getObject(11, Long.class),
                counts,
                row.getString(18),
                row.getObject(19, Integer.class),
                instant(row, 20),
                row.getObject(21) == null ? null : instant(row, 21),
                row.getObject(22, UUID.class),
                row.getBoolean(23),
                row.getLong(24));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The number before which {@link #latest} begins. */
    public static int start(@Nullable Integer before) {
        return before == null ? Integer.MAX_VALUE : before;
    }
}
