package org.fullscore.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers, once a day, with which entry the ledger ended. */
@Component
@Transactional(readOnly = true)
public class Checkpoints {

    private static final String SELECT =
            "select day, sequence, hash, at from ledger.checkpoint where organization_id = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    Checkpoints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the checkpoint of a day; empty if there is one already, or no entry yet. Waits for nobody who is writing an entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Checkpoint> take(LocalDate day) {
        return jdbc.sql("""
                        insert into ledger.checkpoint (organization_id, day, sequence, hash, at)
                        select organization_id, :day, sequence, hash, :at from ledger.head
                        where organization_id = :organization and sequence > 0
                        on conflict (organization_id, day) do nothing
                        returning day, sequence, hash, at
                        """)
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .param("at", OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .query(Checkpoints::checkpoint)
                .optional();
    }

    /** The latest, the latest first. */
    public List<Checkpoint> latest(int most) {
        return jdbc.sql(SELECT + " order by day desc limit ?")
                .params(CurrentOrganization.id(), most)
                .query(Checkpoints::checkpoint)
                .list();
    }

    /** All of them in the order of the entries they name. */
    public List<Checkpoint> all() {
        return jdbc.sql(SELECT + " order by sequence, day")
                .param(CurrentOrganization.id())
                .query(Checkpoints::checkpoint)
                .list();
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                row.getObject(1, LocalDate.class),
                row.getLong(2),
                HexFormat.of().formatHex(row.getBytes(3)),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
