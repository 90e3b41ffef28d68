package org.fullscore.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.fullscore.web.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Local accounts: an e-mail and an Argon2 hash for a person. An e-mail is unique over all organizations. */
@Component
@Transactional
public class Accounts {

    /** The password of every demonstration account; the sign-in page says so. */
    public static final String DEMONSTRATION_PASSWORD = "demonstration";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Sessions sessions, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** An account as sign-in needs it. */
    public record Account(UUID organization, int personKey, String passwordHash) {}

    /**
     * Gives a person of the current organization an account, or a new password to the one there is; whoever is signed in as this
     * person is signed out.
     */
    public void open(int personKey, String email, String password) {
        open(personKey, email, passwords.encode(password), false);
        sessions.endAllOf(
                SignedIn.byPassword(CurrentOrganization.id(), personKey).getName());
    }

    /** Gives several people demonstration accounts, with the one password hashed once. */
    public void openForDemonstration(List<Integer> personKeys, List<String> emails) {
        String hash = passwords.encode(DEMONSTRATION_PASSWORD);
        for (int i = 0; i < personKeys.size(); i++) {
            open(personKeys.get(i), emails.get(i), hash, true);
        }
    }

    /** Whether an address signs in somebody else, in whichever organization. */
    @Transactional(readOnly = true)
    boolean isTaken(String email, int personKey) {
        return byEmail(email)
                .filter(account ->
                        !account.organization().equals(CurrentOrganization.id()) || account.personKey() != personKey)
                .isPresent();
    }

    /**
     * Opens the account of whoever was invited, once: the link ends, and so does an account under an earlier address. False where the link
     * was used meanwhile, or somebody else signs in with the address by now.
     */
    boolean openInvited(Inviting.Invited invited, byte[] link, String password) {
        int ended = jdbc.sql("delete from organization.invitation where hash = ?")
                .param(link)
                .update();
        if (ended == 0 || isTaken(invited.email(), invited.personKey())) {
            return false;
        }
        jdbc.sql(
                        "delete from organization.account where organization = ? and person_key = ? and lower(email) <> lower(?)")
                .params(CurrentOrganization.id(), invited.personKey(), invited.email())
                .update();
        open(invited.personKey(), invited.email(), password);
        ledger.append(Act.of("password-chosen", "person", invited.personKey()).by(invited.personKey()));
        return true;
    }

    /** Keys of the people of the current organization who have an account. */
    @Transactional(readOnly = true)
    public Set<Integer> holders() {
        return Set.copyOf(jdbc.sql("select person_key from organization.account where organization = ?")
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getInt(1))
                .list());
    }

    private void open(int personKey, String email, String hash, boolean demonstration) {
        jdbc.sql("""
                        insert into organization.account
                          (id, organization, person_key, email, password_hash, demonstration, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (lower(email)) do update set password_hash = excluded.password_hash
                        where account.organization = excluded.organization and account.person_key = excluded.person_key
                        """)
                .params(
                        Ids.next(clock),
                        CurrentOrganization.id(),
                        personKey,
                        email,
                        hash,
                        demonstration,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** The account of an e-mail, in whichever organization. */
    @Transactional(readOnly = true)
    public Optional<Account> byEmail(String email) {
        return jdbc.sql(
                        "select organization, person_key, password_hash from organization.account where lower(email) = lower(?)")
                .param(email)
                .query((row, number) -> new Account(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)))
                .optional();
    }

    /** E-mails of the demonstration accounts, in the order they were opened. */
    @Transactional(readOnly = true)
    public List<Demonstration> demonstrations() {
        return jdbc.sql("""
                        select organization, person_key, email from organization.account
                        where demonstration order by created_at, id
                        """)
                .query((row, number) ->
                        new Demonstration(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)))
                .list();
    }

    /** An account of the demonstration organization. */
    public record Demonstration(UUID organization, int personKey, String email) {}
}
