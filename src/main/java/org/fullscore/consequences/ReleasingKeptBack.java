package org.fullscore.consequences;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.SupportGiven;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.results.Freshness;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a corrective fall due that was kept back, once the support that was promised is there: from that day on, with all its days.
 * Unless a later period asked for the same step meanwhile: one step is never due twice.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReleasingKeptBack implements SupportGiven {

    private final JdbcClient jdbc;
    private final PromiseGate gate;
    private final Policies policies;
    private final Restatements restatements;
    private final ClosedGoals closed;
    private final Metrics metrics;
    private final Opening opening;
    private final WebhookEvents webhooks;
    private final Ledger ledger;
    private final Today today;

    ReleasingKeptBack(
            JdbcClient jdbc,
            PromiseGate gate,
            Policies policies,
            Restatements restatements,
            ClosedGoals closed,
            Metrics metrics,
            Opening opening,
            WebhookEvents webhooks,
            Ledger ledger,
            Today today) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.policies = policies;
        this.restatements = restatements;
        this.closed = closed;
        this.metrics = metrics;
        this.opening = opening;
        this.webhooks = webhooks;
        this.ledger = ledger;
        this.today = today;
    }

    private record KeptBack(
            UUID id,
            int position,
            int person,
            String period,
            short metric,
            PolicyVersionId version,
            String rule,
            int inARow,
            @Nullable String omitted,
            Freshness freshness,
            Opening.Origin origin,
            boolean askedAgain) {}

    @Override
    public void nothingMissing(GoalId goal) {
        for (KeptBack row : standing(goal)) {
            if (row.askedAgain()) {
                gate.settle(row.id(), "asked again", null);
            } else {
                due(goal, row).ifPresent(due -> open(goal, row, due));
            }
        }
    }

    private void open(GoalId goal, KeptBack row, Opening.Due due) {
        Map<UUID, Freshness> doubtful =
                row.freshness() == Freshness.FRESH ? Map.of() : Map.of(goal.id(), row.freshness());
        Opening.Opened opened = opening.open(row.period(), List.of(due), row.origin(), doubtful);
        webhooks.opened(opened.ids());
        opened.ids().forEach(id -> {
            gate.settle(row.id(), "fell due", id);
            ledger.append(Act.of("kept-back-fell-due", "obligation", id)
                    .by(null)
                    .with("kept-back", row.id())
                    .with("period", row.period()));
        });
    }

    private Optional<Opening.Due> due(GoalId goal, KeptBack row) {
        Judged judged = Objects.requireNonNull(restatements.judged(row.period()).get(goal.id()));
        boolean lower = metrics.byKey(row.metric()).orElseThrow().direction() == Metric.Direction.LOWER;
        ClosedGoals.Card card = Objects.requireNonNull(
                closed.cards(List.of(row.person()), today.date()).get(row.person()));
        return policies.versions(row.version().policy()).stream()
                .filter(version -> version.id().equals(row.version()))
                .flatMap(version -> version.document().table().rows().stream())
                .filter(rule -> rule.name().equals(row.rule()))
                .findFirst()
                .map(rule -> new Opening.Due(
                        new Judging.Judgement(
                                judged,
                                row.person(),
                                card,
                                judged.attained(lower),
                                row.version(),
                                rule,
                                row.inARow(),
                                row.omitted(),
                                rule.then()),
                        row.position(),
                        rule.then().get(row.position()),
                        null,
                        null));
    }

    private List<KeptBack> standing(GoalId goal) {
        return jdbc.sql("""
                        select k.id, k.position, k.person_key, k.period, k.metric_key, k.policy, k.policy_version, k.rule, k.in_a_row,
                               k.omitted, k.freshness, k.origin, k.restatement_id,
                               exists (select from consequences.obligation o
                                 where o.organization_id = k.organization_id and o.person_key = k.person_key
                                   and o.team_key is not distinct from k.team_key and o.metric_key = k.metric_key
                                   and o.omitted = k.period and o.outcome is distinct from 'withdrawn')
                               or exists (select from consequences.kept_back o
                                 where o.organization_id = k.organization_id and o.person_key = k.person_key
                                   and o.team_key is not distinct from k.team_key and o.metric_key = k.metric_key
                                   and o.omitted = k.period and o.became is distinct from 'withdrawn')
                        from consequences.kept_back k
                        where k.organization_id = ? and k.goal_id = ? and k.became is null
                        order by k.position, k.id for update of k
                        """)
                .params(CurrentOrganization.id(), goal.id())
                .query((row, number) -> new KeptBack(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getShort(5),
                        new PolicyVersionId(row.getString(6), row.getInt(7)),
                        row.getString(8),
                        row.getInt(9),
                        row.getString(10),
                        Freshness.of(row.getString(11)),
                        new Opening.Origin(row.getString(12), row.getObject(13, UUID.class)),
                        row.getBoolean(14)))
                .list();
    }
}
