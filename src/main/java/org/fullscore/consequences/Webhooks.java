package org.fullscore.consequences;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses of other systems that are told when an obligation is opened, decided or not applied; administrators manage them. */
@Component
@Transactional
public class Webhooks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int LOGGED = 100;
    private static final String DELIVERY = """
            select id, event, obligation_id, body, at, try_at, tries, delivered_at, status, failure, replay_of
            from consequences.webhook_delivery where organization_id = ? and webhook_id = ?
            """;

    private final Addresses addresses;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Webhooks(Addresses addresses, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.addresses = addresses;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An address and what it is told of; ended is null while it is. */
    public record Webhook(
            UUID id,
            String url,
            List<String> events,
            Instant added,
            @Nullable Instant ended) {}

    /**
     * Something that was to be sent.
     *
     * @param next when it is tried again, while it was not delivered
     * @param status what the address answered last, or null
     * @param failure why it was not delivered the last time, or null
     * @param replayOf the delivery that was sent once more, or null
     */
    public record Delivery(
            UUID id,
            String event,
            @Nullable UUID obligation,
            String body,
            Instant at,
            Instant next,
            int tries,
            @Nullable Instant delivered,
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable UUID replayOf) {

        /** Nobody tries any more. */
        public boolean isGivenUp() {
            return delivered == null && tries >= SendingWebhooks.MOST_TRIES;
        }
    }

    /** What came of adding one. */
    public sealed interface Outcome {

        /** Added; the secret is known this once. */
        record Added(Webhook webhook, String secret) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why an address is not taken. */
    public enum Reason {
        /** Administrators manage webhooks. */
        NOT_YOURS,
        /** It is not https, or leads into a network of one's own. */
        ADDRESS,
        /** It is to be told of nothing, or of something there is not. */
        EVENTS
    }

    public static boolean mayManage(Viewer viewer) {
        return viewer.isAdministrator();
    }

    /** Adds an address. */
    public Outcome add(String url, Set<String> events, Viewer viewer) {
        if (!mayManage(viewer)) {
            return new Outcome.Refused(Reason.NOT_YOURS);
        }
        if (addresses.allowed(url).isEmpty()) {
            return new Outcome.Refused(Reason.ADDRESS);
        }
        if (events.isEmpty() || !WebhookEvents.ALL.containsAll(events)) {
            return new Outcome.Refused(Reason.EVENTS);
        }
        UUID id = Ids.next(clock);
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = "whs_" + HexFormat.of().formatHex(random);
        jdbc.sql("""
                        insert into consequences.webhook (organization_id, id, url, events, secret, added_by, added_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentOrganization.id(),
                        id,
                        url,
                        new TreeSet<>(events).toArray(String[]::new),
                        secret,
                        viewer.personKey(),
                        now())
                .update();
        ledger.append(Act.of("webhook-added", "webhook", id)
                .by(viewer.personKey())
                .with("events", String.join(" ", new TreeSet<>(events)))
                .saying("url", url));
        return new Outcome.Added(find(id).orElseThrow(), secret);
    }

    /** Tells an address no more; what waits for it is not sent. False if there is none that is told. */
    public boolean end(UUID id, Viewer viewer) {
        int ended = jdbc.sql("""
                        update consequences.webhook set ended_at = ? where organization_id = ? and id = ? and ended_at is null
                        """).params(now(), CurrentOrganization.id(), id).update();
        if (ended > 0) {
            ledger.append(Act.of("webhook-ended", "webhook", id).by(viewer.personKey()));
        }
        return ended > 0;
    }

    /** Sends a word that says nothing, to see whether it arrives; empty if the address is not told of anything. */
    public Optional<UUID> tryOut(UUID id) {
        return find(id).filter(webhook -> webhook.ended() == null).map(webhook -> {
            UUID delivery = Ids.next(clock);
            insert(delivery, id, "test", null, "{\"event\":\"test\",\"at\":\"" + clock.instant() + "\"}", null);
            return delivery;
        });
    }

    /** Sends something once more, as it was; empty if there is no such delivery, or the address is not told any more. */
    public Optional<UUID> replay(UUID id, UUID delivery, Viewer viewer) {
        return find(id).filter(webhook -> webhook.ended() == null)
                .flatMap(webhook -> deliveries(id).stream()
                        .filter(one -> one.id().equals(delivery))
                        .findFirst())
                .map(one -> {
                    UUID again = Ids.next(clock);
                    insert(again, id, one.event(), one.obligation(), one.body(), delivery);
                    ledger.append(Act.of("webhook-replayed", "webhook", id)
                            .by(viewer.personKey())
                            .with("delivery", delivery));
                    return again;
                });
    }

    /** The addresses, those that are told first. */
    @Transactional(readOnly = true)
    public List<Webhook> all() {
        return jdbc.sql("""
                        select id, url, events, added_at, ended_at from consequences.webhook where organization_id = ?
                        order by ended_at is not null, added_at desc, id
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new Webhook(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Arrays.asList((String[]) row.getArray(3).getArray()),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        instant(row, 5)))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Webhook> find(UUID id) {
        return all().stream().filter(webhook -> webhook.id().equals(id)).findFirst();
    }

    /** What was to be sent to an address, the latest first. */
    @Transactional(readOnly = true)
    public List<Delivery> deliveries(UUID id) {
        return jdbc.sql(DELIVERY + " order by at desc, id desc limit ?")
                .params(CurrentOrganization.id(), id, LOGGED)
                .query((row, number) -> new Delivery(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getInt(7),
                        instant(row, 8),
                        (Integer) row.getObject(9),
                        row.getString(10),
                        row.getObject(11, UUID.class)))
                .list();
    }

    private void insert(
            UUID id, UUID webhook, String event, @Nullable UUID obligation, String body, @Nullable UUID replayOf) {
        jdbc.sql("""
                        insert into consequences.webhook_delivery
                          (organization_id, id, webhook_id, event, obligation_id, body, at, try_at, replay_of)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(CurrentOrganization.id())
                .param(id)
                .param(webhook)
                .param(event)
                .param(obligation)
                .param(body)
                .param(now())
                .param(now())
                .param(replayOf)
                .update();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
