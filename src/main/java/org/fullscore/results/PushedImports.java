package org.fullscore.results;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.Row;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The imports that pushed facts belong to: one for each source, person and hour (and mapping version, and set of columns). Its lines are the
 * facts in the order they were recorded. While it grows its number of rows is not known; that it is says that it is complete.
 */
@Component
class PushedImports {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GROWING = " and state = 'recorded' and total_rows is null";
    private static final String GREW = """
            update results.import set "read" = "read" + :read, recorded = recorded + :recorded, duplicates = duplicates + :duplicates,
              corrected = corrected + :corrected, ignored = ignored + :ignored, quarantined = quarantined + :quarantined, sha256 = :after,
              finished_at = :at
            where organization_id = :organization and id = :delivery
            """;

    /** Adds what a batch came to; returns a row if the import is as it was thought to be. */
    static final String GROWN = GREW + GROWING + " and \"read\" = :read_before and sha256 = :before returning 1";

    /** Says with the commit whose results changed. */
    static final String TOLD = "select pg_notify(:channel, :change) where :change <> ''";

    private final JdbcClient jdbc;
    private final Clock clock;

    PushedImports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An import that grows.
     *
     * @param header its columns
     * @param lines so far
     * @param sha256 of the bodies so far: that of the digest before and the digest of the next body
     */
    record Growing(UUID id, int key, List<String> header, long lines, byte[] sha256) {

        /** With the next batch. */
        Growing grown(PushReceipts receipts) {
            return new Growing(id, key, header, lines + receipts.counts().read(), receipts.sha256());
        }
    }

    /** What an import is for. */
    record Purpose(int source, int mapping, int by, String name) {}

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Growing> find(Purpose purpose) {
        return jdbc.sql("""
                        select id, key, header, "read", sha256 from results.import
                        where organization_id = ? and source_key = ? and mapping_version = ? and started_by = ? and file_name = ?
                        """ + GROWING + " order by started_at desc, key desc limit 1")
                .params(CurrentOrganization.id(), purpose.source(), purpose.mapping(), purpose.by(), purpose.name())
                .query((row, number) -> new Growing(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        Row.cellsOf(row.getString(3)),
                        row.getLong(4),
                        row.getBytes(5)))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Growing begin(Purpose purpose, List<String> header, byte[] nothing) {
        UUID id = Ids.next(clock);
        int key = jdbc.sql("""
                        insert into results.import (organization_id, id, source_key, mapping_version, file_name, sha256, mode,
                          state, header, started_by, started_at)
                        values (?, ?, ?, ?, ?, ?, 'good-rows', 'recorded', ?, ?, ?)
                        returning key
                        """)
                .params(
                        CurrentOrganization.id(),
                        id,
                        purpose.source(),
                        purpose.mapping(),
                        purpose.name(),
                        nothing,
                        JSON.writeValueAsString(header),
                        purpose.by(),
                        now())
                .query(Integer.class)
                .single();
        return new Growing(id, key, header, 0, nothing);
    }

    /** Adds what a batch came to, and says with the commit whose results changed, if any did. */
    @Transactional(propagation = Propagation.MANDATORY)
    void grew(UUID id, PushReceipts receipts, @Nullable Change change) {
        jdbc.sql("with grown as (" + GREW + ") " + TOLD)
                .params(parameters(id, receipts, change))
                .query(row -> {});
    }

    /** What {@link #GROWN} and {@link #grew} need to know. */
    Map<String, Object> parameters(UUID id, PushReceipts receipts, @Nullable Change change) {
        Counts counts = receipts.counts();
        return Map.ofEntries(
                Map.entry("organization", CurrentOrganization.id()),
                Map.entry("delivery", id),
                Map.entry("read", counts.read()),
                Map.entry("recorded", counts.recorded()),
                Map.entry("duplicates", counts.duplicates()),
                Map.entry("corrected", counts.corrected()),
                Map.entry("ignored", counts.ignored()),
                Map.entry("quarantined", counts.quarantined()),
                Map.entry("after", receipts.sha256()),
                Map.entry("at", now()),
                Map.entry("channel", Change.CHANNEL),
                Map.entry("change", change == null ? "" : change.written()));
    }

    /** Imports of pushes that began before a moment and still grow. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> begunBefore(Instant moment) {
        return jdbc.sql("select id from results.import where organization_id = ? and started_at < ?" + GROWING)
                .params(CurrentOrganization.id(), OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Ends the growth of an import; false if somebody did, or undid it. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean complete(UUID id) {
        return jdbc.sql("update results.import set total_rows = \"read\" where organization_id = ? and id = ?"
                                + GROWING)
                        .params(CurrentOrganization.id(), id)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
