package org.fullscore.consequences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads who may decide for whom on which days. */
@Component
@Transactional(readOnly = true)
public class Delegates {

    private static final String SELECT = """
            select d.id, d.person_key, p.id as person, p.name as person_name, d.delegate_key, s.id as delegate,
                   s.name as delegate_name, d.starts, d.ends, d.withdrawn_on
            from consequences.delegation d
            join organization.person_card p on p.organization_id = d.organization_id and p.key = d.person_key
            join organization.person_card s on s.organization_id = d.organization_id and s.key = d.delegate_key
            where d.organization_id = :organization
            """;

    private final JdbcClient jdbc;
    private final Hierarchy hierarchy;
    private final Today today;

    Delegates(JdbcClient jdbc, Hierarchy hierarchy, Today today) {
        this.jdbc = jdbc;
        this.hierarchy = hierarchy;
        this.today = today;
    }

    /**
     * Somebody named to decide for somebody else.
     *
     * @param personKey key of whoever is stood in for, and counted
     * @param ends the day after the last one
     * @param withdrawnOn from which day on it no longer counts, or null
     */
    public record Delegation(
            UUID id,
            int personKey,
            String person,
            String personName,
            int delegateKey,
            String delegate,
            String delegateName,
            LocalDate starts,
            LocalDate ends,
            @Nullable LocalDate withdrawnOn) {

        public LocalDate lastDay() {
            return ends.minusDays(1);
        }

        public boolean isOn(LocalDate day) {
            return !day.isBefore(starts) && day.isBefore(ends) && (withdrawnOn == null || day.isBefore(withdrawnOn));
        }

        /** Whether it counts on a day or will. */
        public boolean isOpen(LocalDate day) {
            return withdrawnOn == null && day.isBefore(ends);
        }
    }

    /** Those somebody named or is named in, those of people below, and for executives and auditors all; the latest first. */
    public List<Delegation> of(Viewer viewer, int most) {
        Set<Integer> circle = new TreeSet<>(hierarchy.below(viewer.personKey(), today.date()));
        circle.add(viewer.personKey());
        return jdbc.sql(SELECT + """
                         and (:all or d.person_key = any(:circle) or d.delegate_key = :self)
                        order by d.starts desc, p.name, d.id limit :most
                        """)
                .param("organization", CurrentOrganization.id())
                .param("all", viewer.isExecutive() || viewer.isAuditor())
                .param("circle", circle.toArray(Integer[]::new))
                .param("self", viewer.personKey())
                .param("most", most)
                .query(Delegates::delegation)
                .list();
    }

    /** One, if the viewer may see it. */
    public Optional<Delegation> one(Viewer viewer, UUID id) {
        return of(viewer, Integer.MAX_VALUE).stream()
                .filter(delegation -> delegation.id().equals(id))
                .findFirst();
    }

    /** Whoever may decide for somebody on a day. */
    public Optional<Delegation> delegateOf(int person, LocalDate day) {
        return ofPerson(person).stream()
                .filter(delegation -> delegation.isOn(day))
                .findFirst();
    }

    /** Everybody somebody may decide for on a day. */
    Set<Integer> standsFor(int person, LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                        select person_key from consequences.acting
                        where organization_id = ? and delegate_key = ? and starts <= ? and ? < ends
                        """)
                .params(CurrentOrganization.id(), person, day, day)
                .query((row, number) -> row.getInt(1))
                .list());
    }

    /** All that count on a day. */
    List<Delegation> on(LocalDate day) {
        return jdbc
                .sql(SELECT + " and d.starts <= :day and :day < d.ends order by d.starts, d.id")
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .query(Delegates::delegation)
                .list()
                .stream()
                .filter(delegation -> delegation.isOn(day))
                .toList();
    }

    /** All somebody named, the latest first. */
    List<Delegation> ofPerson(int person) {
        return jdbc.sql(SELECT + " and d.person_key = :person order by d.starts desc, d.id")
                .param("organization", CurrentOrganization.id())
                .param("person", person)
                .query(Delegates::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet row, int number) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                row.getInt("person_key"),
                row.getString("person"),
                row.getString("person_name"),
                row.getInt("delegate_key"),
                row.getString("delegate"),
                row.getString("delegate_name"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class));
    }
}
