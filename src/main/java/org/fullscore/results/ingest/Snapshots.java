package org.fullscore.results.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.fullscore.tenancy.CurrentOrganization;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what a file that holds everything no longer names (rule book 3.1). A row that is there and cannot be understood is named;
 * what a later import recorded is not touched.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Snapshots {

    /** Above this many percent of what is recorded, somebody has to confirm. */
    private static final int UNQUESTIONED = 2;

    private static final int PART = 1 << 16;

    private static final String TABLE = """
            create temp table if not exists present_key (external_id text collate "C") on commit delete rows;
            truncate present_key;
            """;

    private static final String STANDING = """
            with standing as (
              select distinct on (external_id, metric_key, part) external_id, metric_key, part, version, person_key, day, amount,
                     counts, overlay, import_key
              from results.fact where organization_id = :organization and source_key = :source
              order by external_id, metric_key, part, version desc),
            present as (select distinct external_id from present_key)
            """;

    private static final String GONE = """
            counts and import_key <= :import and not exists (select from present p where p.external_id = s.external_id)
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Recording recording;

    Snapshots(JdbcClient jdbc, DataSource dataSource, Recording recording) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.recording = recording;
    }

    /** Hands over the key of each row that has one. */
    public interface Keys {
        void each(Consumer<String> key) throws IOException, RefusedFileException;
    }

    /**
     * How many results are recorded and how many of these a file no longer names.
     *
     * @param recorded results that count, by external id
     */
    public record Share(long recorded, long gone) {

        public boolean isToBeConfirmed() {
            return gone * 100 > recorded * UNQUESTIONED;
        }
    }

    /** Compares a file with what is recorded. */
    public Share share(int sourceKey, int importKey, Keys keys) throws IOException, RefusedFileException {
        stage(keys);
        return jdbc.sql(STANDING + "select count(distinct external_id) filter (where counts), "
                        + "count(distinct external_id) filter (where " + GONE + ") from standing s")
                .params(parameters(sourceKey, importKey))
                .query((row, number) -> new Share(row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * Takes back what the file no longer names, as facts of the import, on line 0, each row with all that ever counted of it; returns how
     * many results. The source is locked.
     */
    public long takeBack(int sourceKey, int importKey, Keys keys) throws IOException, RefusedFileException {
        long gone = share(sourceKey, importKey, keys).gone();
        if (gone > 0) {
            recording.stage(null);
            jdbc.sql(STANDING + "insert into " + RecordingSql.DECIDED + """
                            select 0, external_id, metric_key, part, version + 1, :import, null, null, 0, false, false,
                                   person_key, day, amount, counts, overlay, true, false
                            from (select s.*, bool_or(""" + GONE + """
                            ) over (partition by external_id, metric_key) as gone from standing s) s
                            where gone
                            """)
                    .params(parameters(sourceKey, importKey))
                    .update();
            recording.apply(sourceKey);
        }
        return gone;
    }

    private static Map<String, Object> parameters(int sourceKey, int importKey) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", CurrentOrganization.id());
        parameters.put("source", sourceKey);
        parameters.put("import", importKey);
        return parameters;
    }

    private void stage(Keys keys) throws IOException, RefusedFileException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy present_key from stdin");
            StringBuilder staged = new StringBuilder(PART);
            try {
                keys.each(key -> {
                    Chunk.escape(key, staged);
                    staged.append('\n');
                    if (staged.length() >= PART) {
                        write(copy, staged);
                    }
                });
                write(copy, staged);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The keys of a file could not be staged.", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void write(CopyIn copy, StringBuilder staged) {
        byte[] bytes = staged.toString().getBytes(StandardCharsets.UTF_8);
        staged.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw new IllegalStateException("The keys of a file could not be staged.", failure);
        }
    }
}
