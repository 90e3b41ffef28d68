package org.fullscore.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose results count for whom, and on which days of a period: for persons their own on all of them, for teams those of their members
 * (subtree), each on the days of the membership, a day once however many memberships it has.
 */
@Component
@Transactional(readOnly = true)
class Rolls {

    private final JdbcClient jdbc;

    Rolls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Days on which a person's results count.
     *
     * @param person key
     * @param starts the first day
     * @param ends the day after the last
     */
    record Span(int person, LocalDate starts, LocalDate ends) {}

    /** The spans of each owner; a team in which nobody was has none. */
    Map<Owner, List<Span>> of(Collection<Owner> owners, Period period) {
        Map<Owner, List<Span>> rolls = new HashMap<>();
        for (Owner owner : owners) {
            Integer person = owner.personKey();
            rolls.put(
                    owner,
                    person == null ? new ArrayList<>() : List.of(new Span(person, period.starts(), period.ends())));
        }
        Integer[] teams = owners.stream()
                .map(Owner::teamKey)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Integer[]::new);
        if (teams.length > 0) {
            enter(rolls, teams, period);
        }
        return rolls;
    }

    private void enter(Map<Owner, List<Span>> rolls, Integer[] teams, Period period) {
        jdbc.sql("""
                        select root_key, person_key, lower(days), upper(days)
                        from (
                          select root_key, person_key,
                                 unnest(range_agg(daterange(greatest(starts, :starts), least(ends, :ends)))) as days
                          from organization.subtree_member
                          where organization_id = :organization and root_key = any(:teams) and starts < :ends and :starts < ends
                          group by root_key, person_key) member
                        """)
                .param("organization", CurrentOrganization.id())
                .param("teams", teams)
                .param("starts", period.starts())
                .param("ends", period.ends())
                .query(row -> {
                    Objects.requireNonNull(rolls.get(Owner.team(row.getInt(1))))
                            .add(new Span(
                                    row.getInt(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class)));
                });
    }
}
