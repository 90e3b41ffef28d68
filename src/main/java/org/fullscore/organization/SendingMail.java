package org.fullscore.organization;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands the letters of the outbox to the mail server, each once: whoever sends one holds its row. One that is refused is tried again after
 * one minute, two, four and so on, for about half a day. Without a mail server letters stay in the outbox, where people read them.
 */
@Component
class SendingMail {

    private static final Logger LOG = LoggerFactory.getLogger(SendingMail.class);
    private static final int MOST = 200;
    private static final int MOST_TRIES = 10;
    private static final int LONGEST_FAILURE = 500;

    private final ObjectProvider<JavaMailSender> server;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String from;

    SendingMail(
            ObjectProvider<JavaMailSender> server,
            Outbox outbox,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${fullscore.mail.from}") String from) {
        this.server = server;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.from = from;
    }

    private record Addressed(UUID id, String email, Letter letter, int tries) {}

    /** Sends what waits in the current organization. */
    void send() {
        outbox.forgetOld();
        JavaMailSender sender = server.getIfAvailable();
        for (int sent = 0; sender != null && sent < MOST; sent++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> sendNext(sender)))) {
                return;
            }
        }
    }

    private boolean sendNext(JavaMailSender sender) {
        List<Addressed> next = jdbc.sql("""
                        select m.id, p.email, m.subject, m.plain, m.html, m.tries
                        from organization.mail m
                        join organization.person p on p.organization_id = m.organization_id and p.key = m.person_key
                        where m.organization_id = ? and m.sent_at is null and m.tries < ? and m.try_at <= ? and p.email is not null
                        order by m.try_at, m.id limit 1 for update of m skip locked
                        """)
                .params(CurrentOrganization.id(), MOST_TRIES, now())
                .query((row, number) -> new Addressed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        new Letter(row.getString(3), row.getString(4), row.getString(5)),
                        row.getInt(6)))
                .list();
        next.forEach(mail -> {
            try {
                sender.send(message(sender, mail));
                sent(mail);
            } catch (MailException | MessagingException failure) {
                LOG.warn("A letter was not taken by the mail server: {}", failure.getMessage());
                failed(mail, Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
            }
        });
        return !next.isEmpty();
    }

    private MimeMessage message(JavaMailSender sender, Addressed mail) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.email());
        helper.setSubject(mail.letter().subject());
        helper.setText(mail.letter().plain(), mail.letter().html());
        return message;
    }

    private void sent(Addressed mail) {
        jdbc.sql(
                        "update organization.mail set sent_at = ?, tries = tries + 1, failure = null where organization_id = ? and id = ?")
                .params(now(), CurrentOrganization.id(), mail.id())
                .update();
        jdbc.sql("delete from organization.mail where organization_id = ? and id = ? and not kept")
                .params(CurrentOrganization.id(), mail.id())
                .update();
    }

    private void failed(Addressed mail, String failure) {
        String told = failure.length() > LONGEST_FAILURE ? failure.substring(0, LONGEST_FAILURE) : failure;
        jdbc.sql("""
                        update organization.mail set tries = tries + 1, try_at = ?, failure = ?
                        where organization_id = ? and id = ?
                        """)
                .params(now().plus(Duration.ofMinutes(1L << mail.tries())), told, CurrentOrganization.id(), mail.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
