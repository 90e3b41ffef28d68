package org.fullscore.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters to people: written in the transaction of what they tell of, sent afterwards. Everybody sees those to oneself. */
@Component
@Transactional
public class Outbox {

    /** How long a letter can be read here. */
    public static final Duration KEPT = Duration.ofDays(60);

    private static final String SELECT = """
            select id, subject, plain, html, written_at, sent_at, failure from organization.mail
            where organization_id = ? and person_key = ? and kept
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A letter in the outbox.
     *
     * @param sent when the mail server took it; null while it has not
     * @param failure what the mail server said last, or null
     */
    public record Mail(
            UUID id,
            Letter letter,
            Instant written,
            @Nullable Instant sent,
            @Nullable String failure) {}

    /** Puts a letter into the outbox, where its addressee can read it. */
    public UUID write(int person, Letter letter) {
        return write(person, letter, true);
    }

    /** Puts a letter into the outbox that lets somebody in: nobody reads it here, and it is forgotten once it is sent. */
    public void writeSecret(int person, Letter letter) {
        write(person, letter, false);
    }

    private UUID write(int person, Letter letter, boolean kept) {
        UUID id = Ids.next(clock);
        OffsetDateTime now = now();
        jdbc.sql("""
                        insert into organization.mail (organization_id, id, person_key, subject, plain, html, written_at, try_at, kept)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentOrganization.id(),
                        id,
                        person,
                        letter.subject(),
                        letter.plain(),
                        letter.html(),
                        now,
                        now,
                        kept)
                .update();
        return id;
    }

    /** The letters to somebody, the latest first. */
    @Transactional(readOnly = true)
    public List<Mail> to(int person, int most) {
        return jdbc.sql(SELECT + " order by written_at desc, id desc limit ?")
                .params(CurrentOrganization.id(), person, most)
                .query(Outbox::mail)
                .list();
    }

    /** A letter to somebody. */
    @Transactional(readOnly = true)
    public Optional<Mail> find(UUID id, int person) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(CurrentOrganization.id(), person, id)
                .query(Outbox::mail)
                .optional();
    }

    /** Forgets what is older than {@link #KEPT}. */
    void forgetOld() {
        jdbc.sql("delete from organization.mail where organization_id = ? and written_at < ?")
                .params(CurrentOrganization.id(), now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new Mail(
                row.getObject("id", UUID.class),
                new Letter(row.getString("subject"), row.getString("plain"), row.getString("html")),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getString("failure"));
    }
}
