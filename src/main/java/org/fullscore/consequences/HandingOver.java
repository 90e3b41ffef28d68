package org.fullscore.consequences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes what nobody decided yet on to whoever answers for it on a day: somebody else leads, or whoever it was with has left or is
 * away. The new one gets the full working days, once; after the deadline it stays with whoever had it then.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandingOver {

    private static final String OPEN = """
            from consequences.obligation o
            left join (
              select r.policy, r.number, r.name as rule, c.name as consequence, min(c.owed_by) as whom
              from consequences.rule r
              join consequences.consequence c on c.organization_id = r.organization_id and c.policy = r.policy
                and c.number = r.number and c.rule = r.position
              where r.organization_id = :organization group by r.policy, r.number, r.name, c.name) w
              on w.policy = o.policy and w.number = o.policy_version and w.rule = o.rule and w.consequence = o.consequence
            left join (
              select distinct on (obligation_id) obligation_id, number, why from consequences.handover
              where organization_id = :organization order by obligation_id, number desc) h on h.obligation_id = o.id
            where o.organization_id = :organization and o.outcome is null and o.opened_on <= :day and o.deadline >= :day
            """;

    private final JdbcClient jdbc;
    private final Holders holders;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final Ledger ledger;
    private final Today today;

    HandingOver(
            JdbcClient jdbc,
            Holders holders,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            Ledger ledger,
            Today today) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.ledger = ledger;
        this.today = today;
    }

    /** What is alike for the question who answers: whatever one person owes another in the same way. */
    private record Alike(
            int person, int holder, String whom, @Nullable String why) {

        private Succession.Held held() {
            return new Succession.Held(
                    person, holder, Succession.Why.AWAY.wire().equals(why));
        }
    }

    private record Case(
            UUID id,
            int passedBefore,
            LocalDate deadline,
            int workingDays,
            @Nullable LocalDate hearingUntil,
            LocalDate countedFrom) {}

    /**
     * Passes on what is to be passed on as of a day.
     *
     * @return how many obligations
     */
    int asOf(LocalDate day) {
        List<Alike> all = jdbc.sql("select distinct o.person_key, o.owed_by, coalesce(w.whom, 'leader'), h.why " + OPEN)
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .query((row, number) -> new Alike(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4)))
                .list();
        if (all.isEmpty()) {
            return 0;
        }
        Hierarchy.Lines lines =
                hierarchy.on(day, all.stream().map(Alike::person).distinct().toList());
        Map<Alike, List<Integer>> line = new HashMap<>();
        Set<Integer> asked = new TreeSet<>();
        for (Alike alike : all) {
            List<Integer> above = Holders.line(lines, alike.whom(), alike.person());
            line.put(alike, above);
            asked.add(alike.holder());
            asked.addAll(above);
        }
        Roll roll = holders.roll(asked, day);
        List<Act> acts = new ArrayList<>();
        for (Alike alike : all) {
            Optional<Succession.Change> change =
                    Succession.change(alike.held(), line.getOrDefault(alike, List.of()), roll);
            change.ifPresent(passing -> cases(alike, day)
                    .forEach(each -> pass(each, alike.holder(), passing, day).ifPresent(acts::add)));
        }
        ledger.appendAll(acts);
        return acts.size();
    }

    private List<Case> cases(Alike alike, LocalDate day) {
        return jdbc.sql("""
                        select o.id, coalesce(h.number, 0), o.deadline, o.working_days, o.hearing_until,
                               greatest(:day, o.held_until, (select max(v.until) from consequences.waiver v
                                 where v.organization_id = o.organization_id and v.obligation_id = o.id
                                   and v.approved_by is not null))
                        """ + OPEN + """
                         and o.person_key = :person and o.owed_by = :holder and coalesce(w.whom, 'leader') = :whom
                          and h.why is not distinct from :why::text
                        order by o.id for no key update of o
                        """)
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .param("person", alike.person())
                .param("holder", alike.holder())
                .param("whom", alike.whom())
                .param("why", alike.why())
                .query(HandingOver::read)
                .list();
    }

    private static Case read(ResultSet row, int number) throws SQLException {
        return new Case(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, LocalDate.class),
                row.getInt(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class));
    }

    private Optional<Act> pass(Case each, int from, Succession.Change passing, LocalDate day) {
        WorkingCalendar.Days days = calendar.of(List.of(passing.to()), each.countedFrom());
        LocalDate deadline = each.passedBefore() > 0
                ? each.deadline()
                : Owing.afterHearing(
                        days,
                        passing.to(),
                        days.plus(passing.to(), each.countedFrom(), each.workingDays()),
                        each.hearingUntil());
        int updated = jdbc.sql("""
                        update consequences.obligation set owed_by = ?, deadline = ?, version = version + 1
                        where organization_id = ? and id = ? and outcome is null and owed_by = ?
                        """)
                .params(passing.to(), deadline, CurrentOrganization.id(), each.id(), from)
                .update();
        if (updated == 0) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into consequences.handover (organization_id, obligation_id, number, from_key, to_key, passed_on, why,
                          deadline_before, deadline_after, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentOrganization.id(),
                        each.id(),
                        each.passedBefore() + 1,
                        from,
                        passing.to(),
                        day,
                        passing.why().wire(),
                        each.deadline(),
                        deadline,
                        OffsetDateTime.ofInstant(today.instant(), ZoneOffset.UTC))
                .update();
        return Optional.of(Act.of("obligation-handed-over", "obligation", each.id())
                .by(null)
                .with("from", "person:" + from)
                .with("to", "person:" + passing.to())
                .with("why", passing.why().wire())
                .with("on", day)
                .with("deadline", deadline));
    }
}
