package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.results.LateFacts;
import org.fullscore.results.Standings;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Late facts change what a closed period would have been: the differences are laid open, and accepted or refused by somebody they
 * do not affect. What was frozen stays as it was.
 */
@Component
public class Restating implements LateFacts {

    private static final int WORKING_DAYS = 10;

    private final Standings standings;
    private final Restatements restatements;
    private final Settling settling;
    private final Avoiding avoiding;
    private final Periods periods;
    private final Metrics metrics;
    private final WorkingCalendar calendar;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Today today;
    private final Clock clock;

    Restating(
            Standings standings,
            Restatements restatements,
            Settling settling,
            Avoiding avoiding,
            Periods periods,
            Metrics metrics,
            WorkingCalendar calendar,
            Ledger ledger,
            JdbcClient jdbc,
            Today today,
            Clock clock) {
        this.standings = standings;
        this.restatements = restatements;
        this.settling = settling;
        this.avoiding = avoiding;
        this.periods = periods;
        this.metrics = metrics;
        this.calendar = calendar;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.today = today;
        this.clock = clock;
    }

    /** What came of accepting or refusing. */
    public sealed interface Decided {}

    public record Done(UUID restatement) implements Decided {}

    public record Refused(Refusal refusal) implements Decided {}

    public record Unseen() implements Decided {}

    @Override
    @Transactional
    public void arrived(Set<String> closedPeriods) {
        recompute(closedPeriods);
    }

    /** Compares closed periods with the facts that are there now, and opens a restatement where they differ. */
    @Transactional
    public void recompute(Set<String> closedPeriods) {
        closedPeriods.stream()
                .sorted()
                .map(periods::find)
                .flatMap(Optional::stream)
                .forEach(this::recompute);
    }

    private void recompute(Period period) {
        // two deliveries that end at once do not open two
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("restatement " + CurrentOrganization.id() + " " + period.id())
                .query((row, number) -> true)
                .single();
        Map<UUID, Judged> known = restatements.judged(period.id());
        List<Judged> differing = standings.live(period, null).stream()
                .map(Judged::of)
                .filter(goal -> known.containsKey(goal.goal()) && differs(goal, known.get(goal.goal())))
                .toList();
        Optional<UUID> open = restatements.open(period.id());
        open.ifPresent(id -> clear("restated_goal", "restatement_id", id));
        if (differing.isEmpty()) {
            open.ifPresent(id -> clear("restatement", "id", id));
            return;
        }
        UUID id = open.orElseGet(() -> open(period));
        Map<Short, Metric> byKey = metrics.all().stream().collect(Collectors.toMap(Metric::key, Function.identity()));
        differing.forEach(goal -> insert(id, goal, byKey));
        ledger.append(Act.of("restatement-opened", "period", period.id())
                .by(null)
                .with("restatement", id)
                .with("goals", differing.size()));
    }

    private static boolean differs(Judged one, Judged other) {
        return one.hasData() != other.hasData()
                || one.numerator()
                                .multiply(other.denominator())
                                .compareTo(other.numerator().multiply(one.denominator()))
                        != 0;
    }

    private UUID open(Period period) {
        UUID id = Ids.next(clock);
        LocalDate decideBy = calendar.plus(today.date(), WORKING_DAYS);
        jdbc.sql("""
                        insert into consequences.restatement (organization_id, id, period, opened_at, decide_by, state)
                        values (?, ?, ?, ?, ?, 'open')
                        """)
                .params(CurrentOrganization.id(), id, period.id(), now(), decideBy)
                .update();
        return id;
    }

    private void insert(UUID restatement, Judged goal, Map<Short, Metric> byKey) {
        boolean lower = Objects.requireNonNull(byKey.get(goal.metric())).direction() == Metric.Direction.LOWER;
        Attained attained = goal.attained(lower);
        boolean met = goal.hasData() && attained.isAtLeast(new BigDecimal(100));
        jdbc.sql("""
                        insert into consequences.restated_goal
                          (organization_id, restatement_id, goal_id, numerator, denominator, attainment, met)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(CurrentOrganization.id())
                .param(restatement)
                .param(goal.goal())
                .param(goal.numerator())
                .param(goal.denominator())
                .param(goal.attainment())
                .param(met)
                .update();
    }

    private void clear(String table, String column, UUID id) {
        jdbc.sql("delete from consequences." + table + " where organization_id = ? and " + column + " = ?")
                .params(CurrentOrganization.id(), id)
                .update();
    }

    /** The new numbers count: what no longer follows is withdrawn or undone, what follows now is due. */
    @Transactional
    public Decided accept(Viewer viewer, UUID id) {
        return decide(viewer, id, "accepted");
    }

    /** The period stays as it was frozen. */
    @Transactional
    public Decided refuse(Viewer viewer, UUID id) {
        return decide(viewer, id, "refused");
    }

    private Decided decide(Viewer viewer, UUID id, String state) {
        Optional<Restatements.Restatement> found = restatements.lock(id).filter(each -> Restatements.sees(viewer));
        if (found.isEmpty()) {
            return new Unseen();
        }
        Restatements.Restatement restatement = found.get();
        Optional<Refusal> refusal = refusal(viewer, restatement);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        jdbc.sql("""
                        update consequences.restatement set state = ?, decided_by = ?, decided_at = ?
                        where organization_id = ? and id = ?
                        """)
                .params(state, viewer.personKey(), now(), CurrentOrganization.id(), id)
                .update();
        ledger.append(Act.of("restatement-" + state, "period", restatement.period())
                .by(viewer.personKey())
                .with("restatement", id));
        if (state.equals("accepted")) {
            Period period = periods.find(restatement.period()).orElseThrow();
            settling.settle(period, id, viewer, new ArrayList<>(restatements.restated(id)));
            avoiding.anew(period, id, restatements.changed(id));
        }
        return new Done(id);
    }

    /** Why this viewer may not decide; empty if so. */
    @Transactional(readOnly = true)
    public Optional<Refusal> refusal(Viewer viewer, Restatements.Restatement restatement) {
        if (!restatement.state().equals("open")) {
            return Optional.of(Refusal.because(
                    Refusal.Reason.DECIDED_RESTATEMENT, Sentence.of("consequences.state." + restatement.state())));
        }
        if (viewer.service()) {
            return Optional.of(Refusal.because(Refusal.Reason.SERVICE));
        }
        if (!viewer.isExecutive() && !viewer.isAdministrator()) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_AN_APPROVER));
        }
        return restatements.affects(restatement.id(), viewer.personKey())
                ? Optional.of(Refusal.because(Refusal.Reason.AFFECTED))
                : Optional.empty();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
