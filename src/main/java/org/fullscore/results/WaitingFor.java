package org.fullscore.results;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose numbers of a period wait for rows in quarantine. A row whose day can be read waits for its period, otherwise for every
 * period that had begun when it came; a row whose person can be read waits for that person and the teams above, otherwise for
 * everybody.
 */
@Component
@Transactional(readOnly = true)
class WaitingFor {

    private final JdbcClient jdbc;
    private final Today today;

    WaitingFor(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /**
     * Rows of one source.
     *
     * @param anybody whether one of them may be anybody's
     */
    record Rows(long count, boolean anybody, Set<Owner> owners) {

        static final Rows NONE = new Rows(0, false, Set.of());

        boolean concern(Owner owner) {
            return anybody || owners.contains(owner);
        }

        private Rows and(long more, boolean ofAnybody, Set<Owner> of) {
            Set<Owner> all = new HashSet<>(owners);
            all.addAll(of);
            return new Rows(count + more, anybody || ofAnybody, all);
        }
    }

    /** The rows that may belong to a period, by the key of their source; sources without any are absent. */
    Map<Integer, Rows> in(Period period) {
        Map<Integer, Rows> waiting = new HashMap<>();
        jdbc.sql("""
                        with waits as materialized (
                          select i.source_key, q.person_key, count(*) as rows
                          from results.quarantine q
                          join results.import i on i.organization_id = q.organization_id and i.key = q.import_key
                          where q.organization_id = :organization and q.released_at is null
                            and (q.day >= :starts and q.day < :ends or q.day is null and i.started_at >= :begins)
                          group by i.source_key, q.person_key)
                        select source_key, person_key, null::integer, rows from waits
                        union all
                        select distinct w.source_key, null::integer, m.root_key, 0 from waits w
                        join organization.subtree_member m on m.organization_id = :organization and m.person_key = w.person_key
                         and m.starts < :ends and :starts < m.ends
                        """)
                .param("organization", CurrentOrganization.id())
                .param("starts", period.starts())
                .param("ends", period.ends())
                .param("begins", OffsetDateTime.from(period.starts().atStartOfDay(today.zone())))
                .query(row -> {
                    Integer person = row.getObject(2, Integer.class);
                    Integer team = row.getObject(3, Integer.class);
                    Set<Owner> owners = person != null
                            ? Set.of(Owner.person(person))
                            : team != null ? Set.of(Owner.team(team)) : Set.of();
                    waiting.put(
                            row.getInt(1),
                            waiting.getOrDefault(row.getInt(1), Rows.NONE)
                                    .and(row.getLong(4), owners.isEmpty(), owners));
                });
        return waiting;
    }
}
