package org.fullscore.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.MappingDocument;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where results come from. */
@Component
@Transactional(readOnly = true)
public class Sources {

    private static final String SELECT = """
            select s.key, s.name, m.version, m.document,
                   (select min(first.at) from results.mapping first
                    where first.organization_id = s.organization_id and first.source_key = s.key),
                   (select max(i.finished_at) from results.import i
                    where i.organization_id = s.organization_id and i.source_key = s.key and i.state = 'recorded'
                      and i.replay_of is null),
                   (select count(*) from results.quarantine q
                    join results.import i on i.organization_id = q.organization_id and i.key = q.import_key
                    where q.organization_id = s.organization_id and i.source_key = s.key and q.released_at is null)
            from results.source s
            join results.mapping m on m.organization_id = s.organization_id and m.source_key = s.key
             and m.version = s.mapping_version
            where s.organization_id = ?
            """;

    /** Mappings as they were read from documents, which never change. */
    private static final Cache<String, Mapping> READ =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private static final RowMapper<Source> SOURCE = (row, number) -> source(row);

    private final JdbcClient jdbc;

    Sources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every source, by name. */
    public List<Source> all() {
        return jdbc.sql(SELECT + " order by s.name")
                .param(CurrentOrganization.id())
                .query(SOURCE)
                .list();
    }

    public Optional<Source> find(String name) {
        return jdbc.sql(SELECT + " and s.name = ?")
                .params(CurrentOrganization.id(), name)
                .query(SOURCE)
                .optional();
    }

    /** A version of the mapping of a source. */
    Mapping mapping(int source, int version) {
        return READ.get(
                jdbc.sql(
                                "select document from results.mapping where organization_id = ? and source_key = ? and version = ?")
                        .params(CurrentOrganization.id(), source, version)
                        .query(String.class)
                        .single(),
                Sources::read);
    }

    /** The most people any version of the mapping of a source names. */
    int parts(int source) {
        return jdbc.sql("select parts from results.source where organization_id = ? and key = ?")
                .params(CurrentOrganization.id(), source)
                .query((row, number) -> row.getInt(1))
                .optional()
                .orElse(1);
    }

    /** Who is meant by a name in the files of a source: persons by key. */
    Map<String, Integer> aliases(int source) {
        Map<String, Integer> aliases = new TreeMap<>();
        jdbc.sql("select name, person_key from results.alias where organization_id = ? and source_key = ?")
                .params(CurrentOrganization.id(), source)
                .query(row -> {
                    aliases.put(row.getString(1), row.getInt(2));
                });
        return aliases;
    }

    private static Source source(ResultSet row) throws SQLException {
        OffsetDateTime delivered = row.getObject(6, OffsetDateTime.class);
        return new Source(
                row.getInt(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                READ.get(row.getString(4), Sources::read),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                delivered == null ? null : delivered.toInstant(),
                row.getLong(7));
    }

    private static Mapping read(String document) {
        return switch (MappingDocument.read(document)) {
            case MappingReading.Read read -> read.mapping();
            case MappingReading.Faulty faulty ->
                throw new IllegalStateException("A mapping that was written can no longer be read: " + faulty.faults());
        };
    }
}
