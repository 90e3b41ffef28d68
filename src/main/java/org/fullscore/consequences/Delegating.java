package org.fullscore.consequences;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Naming somebody who may decide for oneself on some days, one at a time, and taking it back. Whoever names is counted. */
@Component
public class Delegating {

    private final Delegates delegates;
    private final People people;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Today today;
    private final Clock clock;

    Delegating(Delegates delegates, People people, Ledger ledger, JdbcClient jdbc, Today today, Clock clock) {
        this.delegates = delegates;
        this.people = people;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.today = today;
        this.clock = clock;
    }

    /**
     * Who, and on which days.
     *
     * @param delegate id of the person, or the whole name where only one person has it
     * @param to the last day
     */
    public record Wish(
            String delegate,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** What came of it. */
    public sealed interface Naming {

        record Named(UUID id) implements Naming {}

        record Refused(Refusal refusal) implements Naming {}
    }

    @Transactional
    public Naming name(Viewer viewer, Wish wish) {
        Optional<Person> delegate = find(wish.delegate());
        Optional<Refusal> refused = refuse(viewer, wish, delegate);
        if (refused.isPresent() || delegate.isEmpty() || wish.from() == null || wish.to() == null) {
            return new Naming.Refused(refused.orElseGet(() -> Refusal.because(Refusal.Reason.STARTS_BEFORE_TODAY)));
        }
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        insert into consequences.delegation
                          (organization_id, id, person_key, delegate_key, starts, ends, named_at) values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentOrganization.id(),
                        id,
                        viewer.personKey(),
                        delegate.get().key(),
                        wish.from(),
                        wish.to().plusDays(1),
                        OffsetDateTime.ofInstant(today.instant(), ZoneOffset.UTC))
                .update();
        ledger.append(Act.of("delegate-named", "delegation", id)
                .by(viewer.personKey())
                .with("delegate", "person:" + delegate.get().key())
                .with("from", wish.from())
                .with("to", wish.to()));
        return new Naming.Named(id);
    }

    /** From today on the delegate no longer decides; false if there is nothing of one's own to take back. */
    @Transactional
    public boolean withdraw(Viewer viewer, UUID id) {
        boolean withdrawn = jdbc.sql("""
                                update consequences.delegation set withdrawn_on = ?
                                where organization_id = ? and id = ? and person_key = ? and withdrawn_on is null and ends > ?
                                """)
                        .params(today.date(), CurrentOrganization.id(), id, viewer.personKey(), today.date())
                        .update()
                == 1;
        if (withdrawn) {
            ledger.append(Act.of("delegation-withdrawn", "delegation", id)
                    .by(viewer.personKey())
                    .with("on", today.date()));
        }
        return withdrawn;
    }

    private Optional<Person> find(String typed) {
        List<Person> named = people.named(typed);
        return people.byId(typed).or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
    }

    private Optional<Refusal> refuse(Viewer viewer, Wish wish, Optional<Person> delegate) {
        LocalDate from = wish.from();
        LocalDate to = wish.to();
        if (viewer.service()) {
            return Optional.of(Refusal.because(Refusal.Reason.SERVICE));
        }
        if (delegate.isEmpty()) {
            return Optional.of(Refusal.because(Refusal.Reason.DELEGATE_UNKNOWN, wish.delegate()));
        }
        if (delegate.get().key() == viewer.personKey()) {
            return Optional.of(Refusal.because(Refusal.Reason.DELEGATE_IS_ONESELF));
        }
        if (from == null || from.isBefore(today.date())) {
            return Optional.of(Refusal.because(Refusal.Reason.STARTS_BEFORE_TODAY));
        }
        if (to == null || to.isBefore(from)) {
            return Optional.of(Refusal.because(Refusal.Reason.ENDS_BEFORE_START));
        }
        if (!delegate.get().isThereOn(from) || !delegate.get().isThereOn(to)) {
            return Optional.of(Refusal.because(
                    Refusal.Reason.DELEGATE_NOT_THERE, delegate.get().name()));
        }
        return delegates.ofPerson(viewer.personKey()).stream()
                .filter(other -> other.isOpen(today.date()))
                .filter(other -> from.isBefore(other.ends()) && other.starts().isBefore(to.plusDays(1)))
                .findFirst()
                .map(other -> Refusal.because(
                        Refusal.Reason.DELEGATE_TWICE, other.delegateName(), other.starts(), other.lastDay()));
    }
}
