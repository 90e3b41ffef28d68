package org.fullscore.consequences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.organization.WorkingDays;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds who is to be told of which obligation, and remembers who was: whoever owes it and a delegate some working days before the
 * deadline, whoever it was handed over to, and the next in line above once it was not applied. Each once for every deadline.
 */
@Component
@Transactional
public class Reminders {

    /** How far ahead deadlines are looked at, in days. */
    private static final int HORIZON = 120;

    private static final String ITEM = """
            select o.id, o.person_key, p.name, o.consequence, o.kind, o.owed_by, h.name, o.period, o.deadline, asked.told
            from consequences.obligation o
            join organization.person_card p on p.organization_id = o.organization_id and p.key = o.person_key
            join organization.person_card h on h.organization_id = o.organization_id and h.key = o.owed_by
            """;

    private final JdbcClient jdbc;
    private final Delegates delegates;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;
    private final Ledger ledger;
    private final Today today;

    Reminders(
            JdbcClient jdbc,
            Delegates delegates,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            Ledger ledger,
            Today today) {
        this.jdbc = jdbc;
        this.delegates = delegates;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.settings = settings;
        this.ledger = ledger;
        this.today = today;
    }

    /** What somebody is told. */
    public enum What {
        /** The deadline is near. */
        DUE("due"),
        /** It came to this person from somebody else. */
        HANDED_OVER("handed over"),
        /** Nobody decided by the deadline; said to the next above whoever owes it. */
        NOT_APPLIED("not applied");

        private final String wire;

        What(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /** One obligation somebody is to be told of; {@code person} is the name of whom it concerns. */
    public record Item(
            What what,
            ObligationId id,
            String person,
            String consequence,
            Kind kind,
            int owedBy,
            String owedByName,
            String period,
            LocalDate deadline) {}

    private record Told(int person, Item item) {}

    private record Due(int holder, LocalDate deadline) {}

    /** Everything that is to be told today, by key of the person. */
    @Transactional(readOnly = true)
    public Map<Integer, List<Item>> toTell() {
        Map<Integer, List<Item>> all = new TreeMap<>();
        for (List<Told> some : List.of(handedOver(), due(), notApplied())) {
            some.forEach(told -> add(all.computeIfAbsent(told.person(), key -> new ArrayList<>()), told.item()));
        }
        return all;
    }

    /** What was just handed over need not be said again as due. */
    private static void add(List<Item> items, Item item) {
        if (items.stream().noneMatch(other -> other.id().equals(item.id()))) {
            items.add(item);
        }
    }

    /** Remembers that somebody was told, in the transaction of the letter. */
    public void told(int person, List<Item> items) {
        OffsetDateTime now = OffsetDateTime.ofInstant(today.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                        insert into consequences.reminder (organization_id, obligation_id, person_key, what, deadline, at)
                        select ?, t.obligation, ?, t.what, t.deadline, ?
                        from unnest(?::uuid[], ?::text[], ?::date[]) as t (obligation, what, deadline) on conflict do nothing
                        """)
                .param(CurrentOrganization.id())
                .param(person)
                .param(now)
                .param(items.stream().map(item -> item.id().id()).toArray(UUID[]::new))
                .param(items.stream().map(item -> item.what().wire()).toArray(String[]::new))
                .param(items.stream().map(item -> item.deadline().toString()).toArray(String[]::new))
                .update();
        List<Act> acts = new ArrayList<>();
        for (Item item : items) {
            acts.add(Act.of(
                            item.what() == What.NOT_APPLIED ? "obligation-not-applied" : "obligation-reminded",
                            "obligation",
                            item.id())
                    .by(null)
                    .with("told", "person:" + person)
                    .with("deadline", item.deadline()));
        }
        ledger.appendAll(acts);
    }

    /** What was told of an obligation, in order: whom, when, and what. */
    @Transactional(readOnly = true)
    public List<Said> of(ObligationId id) {
        return jdbc.sql("""
                        select p.name, r.what, r.at, r.deadline from consequences.reminder r
                        join organization.person_card p on p.organization_id = r.organization_id and p.key = r.person_key
                        where r.organization_id = ? and r.obligation_id = ? order by r.at, p.name
                        """)
                .params(CurrentOrganization.id(), id.id())
                .query((row, number) -> new Said(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    /** What was not applied below somebody, who was told of it, and can still be done late. */
    @Transactional(readOnly = true)
    List<Awaiting.Item> notAppliedBelow(int person) {
        return jdbc.sql("""
                        select o.id, o.consequence, o.person_key, o.period, o.deadline, r.at
                        from consequences.reminder r
                        join consequences.obligation o on o.organization_id = r.organization_id and o.id = r.obligation_id
                        where r.organization_id = ? and r.person_key = ? and r.what = 'not applied' and r.deadline = o.deadline
                          and o.outcome is null and o.deadline < ? and o.deadline + ? >= ?
                        order by o.deadline, o.id
                        """)
                .params(
                        CurrentOrganization.id(),
                        person,
                        today.date(),
                        settings.current().lateDays(),
                        today.date())
                .query((row, number) -> new Awaiting.Item(
                        Awaiting.What.NOT_APPLIED,
                        new ObligationId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Somebody who was told by letter; {@code what} as in {@link What#wire}. */
    public record Said(String name, String what, Instant at, LocalDate deadline) {}

    /** Those whose deadline is so few working days away, for whoever owes them and a delegate of today. */
    private List<Told> due() {
        LocalDate day = today.date();
        int ahead = settings.current().reminderWorkingDays();
        if (ahead == 0) {
            return List.of();
        }
        List<Due> near = near(day, ahead);
        List<Delegates.Delegation> standIns = delegates.on(day);
        List<Due> asked = new ArrayList<>();
        List<Integer> people = new ArrayList<>();
        for (Due due : near) {
            asked.add(due);
            people.add(due.holder());
            standIns.stream()
                    .filter(delegation -> delegation.personKey() == due.holder())
                    .forEach(delegation -> {
                        asked.add(due);
                        people.add(delegation.delegateKey());
                    });
        }
        return jdbc.sql(ITEM + """
                         join unnest(:holders::int[], :deadlines::date[], :people::int[]) as asked (holder, deadline, told)
                           on asked.holder = o.owed_by and asked.deadline = o.deadline
                        where o.organization_id = :organization and o.outcome is null and o.person_key <> asked.told
                          and coalesce(o.held_until, '-infinity') < :day
                          and not exists (select from consequences.reminder r where r.organization_id = o.organization_id
                            and r.obligation_id = o.id and r.person_key = asked.told
                            and (r.what = 'due' and r.deadline = o.deadline or r.what = 'handed over' and r.at >= :since))
                        order by o.deadline, p.name, o.id
                        """)
                .param("organization", CurrentOrganization.id())
                .param("holders", asked.stream().map(Due::holder).toArray(Integer[]::new))
                .param(
                        "deadlines",
                        asked.stream().map(due -> due.deadline().toString()).toArray(String[]::new))
                .param("people", people.toArray(Integer[]::new))
                .param("day", day)
                .param("since", day.atStartOfDay(today.zone()).toOffsetDateTime())
                .query((row, number) -> told(row, What.DUE))
                .list();
    }

    private List<Due> near(LocalDate day, int ahead) {
        List<Due> coming = jdbc.sql("""
                        select distinct owed_by, deadline from consequences.obligation
                        where organization_id = ? and outcome is null and deadline between ? and ?
                        order by deadline, owed_by
                        """)
                .params(CurrentOrganization.id(), day, day.plusDays(HORIZON))
                .query((row, number) -> new Due(row.getInt(1), row.getObject(2, LocalDate.class)))
                .list();
        Map<Integer, WorkingDays> days =
                calendar.during(coming.stream().map(Due::holder).distinct().toList(), day, day.plusDays(HORIZON + 1));
        return coming.stream()
                .filter(due -> {
                    WorkingDays works = days.get(due.holder());
                    return works == null
                            || works.between(day.plusDays(1), due.deadline().plusDays(1)) <= ahead;
                })
                .toList();
    }

    private List<Told> handedOver() {
        return jdbc.sql(ITEM + """
                         join lateral (select h.to_key as told from consequences.handover h
                           where h.organization_id = o.organization_id and h.obligation_id = o.id
                           order by h.number desc limit 1) asked on asked.told = o.owed_by
                        where o.organization_id = :organization and o.outcome is null and o.deadline >= :day
                          and not exists (select from consequences.reminder r where r.organization_id = o.organization_id
                            and r.obligation_id = o.id and r.what = 'handed over' and r.person_key = asked.told)
                        order by o.deadline, p.name, o.id
                        """)
                .param("organization", CurrentOrganization.id())
                .param("day", today.date())
                .query((row, number) -> told(row, What.HANDED_OVER))
                .list();
    }

    /** Those that can still be done late, for the next in line above whoever owes them. */
    private List<Told> notApplied() {
        LocalDate day = today.date();
        List<Told> late = jdbc.sql(ITEM + """
                         cross join (select 0 as told) asked
                        where o.organization_id = :organization and o.outcome is null and o.deadline < :day
                          and o.deadline + :late >= :day and coalesce(o.held_until, '-infinity') < :day
                          and not exists (select from consequences.reminder r where r.organization_id = o.organization_id
                            and r.obligation_id = o.id and r.what = 'not applied' and r.deadline = o.deadline)
                        order by o.deadline, p.name, o.id
                        """)
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .param("late", settings.current().lateDays())
                .query((row, number) ->
                        new Told(row.getInt(2), told(row, What.NOT_APPLIED).item()))
                .list();
        if (late.isEmpty()) {
            return List.of();
        }
        Hierarchy.Lines lines = hierarchy.on(
                day, late.stream().map(each -> each.item().owedBy()).distinct().toList());
        List<Told> told = new ArrayList<>();
        for (Told each : late) {
            lines.lineAbove(each.item().owedBy()).stream()
                    .filter(above -> above != each.person())
                    .findFirst()
                    .ifPresent(above -> told.add(new Told(above, each.item())));
        }
        return told;
    }

    private static Told told(ResultSet row, What what) throws SQLException {
        return new Told(
                row.getInt(10),
                new Item(
                        what,
                        new ObligationId(row.getObject(1, UUID.class)),
                        row.getString(3),
                        row.getString(4),
                        Kind.ofWire(row.getString(5)).orElseThrow(),
                        row.getInt(6),
                        row.getString(7),
                        row.getString(8),
                        row.getObject(9, LocalDate.class)));
    }
}
