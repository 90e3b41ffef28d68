package org.fullscore.consistency;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.fullscore.RealTest;
import org.fullscore.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Decisions from before Fullscore: every case another person's, due on one of forty days from 5 January 2026 on in turn. */
final class History {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 40;

    private final TestDatabase.Fresh database;
    private final RealTest.House house;
    private int cases;

    History(TestDatabase.Fresh database, RealTest.House house) {
        this.database = database;
        this.house = house;
    }

    /** Whom cases concern, who owed them, and what was owed. */
    record Past(
            String rank,
            String team,
            String owedBy,
            String rule,
            String kind,
            int severity,
            String group,
            @Nullable Integer daysAfter,
            @Nullable Integer done) {

        static Past reward(String rank) {
            return new Past(rank, "north", "boss", "Met", "reward", 1, "", null, null);
        }

        static Past corrective(String rank) {
            return new Past(rank, "north", "boss", "Missed", "corrective", 1, "", null, null);
        }

        Past owedBy(String person) {
            return new Past(rank, team, person, rule, kind, severity, group, daysAfter, done);
        }

        Past in(String other) {
            return new Past(rank, other, owedBy, rule, kind, severity, group, daysAfter, done);
        }

        Past under(String other) {
            return new Past(rank, team, owedBy, other, kind, severity, group, daysAfter, done);
        }

        Past ofGroup(String value) {
            return new Past(rank, team, owedBy, rule, kind, severity, value, daysAfter, done);
        }

        Past ofSeverity(int other) {
            return new Past(rank, team, owedBy, rule, kind, other, group, daysAfter, done);
        }

        /** Negative before the day it was due. */
        Past decidedAfter(int days) {
            return new Past(rank, team, owedBy, rule, kind, severity, group, days, done);
        }

        Past doneAt(int other) {
            return new Past(rank, team, owedBy, rule, kind, severity, group, daysAfter, other);
        }
    }

    /** So many applied on time, of so many; of the others became what is said. */
    History add(Past past, int applied, int due, String otherwise) {
        insert(past, applied, "applied", Integer.MAX_VALUE);
        insert(past, due - applied, otherwise, Integer.MAX_VALUE);
        return this;
    }

    /** Cases of so few persons. */
    History addOf(int persons, Past past, int due, String outcome) {
        insert(past, due, outcome, persons);
        return this;
    }

    /** One case of each of so many persons, all due on one day. */
    History addOnOf(LocalDate due, int persons, Past past, String outcome) {
        write(past, persons, outcome, persons, due, 1);
        return this;
    }

    /** One case with its own day. */
    History addOn(LocalDate due, Past past, String outcome) {
        write(past, 1, outcome, 1, due, 1);
        return this;
    }

    /** In the region of its team on its day, where there is such a team. */
    private void place(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update consequences.past_obligation h set region = r.region_key
                from organization.region r join organization.team t on t.organization_id = r.organization_id and t.key = r.team_key
                where h.organization_id = ? and r.organization_id = h.organization_id and t.id = h.team
                  and r.starts <= h.due and h.due < r.ends and h.region is null
                """)) {
            statement.setObject(1, house.organization().id());
            statement.executeUpdate();
        }
    }

    private void insert(Past past, int count, String outcome, int persons) {
        write(past, count, outcome, persons, FIRST, DAYS);
    }

    private void write(Past past, int count, String outcome, int persons, LocalDate first, int days) {
        var sql = """
                insert into consequences.past_obligation (organization_id, id, owner, owed_by, rule, kind, severity, due, outcome,
                                                          decided, outcome_severity, rank, team, groups)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date + ?::integer, ?, nullif(?, ''), nullif(?, ''),
                        case when ? = '' then '{}' else jsonb_build_object('gender', ?::text) end)
                """;
        try (Connection connection = database.superuser();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < count; i++) {
                int number = ++cases;
                var owner = persons == Integer.MAX_VALUE ? "case " + number : past.team() + " person " + i % persons;
                Object[] values = {
                    house.organization().id(),
                    "case-" + number,
                    owner,
                    past.owedBy(),
                    past.rule(),
                    past.kind(),
                    past.severity(),
                    first.plusDays(number % days),
                    outcome,
                    first.plusDays(number % days),
                    past.daysAfter(),
                    past.done(),
                    past.rank(),
                    past.team(),
                    past.group(),
                    past.group()
                };
                for (int column = 0; column < values.length; column++) {
                    statement.setObject(column + 1, values[column]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
            place(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
