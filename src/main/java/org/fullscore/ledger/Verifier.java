package org.fullscore.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes the chain of an organization from its first entry and says where it breaks. */
@Component
@Transactional(readOnly = true)
public class Verifier {

    private final JdbcClient jdbc;

    Verifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a verification found.
     *
     * @param verified whether every entry is as it was sealed and none is missing
     * @param entries how many were read
     * @param broken number of the first entry that is not as it was sealed, or missing; null if none
     * @param reason what is wrong with it: {@code changed}, {@code missing}, {@code unchained}, {@code head}
     */
    public record Verification(
            boolean verified,
            long entries,
            @Nullable Long broken,
            @Nullable String reason) {}

    public Verification verify() {
        UUID organization = CurrentOrganization.id();
        Walk walk = new Walk(organization);
        jdbc.sql("""
                        select sequence, at, act, subject, content, previous, hash from ledger.entry
                        where organization_id = ? order by sequence
                        """).withFetchSize(1000).param(organization).query(walk::next);
        if (walk.reason == null) {
            jdbc.sql("select sequence, hash from ledger.head where organization_id = ?")
                    .param(organization)
                    .query(walk::head);
        }
        return new Verification(walk.reason == null, walk.entries, walk.broken, walk.reason);
    }

    private static final class Walk {

        private final UUID organization;
        private byte[] previous = Seal.start();
        private long entries;
        private @Nullable Long broken;
        private @Nullable String reason;

        Walk(UUID organization) {
            this.organization = organization;
        }

        void next(ResultSet row) throws SQLException {
            if (reason != null) {
                return;
            }
            long sequence = row.getLong("sequence");
            byte[] hash = row.getBytes("hash");
            entries++;
            if (sequence != entries) {
                fail(entries, "missing");
            } else if (!Arrays.equals(previous, row.getBytes("previous"))) {
                fail(sequence, "unchained");
            } else if (!Arrays.equals(hash, sealOf(row, sequence))) {
                fail(sequence, "changed");
            }
            previous = hash;
        }

        void head(ResultSet row) throws SQLException {
            if (row.getLong(1) > entries) {
                fail(entries + 1, "missing");
            } else if (!Arrays.equals(row.getBytes(2), previous)) {
                fail(entries, "head");
            }
        }

        private byte[] sealOf(ResultSet row, long sequence) throws SQLException {
            return Seal.of(
                    previous,
                    organization,
                    sequence,
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("act"),
                    row.getString("subject"),
                    row.getString("content"));
        }

        private void fail(long entry, String why) {
            broken = entry;
            reason = why;
        }
    }
}
