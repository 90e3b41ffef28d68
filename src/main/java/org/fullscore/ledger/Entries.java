package org.fullscore.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger, in order. */
@Component
@Transactional(readOnly = true)
public class Entries {

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The entries after a number, the oldest first, at most {@code limit}. */
    public List<Entry> after(long entry, int limit) {
        return read("sequence > ? order by sequence limit ?", entry, limit);
    }

    /** The entries before a number, the newest first, at most {@code limit}. */
    public List<Entry> before(long entry, int limit) {
        return read("sequence < ? order by sequence desc limit ?", entry, limit);
    }

    /** What was done to one thing, the oldest first. */
    public List<Entry> about(String subject) {
        return read("subject = ? order by sequence limit ?", subject, 1000);
    }

    /** What was done to any of several things after an entry, the oldest first, at most {@code limit}. */
    public List<Entry> aboutAny(Collection<String> subjects, long entry, int limit) {
        return read(
                "subject = any(?) and sequence > " + entry + " order by sequence limit ?",
                subjects.toArray(String[]::new),
                limit);
    }

    private List<Entry> read(String condition, Object value, int limit) {
        List<Entry> entries = jdbc.sql("""
                        select sequence, at, act, subject, content, previous, hash from ledger.entry
                        where organization_id = ? and\s""" + condition)
                .params(CurrentOrganization.id(), value, limit)
                .query(Entries::entry)
                .list();
        if (entries.isEmpty()) {
            return entries;
        }
        Map<Long, Map<String, String>> words = wordsOf(entries);
        return entries.stream()
                .map(entry -> new Entry(
                        entry.entry(),
                        entry.at(),
                        entry.act(),
                        entry.subject(),
                        entry.content(),
                        words.getOrDefault(entry.entry(), Map.of()),
                        entry.previous(),
                        entry.hash()))
                .toList();
    }

    private Map<Long, Map<String, String>> wordsOf(List<Entry> entries) {
        Map<Long, Map<String, String>> words = new HashMap<>();
        jdbc.sql("select sequence, name, text from ledger.words where organization_id = ? and sequence = any (?)")
                .params(
                        CurrentOrganization.id(),
                        entries.stream().map(Entry::entry).toArray(Long[]::new))
                .query((ResultSet row) -> {
                    words.computeIfAbsent(row.getLong(1), key -> new HashMap<>())
                            .put(row.getString(2), row.getString(3));
                });
        return words;
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("act"),
                row.getString("subject"),
                row.getString("content"),
                Map.of(),
                HexFormat.of().formatHex(row.getBytes("previous")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
