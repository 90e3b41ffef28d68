package org.fullscore.organization;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose erasure was asked for and decided, and what an erasure would take. */
@Component
@Transactional(readOnly = true)
public class Erasures {

    private static final String SELECT =
            "select id, person_key, asked_by, asked_at, decided_by, decided_at, confirmed from organization.erasure where organization_id = ?";

    private static final RowMapper<Erasure> ERASURE = (row, number) -> new Erasure(
            row.getObject(1, UUID.class),
            row.getInt(2),
            row.getInt(3),
            row.getObject(4, OffsetDateTime.class),
            (Integer) row.getObject(5),
            row.getObject(6, OffsetDateTime.class),
            (Boolean) row.getObject(7));

    private final Traces traces;
    private final JdbcClient jdbc;

    Erasures(Traces traces, JdbcClient jdbc) {
        this.traces = traces;
        this.jdbc = jdbc;
    }

    /** An erasure that was asked for; decidedBy, decidedAt and confirmed are null while it waits. */
    public record Erasure(
            UUID id,
            int person,
            int askedBy,
            OffsetDateTime askedAt,
            @Nullable Integer decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable Boolean confirmed) {

        public boolean isWaiting() {
            return decidedAt == null;
        }
    }

    /**
     * What there is of something about a person.
     *
     * @param what a word for it, as the messages {@code data.…} have it
     */
    public record Part(String what, long rows, Trace.Fate fate) {}

    /** What was asked for and decided, the latest first. */
    public List<Erasure> all() {
        return jdbc.sql(SELECT + " order by asked_at desc, id desc")
                .param(CurrentOrganization.id())
                .query(ERASURE)
                .list();
    }

    Optional<Erasure> find(UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(CurrentOrganization.id(), id)
                .query(ERASURE)
                .optional();
    }

    /** What is known about a person, and what would become of it. */
    public List<Part> parts(Person person) {
        Called who = traces.called(person);
        List<Part> parts = new ArrayList<>(traces.count(who).stream()
                .map(found -> new Part(
                        found.trace().what(), found.rows(), found.trace().fate()))
                .toList());
        long words = traces.countWords(who);
        if (words > 0) {
            parts.add(new Part("ledger-words", words, Trace.Fate.GOES));
        }
        return parts;
    }

    boolean isErased(int person) {
        return jdbc.sql("select erased_at is not null from organization.person where organization_id = ? and key = ?")
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Nobody else asks or decides about this person before the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(int person) {
        jdbc.sql("select key from organization.person where organization_id = ? and key = ? for update")
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> row.getInt(1))
                .single();
    }
}
