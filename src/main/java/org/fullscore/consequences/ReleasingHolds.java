package org.fullscore.consequences;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.results.Freshness;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of what is held because its number could not be relied on: as soon as the number can be, the days of hearing and of the
 * decision begin anew; otherwise they begin when it was held as long as it may be.
 */
@Component
class ReleasingHolds {

    private final Everywhere everywhere;
    private final JdbcClient jdbc;
    private final Standings standings;
    private final Periods periods;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;
    private final Ledger ledger;
    private final Today today;
    private final TransactionTemplate transaction;

    ReleasingHolds(
            Everywhere everywhere,
            JdbcClient jdbc,
            Standings standings,
            Periods periods,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            Ledger ledger,
            Today today,
            TransactionTemplate transaction) {
        this.everywhere = everywhere;
        this.jdbc = jdbc;
        this.standings = standings;
        this.periods = periods;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.settings = settings;
        this.ledger = ledger;
        this.today = today;
        this.transaction = transaction;
    }

    private record Held(UUID id, UUID goal, int person, int owedBy, String kind, int workingDays) {}

    RecurringTask<Void> task() {
        return Tasks.recurring("consequences-holds", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) ->
                        everywhere.run("Held obligations were not released", this::releaseWhatCanBeReliedOn));
    }

    /** Releases what is held in the current organization and need not be. */
    void releaseWhatCanBeReliedOn() {
        List<String> held = transaction.execute(status -> {
            expire();
            return periodsWithHolds();
        });
        if (held != null) {
            held.forEach(period -> transaction.executeWithoutResult(
                    status -> periods.find(period).ifPresent(this::release)));
        }
    }

    private void expire() {
        jdbc.sql("""
                        update consequences.obligation set held_for_data = false, version = version + 1
                        where organization_id = ? and held_for_data and held_until < ?
                        """).params(CurrentOrganization.id(), today.date()).update();
    }

    private List<String> periodsWithHolds() {
        return jdbc.sql("""
                        select distinct period from consequences.obligation
                        where organization_id = ? and held_for_data and outcome is null order by period
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private void release(Period period) {
        Map<UUID, Freshness> now =
                standings.live(period, null).stream().collect(Collectors.toMap(Standing::goal, Standing::freshness));
        List<Held> released = jdbc
                .sql("""
                        select id, goal_id, person_key, owed_by, kind, working_days from consequences.obligation
                        where organization_id = ? and period = ? and held_for_data and outcome is null order by id for update
                        """)
                .params(CurrentOrganization.id(), period.id())
                .query((row, number) -> new Held(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getInt(6)))
                .list()
                .stream()
                .filter(held -> now.getOrDefault(held.goal(), Freshness.FRESH) == Freshness.FRESH)
                .toList();
        Owing owing = Owing.of(
                released.stream()
                        .flatMap(held -> Stream.of(held.person(), held.owedBy()))
                        .distinct()
                        .toList(),
                hierarchy,
                calendar,
                today.date(),
                settings.current().hearingWorkingDays());
        released.forEach(held -> release(held, owing));
        if (!released.isEmpty()) {
            ledger.append(Act.of("obligations-released", "period", period.id())
                    .by(null)
                    .with("obligations", released.size()));
        }
    }

    private void release(Held held, Owing owing) {
        LocalDate hearing =
                owing.hearingUntil(held.person(), Kind.ofWire(held.kind()).orElseThrow());
        jdbc.sql("""
                        update consequences.obligation
                        set held_until = ?, hearing_until = ?, deadline = ?, held_for_data = false, version = version + 1
                        where organization_id = ? and id = ?
                        """)
                .param(owing.day().minusDays(1))
                .param(hearing)
                .param(owing.deadline(held.owedBy(), held.workingDays(), hearing))
                .param(CurrentOrganization.id())
                .param(held.id())
                .update();
    }
}
