package org.fullscore.organization;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which day of the week people want their digest, and who is to get one now. Monday, unless somebody chose. */
@Component
@Transactional
public class WeeklyMail {

    /** A digest that could not be written on its day is written on one of these after it, or not at all. */
    private static final int DAYS_AFTER = 2;

    private static final int NEVER = 0;

    private final JdbcClient jdbc;

    WeeklyMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day somebody wants it; empty for never. */
    @Transactional(readOnly = true)
    public Optional<DayOfWeek> dayOf(int person) {
        int day = jdbc.sql("select weekday from organization.weekly_mail where organization_id = ? and person_key = ?")
                .params(CurrentOrganization.id(), person)
                .query(Integer.class)
                .optional()
                .orElse(DayOfWeek.MONDAY.getValue());
        return day == NEVER ? Optional.empty() : Optional.of(DayOfWeek.of(day));
    }

    /** Chooses the day; null for never. */
    public void choose(int person, @Nullable DayOfWeek day) {
        jdbc.sql("""
                        insert into organization.weekly_mail (organization_id, person_key, weekday) values (?, ?, ?)
                        on conflict (organization_id, person_key) do update set weekday = excluded.weekday
                        """)
                .params(CurrentOrganization.id(), person, day == null ? NEVER : day.getValue())
                .update();
    }

    /** Who has an address and is to get a digest on a day, or a day or two after one that was missed. */
    @Transactional(readOnly = true)
    public List<Integer> dueOn(LocalDate day) {
        return jdbc.sql("""
                        select w.person_key
                        from (select p.key as person_key,
                                     coalesce(c.weekday, :monday) as weekday,
                                     coalesce(c.written_on, '0001-01-01') as written_on,
                                     (:weekday - coalesce(c.weekday, :monday) + 7) % 7 as days_after
                              from organization.person p
                              left join organization.weekly_mail c on c.organization_id = p.organization_id and c.person_key = p.key
                              where p.organization_id = :organization and p.email is not null and p.joined <= :day and p."left" > :day) w
                        where w.weekday <> :never and w.days_after <= :most and w.written_on < :day - w.days_after
                        order by w.person_key
                        """)
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .param("weekday", day.getDayOfWeek().getValue())
                .param("monday", DayOfWeek.MONDAY.getValue())
                .param("never", NEVER)
                .param("most", DAYS_AFTER)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** Remembers that it was written; false if it was already, on that day or later. */
    public boolean written(int person, LocalDate day) {
        return jdbc.sql("""
                        insert into organization.weekly_mail (organization_id, person_key, weekday, written_on) values (?, ?, ?, ?)
                        on conflict (organization_id, person_key) do update set written_on = excluded.written_on
                        where weekly_mail.written_on < excluded.written_on
                        """)
                        .params(CurrentOrganization.id(), person, DayOfWeek.MONDAY.getValue(), day)
                        .update()
                > 0;
    }
}
