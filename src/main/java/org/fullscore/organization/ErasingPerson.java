package org.fullscore.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.fullscore.tenancy.Writes;
import org.fullscore.web.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names and texts of somebody who has left are erased by two: an administrator asks, another one or an executive confirms. Totals and
 * standings stay under a pseudonym, and the ledger still verifies. Rule book, 9.5.
 */
@Component
public class ErasingPerson {

    private final Erasures erasures;
    private final Traces traces;
    private final People people;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Writes writes;
    private final Today today;
    private final JdbcClient jdbc;
    private final Clock clock;

    ErasingPerson(
            Erasures erasures,
            Traces traces,
            People people,
            Sessions sessions,
            Ledger ledger,
            Writes writes,
            Today today,
            JdbcClient jdbc,
            Clock clock) {
        this.erasures = erasures;
        this.traces = traces;
        this.people = people;
        this.sessions = sessions;
        this.ledger = ledger;
        this.writes = writes;
        this.today = today;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why it was not done. */
    public enum Refusal {
        /** Administrators ask, another administrator or an executive decides, and no machine. */
        NOT_YOURS,
        /** There is nobody with this id. */
        PERSON_UNKNOWN,
        /** What was typed is not the id. */
        ID_DIFFERS,
        /** Whoever is still there, or whose last day is not over. */
        STILL_HERE,
        /** A reward is still owed to the person. */
        STILL_OWED,
        ERASED_ALREADY,
        /** It was asked for already. */
        WAITING_ALREADY,
        /** Nothing waits, or somebody decided it meanwhile. */
        DECIDED_ALREADY,
        /** Whoever asked does not confirm. */
        FOUR_EYES
    }

    /** What is done with what was asked for. */
    public enum Answer {
        CONFIRM,
        /** By another, or taken back by whoever asked. */
        DECLINE
    }

    public static boolean mayAsk(Viewer viewer) {
        return !viewer.service() && viewer.isAdministrator();
    }

    public static boolean mayDecide(Viewer viewer) {
        return !viewer.service() && (viewer.isAdministrator() || viewer.isExecutive());
    }

    /** What would hinder it now. */
    @Transactional(readOnly = true)
    public Optional<Refusal> hindrance(Person person) {
        if (erasures.isErased(person.key())) {
            return Optional.of(Refusal.ERASED_ALREADY);
        }
        if (today.date().isBefore(person.left())) {
            return Optional.of(Refusal.STILL_HERE);
        }
        return traces.isOwed(person.key()) ? Optional.of(Refusal.STILL_OWED) : Optional.empty();
    }

    /**
     * Asks that a person be erased; nothing is until somebody else confirms.
     *
     * @param typed the id once more
     */
    @Transactional
    public Optional<Refusal> ask(String id, String typed, Viewer viewer) {
        if (!mayAsk(viewer)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        Person person = people.byId(id).orElse(null);
        if (person == null) {
            return Optional.of(Refusal.PERSON_UNKNOWN);
        }
        if (!typed.strip().equals(id)) {
            return Optional.of(Refusal.ID_DIFFERS);
        }
        erasures.hold(person.key());
        Optional<Refusal> hindrance = hindrance(person);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        if (erasures.all().stream().anyMatch(one -> one.isWaiting() && one.person() == person.key())) {
            return Optional.of(Refusal.WAITING_ALREADY);
        }
        jdbc.sql("""
                        insert into organization.erasure (organization_id, id, person_key, asked_by, asked_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(CurrentOrganization.id(), Ids.next(clock), person.key(), viewer.personKey(), now())
                .update();
        ledger.append(Act.of("erasure-asked", "person", person.key()).by(viewer.personKey()));
        return Optional.empty();
    }

    /** Erases what another asked for, at once and for good; or declines it. */
    @Transactional
    public Optional<Refusal> decide(UUID id, Answer answer, Viewer viewer) {
        if (!mayDecide(viewer)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        Erasures.Erasure asked = erasures.find(id).orElse(null);
        if (asked == null) {
            return Optional.of(Refusal.DECIDED_ALREADY);
        }
        erasures.hold(asked.person());
        if (erasures.find(id).filter(Erasures.Erasure::isWaiting).isEmpty()) {
            return Optional.of(Refusal.DECIDED_ALREADY);
        }
        boolean confirmed = answer == Answer.CONFIRM;
        if (confirmed && asked.askedBy() == viewer.personKey()) {
            return Optional.of(Refusal.FOUR_EYES);
        }
        Person person = people.byKey(asked.person()).orElseThrow();
        Optional<Refusal> hindrance = confirmed ? hindrance(person) : Optional.empty();
        if (hindrance.isPresent()) {
            return hindrance;
        }
        jdbc.sql("""
                        update organization.erasure set decided_by = ?, decided_at = ?, confirmed = ?
                        where organization_id = ? and id = ?
                        """)
                .params(viewer.personKey(), now(), confirmed, CurrentOrganization.id(), id)
                .update();
        Act act = Act.of(confirmed ? "person-erased" : "erasure-declined", "person", person.key())
                .by(viewer.personKey())
                .with("askedBy", "person:" + asked.askedBy());
        ledger.append(confirmed ? act.with("erased", traces.erase(traces.called(person))) : act);
        if (confirmed) {
            sessions.endAllOf(
                    SignedIn.byPassword(CurrentOrganization.id(), person.key()).getName());
            writes.happened(CurrentOrganization.get());
        }
        return Optional.empty();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
