package org.fullscore.ledger;

import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the ledger with its salts, a thousand entries at a time, so that a ledger of any length is gone through with little memory and
 * without keeping a transaction open. Entries are never changed: what was read in one piece is as good as in many.
 */
@Component
@Transactional(readOnly = true)
class SealedEntries {

    private static final int PIECE = 1000;

    private final JdbcClient jdbc;

    SealedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With which entry a ledger ends. */
    record Head(long entry, byte[] hash) {}

    /** The last entry that is written now; whoever is writing the next one is not waited for. */
    Optional<Head> head() {
        return jdbc.sql("select sequence, hash from ledger.head where organization_id = ?")
                .param(CurrentOrganization.id())
                .query((row, number) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /** The entries after one, up to another one, in order; empty after the last. */
    List<SealedEntry> after(long entry, long last) {
        long end = Math.min(last, entry + PIECE);
        Map<Long, SortedMap<String, SealedEntry.Spoken>> words = words(entry, end);
        return jdbc.sql("""
                        select sequence, at, act, subject, content, previous, hash from ledger.entry
                        where organization_id = ? and sequence > ? and sequence <= ? order by sequence
                        """)
                .params(CurrentOrganization.id(), entry, end)
                .query((row, number) -> new SealedEntry(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        words.getOrDefault(row.getLong(1), new TreeMap<>()),
                        row.getBytes(6),
                        row.getBytes(7)))
                .list();
    }

    private Map<Long, SortedMap<String, SealedEntry.Spoken>> words(long entry, long end) {
        Map<Long, SortedMap<String, SealedEntry.Spoken>> words = new HashMap<>();
        jdbc.sql("""
                        select sequence, name, salt, text from ledger.words
                        where organization_id = ? and sequence > ? and sequence <= ?
                        """).params(CurrentOrganization.id(), entry, end).query((ResultSet row) -> {
            words.computeIfAbsent(row.getLong(1), key -> new TreeMap<>())
                    .put(row.getString(2), new SealedEntry.Spoken(row.getBytes(3), row.getString(4)));
        });
        return words;
    }
}
