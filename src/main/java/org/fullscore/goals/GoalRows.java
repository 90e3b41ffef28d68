package org.fullscore.goals;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Goals as rows, for writing thousands in one act; always inside the transaction of an activity. */
@Component
class GoalRows {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    GoalRows(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where there is one goal at most. */
    record Place(Owner owner, short metric, String period) {

        static Place of(Goal.Subject subject) {
            return new Place(subject.owner(), subject.metric(), subject.period());
        }
    }

    /** What is there. */
    record Row(
            UUID id,
            Target target,
            Goal.Reasons reasons,
            Goal.State state,
            @Nullable LocalDate inForceOn,
            int version) {

        boolean differsFrom(Proposal proposal) {
            Target wanted = proposal.upon(target);
            return wanted == null
                    || !wanted.sameAs(target)
                    || !proposal.upon(reasons).equals(reasons)
                    || (proposal.agreed() != null && !proposal.agreed().equals(inForceOn));
        }
    }

    /** What shall be there. */
    record Wanted(
            UUID id,
            Goal.Subject subject,
            Target target,
            Goal.Reasons reasons,
            Goal.State state,
            @Nullable LocalDate inForceOn,
            AgreementTerms.@Nullable Terms terms,
            boolean targetChanged) {

        boolean late() {
            return inForceOn != null && Goal.isLate(subject.starts(), subject.ends(), inForceOn);
        }
    }

    Wanted wanted(Proposal proposal, @Nullable Row old, Goal.State state, AgreementTerms.@Nullable Terms terms) {
        Target target = Objects.requireNonNull(proposal.upon(old == null ? null : old.target()), "checked before");
        return new Wanted(
                old == null ? GoalId.next(clock).id() : old.id(),
                proposal.subject(),
                target,
                proposal.upon(old == null ? Goal.Reasons.NONE : old.reasons()),
                state,
                proposal.agreed(),
                terms,
                old != null && !old.target().sameAs(target));
    }

    /** What is there of these proposals, locked until the transaction ends. */
    Map<Place, Row> lock(List<Proposal> proposals) {
        Set<Integer> people = new HashSet<>();
        Set<Integer> teams = new HashSet<>();
        Set<Short> metrics = new HashSet<>();
        Set<String> periods = new HashSet<>();
        for (Proposal proposal : proposals) {
            switch (proposal.owner()) {
                case Owner.OfPerson person -> people.add(person.key());
                case Owner.OfTeam team -> teams.add(team.key());
            }
            metrics.add(proposal.metric().key());
            periods.add(proposal.period().id());
        }
        Map<Place, Row> present = new HashMap<>();
        jdbc.query(
                """
                select id, person_key, team_key, metric_key, period, target, commit_level, stretch, why, what, how, state,
                       in_force_on, version
                from goals.goal
                where organization_id = ? and period = any(?) and metric_key = any(?)
                  and (person_key = any(?) or team_key = any(?))
                order by id
                for update
                """,
                statement -> {
                    statement.setObject(1, CurrentOrganization.id());
                    statement.setObject(2, periods.toArray(String[]::new));
                    statement.setObject(3, metrics.toArray(Short[]::new));
                    statement.setObject(4, people.toArray(Integer[]::new));
                    statement.setObject(5, teams.toArray(Integer[]::new));
                },
                row -> {
                    present.put(place(row), row(row));
                });
        return present;
    }

    void insert(List<Wanted> created, int by, LocalDate today) {
        UUID organization = CurrentOrganization.id();
        jdbc.batchUpdate("""
                insert into goals.goal (organization_id, id, person_key, team_key, metric_key, period, period_kind, starts,
                    ends, target, commit_level, stretch, why, what, how, state, first_target, in_force_on, late, policy,
                    policy_version, proposed_by, recorded_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, created, BATCH, (statement, wanted) -> {
            Goal.Subject subject = wanted.subject();
            statement.setObject(1, organization);
            statement.setObject(2, wanted.id());
            statement.setObject(3, subject.owner().personKey(), Types.INTEGER);
            statement.setObject(4, subject.owner().teamKey(), Types.INTEGER);
            statement.setShort(5, subject.metric());
            statement.setString(6, subject.period());
            statement.setString(7, subject.periodKind());
            statement.setObject(8, subject.starts());
            statement.setObject(9, subject.ends());
            content(statement, 10, wanted);
            statement.setInt(22, by);
            statement.setObject(23, today);
        });
    }

    /** A changed target is signed anew, so that its signatures go. */
    void update(List<Wanted> changed, int by) {
        UUID organization = CurrentOrganization.id();
        jdbc.batchUpdate("""
                update goals.goal set target = ?, commit_level = ?, stretch = ?, why = ?, what = ?, how = ?, state = ?,
                    first_target = ?, in_force_on = ?, late = ?, policy = ?, policy_version = ?, proposed_by = ?,
                    version = version + 1
                where organization_id = ? and id = ?
                """, changed, BATCH, (statement, wanted) -> {
            content(statement, 1, wanted);
            statement.setInt(13, by);
            statement.setObject(14, organization);
            statement.setObject(15, wanted.id());
        });
        jdbc.update(
                "delete from goals.signature where organization_id = ? and goal_id = any(?)",
                organization,
                changed.stream().filter(Wanted::targetChanged).map(Wanted::id).toArray(UUID[]::new));
    }

    private static void content(PreparedStatement statement, int first, Wanted wanted) throws SQLException {
        statement.setBigDecimal(first, wanted.target().amount());
        statement.setBigDecimal(first + 1, wanted.target().commit());
        statement.setBigDecimal(first + 2, wanted.target().stretch());
        statement.setString(first + 3, wanted.reasons().why());
        statement.setString(first + 4, wanted.reasons().what());
        statement.setString(first + 5, wanted.reasons().how());
        statement.setString(first + 6, wanted.state().code());
        statement.setBigDecimal(
                first + 7, wanted.inForceOn() == null ? null : wanted.target().amount());
        statement.setObject(first + 8, wanted.inForceOn(), Types.DATE);
        statement.setBoolean(first + 9, wanted.late());
        AgreementTerms.Terms terms = wanted.terms();
        statement.setString(first + 10, terms == null ? null : terms.policy());
        statement.setObject(first + 11, terms == null ? null : terms.version(), Types.INTEGER);
    }

    static Owner owner(ResultSet row) throws SQLException {
        int person = row.getInt("person_key");
        return row.wasNull() ? Owner.team(row.getInt("team_key")) : Owner.person(person);
    }

    static Target target(ResultSet row) throws SQLException {
        return new Target(
                plain(row.getBigDecimal("target")),
                row.getBigDecimal("commit_level") == null ? null : plain(row.getBigDecimal("commit_level")),
                row.getBigDecimal("stretch") == null ? null : plain(row.getBigDecimal("stretch")));
    }

    /** Without the zeros the column adds. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(owner(row), row.getShort("metric_key"), row.getString("period"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                target(row),
                new Goal.Reasons(row.getString("why"), row.getString("what"), row.getString("how")),
                Goal.State.of(row.getString("state")),
                row.getObject("in_force_on", LocalDate.class),
                row.getInt("version"));
    }
}
