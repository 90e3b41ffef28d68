package org.fullscore.goals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owner and leader open an agreement: kept as the first and the last time. That anybody else looks at it is not kept. */
@Component
public class Opening {

    private final Goals goals;
    private final Signers signers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Opening(Goals goals, Signers signers, JdbcClient jdbc, Clock clock) {
        this.goals = goals;
        this.signers = signers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When somebody opened an agreement first and last, and the version that was read last. */
    public record Opened(Instant first, Instant last, int version) {

        static Opened of(ResultSet row) throws SQLException {
            return new Opened(
                    row.getObject("first_at", OffsetDateTime.class).toInstant(),
                    row.getObject("last_at", OffsetDateTime.class).toInstant(),
                    row.getInt("version"));
        }
    }

    /** Keeps that a viewer opened an agreement, if it waits for or has the viewer's signature. */
    @Transactional
    public void open(GoalId id, Viewer viewer) {
        Goal goal = viewer.service() ? null : goals.findById(id).orElse(null);
        if (goal == null
                || goal.state() == Goal.State.DRAFT
                || signers.partyOf(viewer.personKey(), goal.owner(), goal.starts())
                        .isEmpty()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                        insert into goals.opening (organization_id, goal_id, person_key, first_at, last_at, version)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, goal_id, person_key)
                        do update set last_at = excluded.last_at, version = excluded.version
                        """)
                .params(CurrentOrganization.id(), id.id(), viewer.personKey(), now, now, goal.version())
                .update();
    }

    /** Who of owner and leader opened an agreement, by person. */
    @Transactional(readOnly = true)
    public Map<Integer, Opened> of(GoalId id) {
        Map<Integer, Opened> opened = new HashMap<>();
        jdbc.sql("""
                        select person_key, first_at, last_at, version from goals.opening
                        where organization_id = ? and goal_id = ?
                        """).params(CurrentOrganization.id(), id.id()).query(row -> {
            opened.put(row.getInt("person_key"), Opened.of(row));
        });
        return opened;
    }
}
