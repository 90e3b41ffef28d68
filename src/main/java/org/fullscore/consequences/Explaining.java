package org.fullscore.consequences;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.Factor;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Goals;
import org.fullscore.goals.Target;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.People;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Explains one obligation: result, rule, version, agreement, decision; the same for the person and for whoever owes it. */
@Component
@Transactional(readOnly = true)
public class Explaining {

    private final Register register;
    private final Policies policies;
    private final Obligations obligations;
    private final Waivers waivers;
    private final Disputes disputes;
    private final Rights rights;
    private final Holders holders;
    private final Delegates delegates;
    private final Reminders reminders;
    private final Disputing disputing;
    private final Goals goals;
    private final People people;
    private final Hierarchy hierarchy;
    private final JdbcClient jdbc;
    private final Today today;

    Explaining(
            Register register,
            Policies policies,
            Obligations obligations,
            Waivers waivers,
            Disputes disputes,
            Rights rights,
            Holders holders,
            Delegates delegates,
            Reminders reminders,
            Disputing disputing,
            Goals goals,
            People people,
            Hierarchy hierarchy,
            JdbcClient jdbc,
            Today today) {
        this.register = register;
        this.policies = policies;
        this.obligations = obligations;
        this.waivers = waivers;
        this.disputes = disputes;
        this.rights = rights;
        this.holders = holders;
        this.delegates = delegates;
        this.reminders = reminders;
        this.disputing = disputing;
        this.goals = goals;
        this.people = people;
        this.hierarchy = hierarchy;
        this.jdbc = jdbc;
        this.today = today;
    }

    /** What was measured when the period closed, with what was agreed where the target was adjusted by formula. */
    public record Measured(
            BigDecimal actual,
            BigDecimal target,
            LocalDate starts,
            LocalDate lastDay,
            @Nullable Instant closedAt,
            @Nullable Adjustment adjustment) {}

    /** Somebody who signed. */
    public record Signed(String name, Instant at) {}

    /** Support promised with the goal, and when it was given. */
    public record Promised(
            String text, LocalDate due, @Nullable LocalDate keptOn) {}

    /** A request for a waiver, or for something milder. */
    public record Requested(
            Waiver waiver, String by, @Nullable String approvedBy) {}

    /** A dispute, with who is to answer it while it is open. */
    public record Disputed(
            Dispute dispute,
            String by,
            @Nullable String answers,
            @Nullable String answeredBy) {}

    /** What the viewer may do now. */
    public record May(
            boolean decide,
            @Nullable Refusal notDecide,
            boolean approve,
            boolean confirm,
            boolean disputeNumber,
            boolean disputeDecision,
            boolean answer) {}

    /**
     * Everything about one obligation.
     *
     * @param rule the row that applied; null after the policy lost it, which cannot happen to published ones
     * @param others rows that fit the result as well
     * @param approver who would be the second person for a waiver
     * @param holders everybody it was with, in order; the last is whoever it is with
     * @param delegate whoever may decide today for whoever it is with, or null
     * @param reminded who was told of it by letter
     */
    public record Explanation(
            Register.Line line,
            @Nullable Measured measured,
            Policies.Version version,
            @Nullable Rule rule,
            List<Rule> others,
            List<Signed> signatures,
            List<Promised> support,
            List<Requested> requests,
            List<Disputed> disputes,
            @Nullable Instant confirmedAt,
            @Nullable String approver,
            List<Holders.Span> holders,
            Delegates.@Nullable Delegation delegate,
            List<Reminders.Said> reminded,
            May may) {

        /** Whether whoever owes it is an executive by the rule, and not the first leader above. */
        public boolean isOwedByExecutive() {
            return rule != null
                    && rule.then().stream()
                            .filter(consequence -> consequence.name().equals(line.consequence()))
                            .anyMatch(consequence -> consequence.owedBy() == Consequence.OwedBy.EXECUTIVE);
        }

        /** Name of whoever is counted, where somebody else decided for that person; else null. */
        public @Nullable String decidedFor() {
            return line.decidedById() == null
                            || line.decidedById().equals(line.owedById())
                            || line.state().isGone()
                    ? null
                    : line.owedByName();
        }
    }

    /** The explanation, if the viewer may see the obligation. */
    public Optional<Explanation> explain(Viewer viewer, ObligationId id) {
        return register.one(viewer, id).map(line -> explain(viewer, line));
    }

    private Explanation explain(Viewer viewer, Register.Line line) {
        Policies.Version version = policies.versions(line.version().policy()).stream()
                .filter(each -> each.id().equals(line.version()))
                .findFirst()
                .orElseThrow();
        List<Rule> rows = version.document().table().rows();
        Rule rule = rows.stream()
                .filter(row -> row.name().equals(line.rule()))
                .findFirst()
                .orElse(null);
        Optional<Goal> goal = goals.findById(new GoalId(line.goal()));
        Obligation obligation = obligations.findById(line.id()).orElseThrow();
        List<Disputed> said = disputes(obligation);
        Instant confirmed = confirmedAt(line.id());
        Optional<Integer> leader = hierarchy.leaderAbove(line.owedBy(), today.date());
        return new Explanation(
                line,
                measured(line.goal()),
                version,
                rule,
                others(rows, rule, line),
                goal.map(Goal::signatures).orElse(List.of()).stream()
                        .map(signature -> new Signed(name(signature.personKey()), signature.at()))
                        .toList(),
                goal.map(Goal::support).orElse(List.of()).stream()
                        .map(support -> new Promised(support.text(), support.due(), support.keptOn()))
                        .toList(),
                waivers.ofObligation(line.id().id()).stream()
                        .map(waiver -> new Requested(waiver, name(waiver.requestedBy()), nullable(waiver.approvedBy())))
                        .toList(),
                said,
                confirmed,
                leader.map(this::name).orElse(null),
                holders.of(line),
                line.decidedAt() == null
                        ? delegates.delegateOf(line.owedBy(), today.date()).orElse(null)
                        : null,
                reminders.of(line.id()),
                rights.of(viewer, line, obligation, said, confirmed != null));
    }

    private static List<Rule> others(List<Rule> rows, @Nullable Rule rule, Register.Line line) {
        BigDecimal attainment = line.attainment();
        return attainment == null
                ? List.of()
                : rows.stream()
                        .filter(row -> row.covers(Attained.percent(attainment.movePointRight(2))))
                        .filter(row -> rule != null && rule.beats(row))
                        .toList();
    }

    private List<Disputed> disputes(Obligation obligation) {
        String answers =
                disputing.whoAnswers(obligation, today.date()).map(this::name).orElse(null);
        return disputes.ofObligation(obligation.id().id()).stream()
                .map(dispute -> new Disputed(
                        dispute,
                        name(dispute.raisedBy()),
                        dispute.isOpen() ? answers : null,
                        nullable(dispute.answeredBy())))
                .toList();
    }

    private @Nullable Measured measured(UUID goal) {
        return jdbc.sql("""
                        select numerator / nullif(denominator, 0), target, starts, ends, closed_at, agreed_target, counted_days,
                               working_days, ramp
                        from results.frozen_goal
                        where organization_id = ? and goal_id = ?
                        """)
                .params(CurrentOrganization.id(), goal)
                .query((row, number) -> {
                    OffsetDateTime closed = row.getObject(5, OffsetDateTime.class);
                    return new Measured(
                            row.getBigDecimal(1),
                            row.getBigDecimal(2),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class).minusDays(1),
                            closed == null ? null : closed.toInstant(),
                            adjustment(row));
                })
                .optional()
                .orElse(null);
    }

    private static @Nullable Adjustment adjustment(ResultSet row) throws SQLException {
        BigDecimal agreed = row.getBigDecimal(6);
        return agreed == null
                ? null
                : new Adjustment(Target.of(agreed), new Factor(row.getBigDecimal(7), row.getInt(8), row.getBoolean(9)));
    }

    private @Nullable Instant confirmedAt(ObligationId id) {
        return jdbc.sql("select at from consequences.confirmation where organization_id = ? and obligation_id = ?")
                .params(CurrentOrganization.id(), id.id())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    private @Nullable String nullable(@Nullable Integer person) {
        return person == null ? null : name(person);
    }

    private String name(int person) {
        return people.names(List.of(person)).getOrDefault(person, "–");
    }
}
