package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what did not fall due because a target was changed by decision: the frozen standing is judged once more, by the first agreed
 * target, and whatever would have followed and did not is an avoided obligation (rule book 2.5); so is the pay that moved (8.8). Done
 * again for the same goals it writes nothing. After a restatement it is judged anew: what no longer follows is marked as replaced.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Avoiding {

    private final Judging judging;
    private final Metrics metrics;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;
    private final Today today;
    private final JdbcClient jdbc;
    private final Ledger ledger;

    Avoiding(
            Judging judging,
            Metrics metrics,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            Today today,
            JdbcClient jdbc,
            Ledger ledger) {
        this.judging = judging;
        this.metrics = metrics;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.settings = settings;
        this.today = today;
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** A goal as it is judged, and the target that was agreed first. */
    record Changed(Judged judged, BigDecimal firstTarget) {

        boolean isByDecision() {
            return firstTarget.compareTo(judged.target()) != 0;
        }
    }

    /** Some of the goals of a period that closes. */
    void sweep(Period period, List<Changed> chunk) {
        judge(period, chunk, Turn.CLOSING);
    }

    /** The goals of a closed period that were restated, as they stand now. */
    void anew(Period period, UUID restatement, List<Changed> restated) {
        var goals = restated.stream()
                .filter(Changed::isByDecision)
                .map(changed -> changed.judged().goal())
                .toArray(UUID[]::new);
        if (goals.length > 0) {
            int turn = 0;
            for (var table : List.of("avoided_obligation", "relieved_pay")) {
                turn = Math.max(turn, replace(table, restatement, goals));
            }
            judge(period, restated, new Turn((short) (turn + 1)));
            keepDeadlines(
                    "avoided_obligation", "(n.consequence, n.kind) = (o.consequence, o.kind)", restatement, goals);
            keepDeadlines("relieved_pay", "n.currency = o.currency", restatement, goals);
        }
    }

    /** What still follows stays in the report it is in. */
    private void keepDeadlines(String table, String same, UUID restatement, UUID[] goals) {
        jdbc.sql("update consequences." + table + " n set deadline = o.deadline from consequences." + table
                        + " o where n.organization_id = ? and o.organization_id = n.organization_id and n.goal_id = any(?)"
                        + " and o.goal_id = n.goal_id and n.replaced_by is null and o.replaced_by = ? and " + same)
                .params(CurrentOrganization.id(), goals, restatement)
                .update();
    }

    /** @return the highest turn there was */
    private int replace(String table, UUID restatement, UUID[] goals) {
        jdbc.sql("update consequences." + table
                        + " set replaced_by = ? where organization_id = ? and goal_id = any(?) and replaced_by is null")
                .params(restatement, CurrentOrganization.id(), goals)
                .update();
        return jdbc.sql("select coalesce(max(turn), 0) from consequences." + table
                        + " where organization_id = ? and goal_id = any(?)")
                .params(CurrentOrganization.id(), goals)
                .query(Integer.class)
                .single();
    }

    /** How often it was judged before. */
    private record Turn(short number) {

        static final Turn CLOSING = new Turn((short) 0);
    }

    private void judge(Period period, List<Changed> chunk, Turn turn) {
        var relieved = chunk.stream().filter(Changed::isByDecision).toList();
        if (relieved.isEmpty()) {
            return;
        }
        var judged = Opening.dues(
                judging.judge(period, relieved.stream().map(Changed::judged).toList()));
        var agreed = Opening.dues(
                judging.judge(period, relieved.stream().map(this::asAgreed).toList()));
        var persons = new HashSet<Integer>();
        agreed.forEach(due -> persons.add(due.judgement().person()));
        judged.forEach(due -> persons.add(due.judgement().person()));
        var owing = Owing.of(
                persons, hierarchy, calendar, today.date(), settings.current().hearingWorkingDays());
        int avoided = 0;
        for (var due : without(agreed, judged)) {
            avoided += write(period, due, owing, turn);
        }
        int paid = pay(period, agreed, judged, owing, turn);
        if (avoided + paid > 0) {
            ledger.append(Act.of("obligations-avoided", "period", period.id())
                    .by(null)
                    .with("goals", relieved.size())
                    .with("obligations", avoided)
                    .with("pay", paid));
        }
    }

    private Judged asAgreed(Changed changed) {
        var metric = metrics.byKey(changed.judged().metric()).orElseThrow();
        return changed.judged().against(changed.firstTarget(), metric.direction());
    }

    /** What a consequence is, whatever row it stands in. */
    private record What(UUID goal, Kind kind, String name) {

        static What of(Opening.Due due) {
            return new What(
                    due.judgement().goal().goal(),
                    due.consequence().kind(),
                    due.consequence().name());
        }
    }

    private static List<Opening.Due> without(List<Opening.Due> agreed, List<Opening.Due> judged) {
        Set<What> due = judged.stream().map(What::of).collect(Collectors.toSet());
        return agreed.stream().filter(each -> !due.contains(What.of(each))).toList();
    }

    private Optional<Integer> owedBy(Opening.Due due, Owing owing) {
        return owing.owedBy(due.judgement().person(), due.consequence().owedBy());
    }

    private LocalDate deadline(Opening.Due due, int owedBy, Owing owing) {
        var hearing =
                owing.hearingUntil(due.judgement().person(), due.consequence().kind());
        return owing.deadline(owedBy, due.consequence().workingDays(), hearing);
    }

    private int write(Period period, Opening.Due due, Owing owing, Turn turn) {
        var judgement = due.judgement();
        return owedBy(due, owing)
                .map(owedBy -> jdbc.sql("""
                                insert into consequences.avoided_obligation
                                  (organization_id, goal_id, position, person_key, period, policy, policy_version, rule, consequence, kind,
                                   severity, owed_by, rank, home_team, region, deadline, turn, groups)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(
                                  (select jsonb_object_agg(g.name, g.value) from organization.group_value g
                                   where g.organization_id = ? and g.person_key = ?), '{}'::jsonb)) on conflict do nothing
                                """)
                        .param(CurrentOrganization.id())
                        .param(judgement.goal().goal())
                        .param(due.position())
                        .param(judgement.person())
                        .param(period.id())
                        .param(judgement.version().policy())
                        .param(judgement.version().number())
                        .param(judgement.rule().name())
                        .param(due.consequence().name())
                        .param(due.consequence().kind().wire())
                        .param(due.consequence().severity().level())
                        .param(owedBy)
                        .param(judgement.card().rank())
                        .param(judgement.card().homeTeam())
                        .param(owing.region(judgement.card().homeTeam()))
                        .param(deadline(due, owedBy, owing))
                        .param(turn.number())
                        .param(CurrentOrganization.id())
                        .param(judgement.person())
                        .update())
                .orElse(0);
    }

    /** Pay of one goal in one currency. */
    private record Money(UUID goal, String currency) {}

    private int pay(Period period, List<Opening.Due> agreed, List<Opening.Due> judged, Owing owing, Turn turn) {
        Map<Money, Opening.Due> paid = new LinkedHashMap<>();
        var before = sums(agreed, paid);
        var after = sums(judged, paid);
        var moved = new ArrayList<>(paid.keySet());
        moved.removeIf(money ->
                before.getOrDefault(money, BigDecimal.ZERO).compareTo(after.getOrDefault(money, BigDecimal.ZERO)) == 0);
        int written = 0;
        for (var money : moved) {
            var due = Objects.requireNonNull(paid.get(money));
            written += owedBy(due, owing)
                    .map(owedBy -> jdbc.sql("""
                                    insert into consequences.relieved_pay
                                      (organization_id, goal_id, currency, person_key, period, owed_by, deadline, agreed, judged, turn)
                                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                    """)
                            .params(
                                    CurrentOrganization.id(),
                                    money.goal(),
                                    money.currency(),
                                    due.judgement().person(),
                                    period.id(),
                                    owedBy,
                                    deadline(due, owedBy, owing),
                                    before.getOrDefault(money, BigDecimal.ZERO),
                                    after.getOrDefault(money, BigDecimal.ZERO),
                                    turn.number())
                            .update())
                    .orElse(0);
        }
        return written;
    }

    private static Map<Money, BigDecimal> sums(List<Opening.Due> dues, Map<Money, Opening.Due> paid) {
        Map<Money, BigDecimal> sums = new LinkedHashMap<>();
        for (var due : dues) {
            var pay = due.consequence().pay();
            var amount = due.pay();
            if (pay != null && amount != null) {
                var money = new Money(due.judgement().goal().goal(), pay.currency());
                sums.merge(money, amount, BigDecimal::add);
                paid.putIfAbsent(money, due);
            }
        }
        return sums;
    }
}
