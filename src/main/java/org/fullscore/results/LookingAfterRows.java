package org.fullscore.results;

import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Person;
import org.fullscore.organization.Role;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Naming who looks after the rows that wait for one reason with one value, or nobody. */
@Component
public class LookingAfterRows {

    private final JdbcClient jdbc;
    private final Sources sources;
    private final Ledger ledger;

    LookingAfterRows(JdbcClient jdbc, Sources sources, Ledger ledger) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.ledger = ledger;
    }

    /** What came of it. */
    public enum Answer {
        DONE,
        SOURCE_UNKNOWN,
        /** The person may not look into quarantine. */
        NOT_SOMEBODY_WHO_MAY
    }

    /** Whether a person may look after rows: sales operations and administrators do. */
    public static boolean may(Person person) {
        return person.roles().contains(Role.OPERATIONS) || person.roles().contains(Role.ADMINISTRATOR);
    }

    /** Names the owner; null for nobody. */
    @Transactional
    public Answer name(String name, FailureReason reason, String value, @Nullable Person owner, int by) {
        Optional<Source> source = sources.find(name);
        if (source.isEmpty()) {
            return Answer.SOURCE_UNKNOWN;
        }
        if (owner != null && !may(owner)) {
            return Answer.NOT_SOMEBODY_WHO_MAY;
        }
        int key = source.get().key();
        int changed = owner == null ? clear(key, reason, value) : write(key, reason, value, owner);
        if (changed > 0) {
            ledger.append(Act.of("rows-given", "source", key)
                    .by(by)
                    .with("reason", reason.name())
                    .with("owner", owner == null ? null : "person:" + owner.key())
                    .saying("value", value));
        }
        return Answer.DONE;
    }

    private int clear(int source, FailureReason reason, String value) {
        return jdbc.sql("""
                        delete from results.quarantine_owner
                        where organization_id = ? and source_key = ? and reason = ? and value = ?
                        """)
                .params(CurrentOrganization.id(), source, reason.name(), value)
                .update();
    }

    private int write(int source, FailureReason reason, String value, Person owner) {
        return jdbc.sql("""
                        insert into results.quarantine_owner as o (organization_id, source_key, reason, value, person_key)
                        values (?, ?, ?, ?, ?)
                        on conflict (organization_id, source_key, reason, value)
                        do update set person_key = excluded.person_key where o.person_key <> excluded.person_key
                        """)
                .params(CurrentOrganization.id(), source, reason.name(), value, owner.key())
                .update();
    }
}
