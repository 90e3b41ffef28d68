package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads with whom an obligation is, was, and would be. */
@Component
@Transactional(readOnly = true)
public class Holders {

    private final JdbcClient jdbc;
    private final Delegates delegates;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;

    Holders(JdbcClient jdbc, Delegates delegates, Hierarchy hierarchy, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.delegates = delegates;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
    }

    /**
     * Somebody an obligation was with.
     *
     * @param person id
     * @param lastDay null for whoever it is with
     * @param why leader, gone or away: what made it pass on; null for the first, who was the first above
     * @param before name of whoever had it before, or null
     * @param deadline since it is with this person
     * @param anew whether the full working days began again with this person
     */
    public record Span(
            String person,
            String name,
            LocalDate from,
            @Nullable LocalDate lastDay,
            @Nullable String why,
            @Nullable String before,
            LocalDate deadline,
            boolean anew) {}

    private record Passed(
            String from,
            String fromName,
            String to,
            String toName,
            LocalDate on,
            String why,
            LocalDate was,
            LocalDate is) {}

    /** Everybody an obligation was with, in order; the last is whoever it is with. */
    public List<Span> of(Register.Line line) {
        List<Passed> passed = jdbc.sql("""
                        select f.id, f.name, t.id, t.name, h.passed_on, h.why, h.deadline_before, h.deadline_after
                        from consequences.handover h
                        join organization.person_card f on f.organization_id = h.organization_id and f.key = h.from_key
                        join organization.person_card t on t.organization_id = h.organization_id and t.key = h.to_key
                        where h.organization_id = ? and h.obligation_id = ? order by h.number
                        """)
                .params(CurrentOrganization.id(), line.id().id())
                .query((row, number) -> new Passed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        row.getString(6),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class)))
                .list();
        if (passed.isEmpty()) {
            return List.of(new Span(
                    line.owedById(), line.owedByName(), line.openedOn(), null, null, null, line.deadline(), false));
        }
        List<Span> spans = new ArrayList<>();
        Passed first = passed.getFirst();
        spans.add(new Span(
                first.from(),
                first.fromName(),
                line.openedOn(),
                first.on().minusDays(1),
                null,
                null,
                first.was(),
                false));
        for (int i = 0; i < passed.size(); i++) {
            Passed each = passed.get(i);
            spans.add(new Span(
                    each.to(),
                    each.toName(),
                    each.on(),
                    i + 1 < passed.size() ? passed.get(i + 1).on().minusDays(1) : null,
                    each.why(),
                    each.fromName(),
                    i + 1 < passed.size() ? each.is() : line.deadline(),
                    i == 0));
        }
        return List.copyOf(spans);
    }

    /** Who would answer for it, if it fell due on a day. */
    Optional<Integer> wouldHold(Obligation obligation, LocalDate day) {
        String whom = jdbc.sql("""
                        select c.owed_by from consequences.rule r
                        join consequences.consequence c on c.organization_id = r.organization_id and c.policy = r.policy
                          and c.number = r.number and c.rule = r.position
                        where r.organization_id = ? and r.policy = ? and r.number = ? and r.name = ? and c.name = ? limit 1
                        """)
                .params(
                        CurrentOrganization.id(),
                        obligation.policy(),
                        obligation.policyVersion(),
                        obligation.rule(),
                        obligation.consequence())
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(Consequence.OwedBy.LEADER.wire());
        List<Integer> line = line(hierarchy.on(day, List.of(obligation.personKey())), whom, obligation.personKey());
        return Succession.first(obligation.personKey(), line, roll(line, day));
    }

    /** Those who may owe something to a person, the nearest first. */
    static List<Integer> line(Hierarchy.Lines lines, String whom, int person) {
        List<Integer> executives = lines.executivesAbove(person);
        return Consequence.OwedBy.EXECUTIVE.wire().equals(whom) && !executives.isEmpty()
                ? executives
                : lines.lineAbove(person);
    }

    /** Which of these people are there on a day. */
    Roll roll(Collection<Integer> people, LocalDate day) {
        return new Roll(
                day,
                calendar.presence(people, day.minusDays(Roll.AROUND), day.plusDays(Roll.AROUND)),
                delegates.on(day));
    }
}
