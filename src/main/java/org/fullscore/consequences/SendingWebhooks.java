package org.fullscore.consequences;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what webhooks are told, signed: whoever sends one holds its row. What an address does not take with 2xx is tried again after one
 * minute, two, four and so on, for about half a day; whatever else waits for that address waits as long.
 */
@Component
class SendingWebhooks {

    static final int MOST_TRIES = 10;

    private static final int MOST = 200;
    private static final int LONGEST_FAILURE = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(60);

    private final Everywhere everywhere;
    private final WebhookEvents events;
    private final Addresses addresses;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Today today;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SendingWebhooks(
            Everywhere everywhere,
            WebhookEvents events,
            Addresses addresses,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Today today,
            Clock clock) {
        this.everywhere = everywhere;
        this.events = events;
        this.addresses = addresses;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.today = today;
        this.clock = clock;
    }

    private record Waiting(UUID id, UUID webhook, String event, String url, String secret, String body, int tries) {}

    /** What an address answered, or why it did not. */
    private record Answer(
            @Nullable Integer status, @Nullable String failure) {}

    RecurringTask<Void> task() {
        return Tasks.recurring("consequences-webhooks", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((instance, context) -> everywhere.run("Webhooks were not sent", this::send));
    }

    /** Sends what waits in the current organization. */
    void send() {
        transaction.executeWithoutResult(status -> {
            events.notApplied(today.date());
            jdbc.sql("delete from consequences.webhook_delivery where organization_id = ? and at < ?")
                    .params(CurrentOrganization.id(), now().minus(KEPT))
                    .update();
        });
        for (int sent = 0; sent < MOST; sent++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
                return;
            }
        }
    }

    private boolean sendNext() {
        List<Waiting> next = jdbc.sql("""
                        select d.id, w.id, d.event, w.url, w.secret, d.body, d.tries
                        from consequences.webhook_delivery d
                        join consequences.webhook w on w.organization_id = d.organization_id and w.id = d.webhook_id
                        where d.organization_id = ? and d.delivered_at is null and d.tries < ? and d.try_at <= ? and w.ended_at is null
                        order by d.try_at, d.at, d.id limit 1 for update of d skip locked
                        """)
                .params(CurrentOrganization.id(), MOST_TRIES, now())
                .query((row, number) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)))
                .list();
        next.forEach(waiting -> {
            Answer answer = post(waiting);
            boolean taken = answer.failure() == null;
            jdbc.sql("""
                            update consequences.webhook_delivery set tries = tries + 1, status = ?, failure = ?, delivered_at = ?
                            where organization_id = ? and id = ?
                            """)
                    .param(answer.status())
                    .param(answer.failure())
                    .param(taken ? now() : null)
                    .param(CurrentOrganization.id())
                    .param(waiting.id())
                    .update();
            if (!taken) {
                letAlone(waiting);
            }
        });
        return !next.isEmpty();
    }

    private void letAlone(Waiting waiting) {
        OffsetDateTime until = now().plus(Duration.ofMinutes(1L << waiting.tries()));
        jdbc.sql("""
                        update consequences.webhook_delivery set try_at = ?
                        where organization_id = ? and webhook_id = ? and delivered_at is null and try_at < ?
                        """)
                .params(until, CurrentOrganization.id(), waiting.webhook(), until)
                .update();
    }

    private Answer post(Waiting waiting) {
        URI address = addresses.allowed(waiting.url()).orElse(null);
        if (address == null) {
            return new Answer(null, "The address is not on the public internet.");
        }
        String moment = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Fullscore")
                .header("Fullscore-Delivery", waiting.id().toString())
                .header("Fullscore-Event", waiting.event())
                .header("Fullscore-Timestamp", moment)
                .header("Fullscore-Signature", "v1=" + signature(waiting.secret(), moment + "." + waiting.body()))
                .POST(HttpRequest.BodyPublishers.ofString(waiting.body()))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // what else it says is not read: it might never end
            answer.body().close();
            return new Answer(
                    answer.statusCode(),
                    answer.statusCode() / 100 == 2 ? null : "It answered " + answer.statusCode() + ".");
        } catch (IOException failure) {
            String told = String.valueOf(failure.getMessage());
            return new Answer(null, told.length() > LONGEST_FAILURE ? told.substring(0, LONGEST_FAILURE) : told);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer(null, "Fullscore was stopped.");
        }
    }

    /** HMAC-SHA-256 of the moment, a point and the body, in hexadecimal digits. */
    static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", impossible);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
