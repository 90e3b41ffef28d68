package org.fullscore.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.FileMarks;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes how far an import is, and keeps its file until it is done. */
@Component
@Transactional
class ImportRows {

    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody else has gone on with an import meanwhile: what is written here would be written twice. */
    static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Adds an import and keeps its file where every replica can read it, until the import is done. */
    @Transactional(rollbackFor = IOException.class)
    public UUID addKept(Source source, Delivery delivery, Import.Terms terms, Import.State state, @Nullable Integer by)
            throws IOException {
        UUID id = add(source, delivery, terms, state, by);
        try (InputStream content = Files.newInputStream(delivery.file())) {
            int part = 0;
            for (byte[] bytes = content.readNBytes(PART); bytes.length > 0; bytes = content.readNBytes(PART)) {
                jdbc.sql("insert into results.delivery (organization_id, import_id, part, content) values (?, ?, ?, ?)")
                        .params(CurrentOrganization.id(), id, part++, bytes)
                        .update();
            }
        }
        return id;
    }

    UUID add(Source source, Delivery delivery, Import.Terms terms, Import.State state, @Nullable Integer by) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        insert into results.import (organization_id, id, source_key, mapping_version, file_name, sha256, mode,
                          confirmed, state, started_by, started_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(CurrentOrganization.id())
                .param(id)
                .param(source.key())
                .param(source.version())
                .param(delivery.fileName())
                .param(delivery.sha256())
                .param(terms.mode().word())
                .param(terms.confirmed())
                .param(state.word())
                .param(by)
                .param(now())
                .update();
        return id;
    }

    /** Begins to read quarantined rows of an import again, with another version of the mapping perhaps. */
    UUID addReplay(int origin, int mappingVersion, @Nullable Integer by) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        insert into results.import (organization_id, id, source_key, mapping_version, file_name, sha256, mode,
                          state, header, started_by, started_at, replay_of)
                        select organization_id, ?, source_key, ?, file_name, sha256, 'good-rows', 'running', header,
                               ?::integer, ?::timestamptz, key
                        from results.import where organization_id = ? and key = ?
                        """)
                .param(id)
                .param(mappingVersion)
                .param(by)
                .param(now())
                .param(CurrentOrganization.id())
                .param(origin)
                .update();
        return id;
    }

    /** The kept file, laid aside on this machine; whoever asks removes it. */
    @Transactional(readOnly = true)
    public Path fetch(UUID id) throws IOException {
        Path file = Files.createTempFile("fullscore-", ".delivery");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int part = 0; ; part++) {
                var content = jdbc.sql(
                                "select content from results.delivery where organization_id = ? and import_id = ? and part = ?")
                        .params(CurrentOrganization.id(), id, part)
                        .query(byte[].class)
                        .optional();
                if (content.isEmpty()) {
                    return file;
                }
                out.write(content.get());
            }
        }
    }

    /** Removes an import that never was recorded, with its file. */
    boolean discard(UUID id) {
        return jdbc.sql("delete from results.import where organization_id = ? and id = ? and state = 'waiting'")
                        .params(CurrentOrganization.id(), id)
                        .update()
                == 1;
    }

    /** Says in which mode a waiting import is to be recorded, by the mapping of now; false if it waits no longer. */
    boolean choose(UUID id, Import.Terms terms) {
        return jdbc.sql("""
                        update results.import i
                        set mode = ?, confirmed = ?, state = 'running', mapping_version = s.mapping_version
                        from results.source s
                        where i.organization_id = ? and i.id = ? and i.state = 'waiting'
                          and s.organization_id = i.organization_id and s.key = i.source_key
                        """)
                        .params(terms.mode().word(), terms.confirmed(), CurrentOrganization.id(), id)
                        .update()
                == 1;
    }

    void looked(UUID id, String header, long rows, FileMarks marks) {
        jdbc.sql("""
                        update results.import set state = 'running', header = ?, total_rows = ?, marks = ?
                        where organization_id = ? and id = ? and state in ('waiting', 'running')
                        """)
                .params(header, rows, marks.write(), CurrentOrganization.id(), id)
                .update();
    }

    /** How the amounts of the file of an import are written, as was found out. */
    @Transactional(readOnly = true)
    public FileMarks marks(int importKey) {
        return FileMarks.read(
                jdbc.sql("select coalesce(marks, '{}') from results.import where organization_id = ? and key = ?")
                        .params(CurrentOrganization.id(), importKey)
                        .query(String.class)
                        .single());
    }

    /**
     * Adds what a chunk came to; in the transaction of the chunk.
     *
     * @param before how many rows were read before the chunk
     * @throws OvertakenException if that is no longer so: somebody else has recorded the chunk
     */
    void progressed(UUID id, long before, Counts counts) {
        int rows = jdbc.sql("""
                        update results.import set "read" = "read" + ?, recorded = recorded + ?, duplicates = duplicates + ?,
                          corrected = corrected + ?, ignored = ignored + ?, quarantined = quarantined + ?
                        where organization_id = ? and id = ? and "read" = ? and state = 'running'
                        """)
                .params(
                        counts.read(),
                        counts.recorded(),
                        counts.duplicates(),
                        counts.corrected(),
                        counts.ignored(),
                        counts.quarantined(),
                        CurrentOrganization.id(),
                        id,
                        before)
                .update();
        if (rows == 0) {
            throw new OvertakenException();
        }
    }

    /**
     * Ends an import whose rows are all recorded.
     *
     * @throws OvertakenException if somebody else has ended it
     */
    void recorded(UUID id) {
        if (!ended(id, Import.State.RECORDED, null)) {
            throw new OvertakenException();
        }
    }

    /** Says how many recorded results a snapshot no longer named. */
    void tookBack(UUID id, long results) {
        jdbc.sql("update results.import set taken_back = ? where organization_id = ? and id = ?")
                .params(results, CurrentOrganization.id(), id)
                .update();
    }

    /** Says why nothing of an import is recorded, unless somebody else has ended it. */
    void refused(UUID id, String problem) {
        ended(id, Import.State.REFUSED, problem);
    }

    /** Says that an import broke off, unless somebody else has ended it. */
    void brokeOff(UUID id) {
        ended(id, Import.State.FAILED, "It broke off. Send the same file again: what is recorded stays.");
    }

    /** Says that what an import recorded was taken back. */
    void undone(UUID id) {
        jdbc.sql("""
                        update results.import set state = 'undone', problem = null, finished_at = ?
                        where organization_id = ? and id = ?
                        """).params(now(), CurrentOrganization.id(), id).update();
    }

    private boolean ended(UUID id, Import.State state, @Nullable String problem) {
        boolean ended = jdbc.sql("""
                                update results.import set state = ?, problem = ?, finished_at = ?
                                where organization_id = ? and id = ? and state = 'running'
                                """)
                        .param(state.word())
                        .param(problem)
                        .param(now())
                        .param(CurrentOrganization.id())
                        .param(id)
                        .update()
                == 1;
        if (ended) {
            jdbc.sql("delete from results.delivery where organization_id = ? and import_id = ?")
                    .params(CurrentOrganization.id(), id)
                    .update();
        }
        return ended;
    }

    /** Closed (or closing) periods in which facts of an import add to, or take from, a total. */
    @Transactional(readOnly = true)
    public Set<String> closedPeriodsOf(int source, int importKey) {
        List<String> periods = jdbc.sql("""
                        with touched (day) as materialized (
                          select f.day from results.fact f
                          where f.organization_id = :organization and f.import_key = :import and f.source_key = :source and f.counts
                          union
                          select was.day from results.fact f
                          join results.fact was on was.organization_id = f.organization_id and was.source_key = f.source_key
                            and was.external_id = f.external_id and was.metric_key = f.metric_key and was.part = f.part and was.version = f.version - 1
                          where f.organization_id = :organization and f.import_key = :import and f.source_key = :source
                            and f.version > 1 and was.counts)
                        select c.period from results.closing c
                        where c.organization_id = :organization and c.state <> 'open'
                          and exists (select from touched where touched.day >= c.starts and touched.day < c.ends)
                        """)
                .param("organization", CurrentOrganization.id())
                .param("source", source)
                .param("import", importKey)
                .query((row, number) -> row.getString(1))
                .list();
        return new TreeSet<>(periods);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
