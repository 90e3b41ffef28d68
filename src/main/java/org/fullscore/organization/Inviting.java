package org.fullscore.organization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator invites a person, who then chooses a password; the same lets somebody in again who forgot it. */
@Component
public class Inviting {

    /** How long a link can be used. */
    public static final Duration LASTS = Duration.ofDays(7);

    /** Characters a password has at least. */
    public static final int SHORTEST_PASSWORD = 12;

    /** Characters a password has at most: hashing takes longer, the longer it is. */
    public static final int LONGEST_PASSWORD = 200;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Today today;
    private final Clock clock;

    Inviting(JdbcClient jdbc, Accounts accounts, Ledger ledger, Today today, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ledger = ledger;
        this.today = today;
        this.clock = clock;
    }

    /** What became of an invitation. */
    public sealed interface Outcome {

        /** Made; the secret of the link is known this once. */
        record Invited(Person person, String secret, Instant expires) implements Outcome {}

        /** Not made. */
        record Refused(Person person, Reason reason) implements Outcome {}
    }

    /** Why somebody cannot be invited. */
    public enum Reason {
        /** Without an address there is nothing to sign in with. */
        NO_ADDRESS,
        /** Whoever has left does not sign in. */
        NOT_THERE,
        /** The address signs in somebody else, here or in another organization. */
        ADDRESS_TAKEN
    }

    /** Who may choose a password. */
    public record Invited(OrganizationId organization, int personKey, String email) {}

    /** Invites a person; an earlier link of the same person ends. */
    @Transactional
    public Outcome invite(Person person, int by) {
        Optional<Reason> hindrance = hindrance(person);
        String email = person.email();
        if (hindrance.isPresent() || email == null) {
            return new Outcome.Refused(person, hindrance.orElse(Reason.NO_ADDRESS));
        }
        String secret = Secret.next();
        Instant now = clock.instant();
        Instant expires = now.plus(LASTS);
        jdbc.sql("""
                        insert into organization.invitation (hash, organization, person_key, email, invited_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (organization, person_key) do update
                        set hash = excluded.hash, email = excluded.email, invited_at = excluded.invited_at, expires_at = excluded.expires_at
                        """)
                .params(Secret.hash(secret), CurrentOrganization.id(), person.key(), email, at(now), at(expires))
                .update();
        ledger.append(Act.of("person-invited", "person", person.key()).by(by).with("expires", expires));
        return new Outcome.Invited(person, secret, expires);
    }

    private Optional<Reason> hindrance(Person person) {
        String email = person.email();
        if (email == null || email.isBlank()) {
            return Optional.of(Reason.NO_ADDRESS);
        }
        if (!today.date().isBefore(person.left())) {
            return Optional.of(Reason.NOT_THERE);
        }
        return accounts.isTaken(email, person.key()) ? Optional.of(Reason.ADDRESS_TAKEN) : Optional.empty();
    }

    /** Whose link this is, while it can be used. */
    @Transactional(readOnly = true)
    public Optional<Invited> find(String secret) {
        return jdbc.sql(
                        "select organization, person_key, email from organization.invitation where hash = ? and expires_at > ?")
                .params(Secret.hash(secret), at(clock.instant()))
                .query((row, number) ->
                        new Invited(new OrganizationId(row.getObject(1, UUID.class)), row.getInt(2), row.getString(3)))
                .optional();
    }

    /** Opens the account with a password, or gives the account a new one; false if the link cannot be used any more. */
    public boolean accept(String secret, String password) {
        return find(secret)
                .map(invited -> CurrentOrganization.callAs(
                        invited.organization(), () -> accounts.openInvited(invited, Secret.hash(secret), password)))
                .orElse(false);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
