package org.fullscore.organization;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: each acts as one person, reaches as far as its scopes, and ends. Only a SHA-256 of it is kept. */
@Component
@Transactional
public class Tokens {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A token that was just made: the only time its value is known. */
    public record Issued(UUID id, String token) {}

    /** A token as it is listed. */
    public record Token(
            UUID id,
            int personKey,
            String name,
            Set<Scope> scopes,
            boolean service,
            Instant created,
            Instant expires,
            @Nullable Instant revoked) {}

    /** Makes a token for a person of the current organization. */
    public Issued issue(int personKey, String name, Set<Scope> scopes, boolean service, Instant expires, int by) {
        return record("fs_" + Secret.next(), personKey, name, scopes, service, expires, by);
    }

    /** Records a token whose value was chosen elsewhere: the one of the bootstrap settings. */
    public Issued record(
            String value, int personKey, String name, Set<Scope> scopes, boolean service, Instant expires, int by) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        insert into organization.api_token
                          (id, organization, person_key, name, hash, scopes, service, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        CurrentOrganization.id(),
                        personKey,
                        name,
                        Secret.hash(value),
                        scopes.stream().map(Scope::word).toArray(String[]::new),
                        service,
                        at(clock.instant()),
                        at(expires))
                .update();
        ledger.append(Act.of("token-issued", "token", id)
                .by(by)
                .with("person", personKey)
                .with(
                        "scopes",
                        String.join(" ", scopes.stream().map(Scope::word).toList()))
                .with("expires", expires)
                .saying("name", name));
        return new Issued(id, value);
    }

    /** Ends a token at once; false if there is none of that id. */
    public boolean revoke(UUID id, int by) {
        int ended = jdbc.sql("""
                        update organization.api_token set revoked_at = ?
                        where organization = ? and id = ? and revoked_at is null
                        """)
                .params(at(clock.instant()), CurrentOrganization.id(), id)
                .update();
        if (ended > 0) {
            ledger.append(Act.of("token-revoked", "token", id).by(by));
        }
        return ended > 0;
    }

    /** The tokens of the current organization, the newest first. */
    @Transactional(readOnly = true)
    public List<Token> all() {
        return jdbc.sql("""
                        select id, person_key, name, scopes, service, created_at, expires_at, revoked_at
                        from organization.api_token where organization = ? order by created_at desc, id desc
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new Token(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getString(3),
                        scopes(row.getArray(4)),
                        row.getBoolean(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(8, OffsetDateTime.class))))
                .list();
    }

    /** Whom a token acts as, if it exists, has not ended and was not revoked. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> redeem(String value) {
        return jdbc.sql("""
                        select organization, person_key, scopes, service from organization.api_token
                        where hash = ? and revoked_at is null and expires_at > ?
                        """)
                .params(Secret.hash(value), at(clock.instant()))
                .query((row, number) -> new SignedIn(
                        row.getObject(1, UUID.class), row.getInt(2), scopes(row.getArray(3)), row.getBoolean(4)))
                .optional();
    }

    private static Set<Scope> scopes(Array words) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream((String[]) words.getArray())
                .forEach(word -> Scope.of(word).ifPresent(scopes::add));
        return scopes;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
