package org.fullscore.goals;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which goal serves which, as rows; always inside the transaction of an activity. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ServingRows {

    private final JdbcClient jdbc;

    ServingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is to know of a goal before it is linked. */
    record Place(UUID id, Owner owner, String period, LocalDate starts, LocalDate ends, Goal.State state) {

        /** Whether the other one covers all its days. */
        boolean isWithin(Place larger) {
            return !starts.isBefore(larger.starts) && !ends.isAfter(larger.ends);
        }
    }

    /** Makes those who link goals of one organization wait for each other: two links could close a circle that neither is. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("goals.serving " + CurrentOrganization.id())
                .query((row, number) -> true)
                .single();
    }

    Cascade all() {
        Map<UUID, UUID> serves = new HashMap<>();
        jdbc.sql("select goal_id, serves from goals.serving where organization_id = ?")
                .param(CurrentOrganization.id())
                .query(row -> {
                    serves.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return new Cascade(serves);
    }

    Map<UUID, Place> places(Collection<UUID> goals) {
        Map<UUID, Place> places = new HashMap<>();
        jdbc.sql("""
                        select id, person_key, team_key, period, starts, ends, state from goals.goal
                        where organization_id = ? and id = any(?)
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    places.put(
                            id,
                            new Place(
                                    id,
                                    GoalRows.owner(row),
                                    row.getString(4),
                                    row.getObject(5, LocalDate.class),
                                    row.getObject(6, LocalDate.class),
                                    Goal.State.of(row.getString(7))));
                });
        return places;
    }

    /** Writes which larger goal each of these serves; null for none. */
    void write(Map<UUID, @Nullable UUID> wanted) {
        UUID organization = CurrentOrganization.id();
        jdbc.sql("delete from goals.serving where organization_id = ? and goal_id = any(?)")
                .params(organization, wanted.keySet().toArray(UUID[]::new))
                .update();
        Map<UUID, UUID> links = new HashMap<>();
        wanted.forEach((goal, larger) -> {
            if (larger != null) {
                links.put(goal, larger);
            }
        });
        jdbc.sql("""
                        insert into goals.serving (organization_id, goal_id, serves)
                        select ?, goal, larger from unnest(?::uuid[], ?::uuid[]) as t (goal, larger)
                        """)
                .params(
                        organization,
                        links.keySet().toArray(UUID[]::new),
                        links.values().toArray(UUID[]::new))
                .update();
    }
}
