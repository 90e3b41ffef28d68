package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fullscore.Api;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system is told of obligations over real HTTP: signed, again while it does not answer, and of people nothing. */
class WebhooksTest extends Stage {

    private static final JsonMapper JSON = new JsonMapper();
    /** 200, and a body that never ends. */
    private static final int ENDLESS = -200;

    private static final String ALL =
            "[\"obligation.opened\",\"obligation.decided\",\"obligation.not-applied\",\"obligation.lapsed\"]";

    @Autowired
    private Everywhere everywhere;

    @Autowired
    private WebhookEvents events;

    @Autowired
    private Lapsing lapsing;

    @Autowired
    private SendingWebhooks careful;

    @Autowired
    private Today today;

    @Autowired
    private Clock anyClock;

    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Api admin;
    private String webhook;
    private String secret;

    private record Received(String event, String delivery, String moment, String signature, String body) {}

    @BeforeEach
    void aReceiverListens() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
        publish("revenue", Policies2026.REVENUE);
        admin = house.administrator();
        JsonNode added = add("https://93.184.216.34/fullscore").json();
        webhook = added.get("id").asString();
        secret = added.get("secret").asString();
        // its address is public; the one of this machine is not taken
        here(() -> jdbc.sql("update consequences.webhook set url = ? where organization_id = ?")
                .params(
                        "http://localhost:" + server.getAddress().getPort() + "/fullscore",
                        house.organization().id())
                .update());
    }

    @AfterEach
    void nobodyListensAnyMore() {
        server.stop(0);
    }

    @Test
    void whatFailsTwiceArrivesSignedTheThirdTime() {
        answers.addAll(List.of(500, 503));
        UUID goal = goal("person:conor", "2026-Q2", 100_000);
        close("2026-Q2", Map.of(goal, 60_000));

        send();
        send();
        assertThat(received).hasSize(1);
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        send();
        assertThat(received).hasSize(2);
        clock.set(clock.instant().plus(Duration.ofMinutes(2)));
        send();
        send();

        assertThat(received).hasSize(3);
        Received last = received.getLast();
        assertThat(last.event()).isEqualTo("obligation.opened");
        assertThat(last.body()).isEqualTo(received.getFirst().body());
        assertThat(last.delivery()).isEqualTo(received.getFirst().delivery());
        assertThat(last.moment()).isNotEqualTo(received.getFirst().moment());
        assertThat(last.signature())
                .isEqualTo("v1=" + SendingWebhooks.signature(secret, last.moment() + "." + last.body()));
        JsonNode body = JSON.readTree(last.body());
        assertThat(body.get("consequence").asString()).isEqualTo("Coaching plan");
        assertThat(body.get("goal").asString()).isEqualTo(goal.toString());
        assertThat(body.get("outcome").isNull()).isTrue();
        assertThat(last.body()).doesNotContain("conor", "Conor", "niamh", "Niamh");
        assertThat(log().get(0).get("status").asInt()).isEqualTo(200);
        assertThat(log().get(0).get("tries").asInt()).isEqualTo(3);
        assertThat(log().get(0).get("delivered").isNull()).isFalse();
    }

    @Test
    void decisionsAreToldAndWhatNobodyDecidedOnce() {
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000),
                        60_000,
                        goal("person:priya", "2026-Q2", 100_000),
                        112_400));
        here(() -> applying.apply(
                viewer("niamh"), obligationOf("priya", "Accelerator").id(), on(MONDAY)));
        send();
        assertThat(received)
                .extracting(Received::event)
                .containsExactlyInAnyOrder("obligation.opened", "obligation.opened", "obligation.decided");
        assertThat(received)
                .filteredOn(one -> one.event().equals("obligation.decided"))
                .singleElement()
                .satisfies(one -> assertThat(one.body()).contains("Accelerator").contains("\"outcome\" : \"applied\""));

        clock.set(LocalDate.of(2026, 8, 20));
        send();
        send();

        assertThat(received).hasSize(4);
        assertThat(received.getLast().event()).isEqualTo("obligation.not-applied");
        assertThat(received.getLast().body()).contains("Coaching plan");
    }

    @Test
    void whatLapsesIsToldAndThatItIsDueAgain() {
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));
        send();
        leaves(MONDAY);
        here(() -> lapsing.asOf(MONDAY));
        send();

        assertThat(received).hasSize(2);
        assertThat(received.getLast().event()).isEqualTo("obligation.lapsed");
        assertThat(received.getLast().body())
                .contains("Coaching plan", "\"outcome\" : \"lapsed\"")
                .doesNotContain("conor", "Conor");

        here(() -> lapsing.asOf(MONDAY));
        send();
        assertThat(received).hasSize(2);

        leaves(LocalDate.of(9999, 12, 31));
        here(() -> lapsing.asOf(MONDAY));
        send();
        assertThat(received).hasSize(3);
        assertThat(received.getLast().event()).isEqualTo("obligation.opened");
    }

    private void leaves(LocalDate dayAfterTheLast) {
        here(() -> jdbc.sql("update organization.person set \"left\" = ? where organization_id = ? and id = 'conor'")
                .params(dayAfterTheLast, house.organization().id())
                .update());
    }

    @Test
    void whatIsSentAgainIsAsItWas() {
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));
        send();
        String delivery = log().get(0).get("id").asString();

        assertThat(admin.postJson("/api/webhooks/" + webhook + "/deliveries/" + delivery + "/replay", "{}")
                        .status())
                .isEqualTo(202);
        send();

        assertThat(received).hasSize(2);
        assertThat(received.getLast().body()).isEqualTo(received.getFirst().body());
        assertThat(received.getLast().delivery()).isNotEqualTo(delivery);
        assertThat(admin.postJson("/api/webhooks/" + webhook + "/test-delivery", "{}")
                        .status())
                .isEqualTo(202);
        assertThat(admin.delete("/api/webhooks/" + webhook).status()).isEqualTo(204);
        send();
        assertThat(received).hasSize(2);
        assertThat(admin.get("/api/webhooks").body()).doesNotContain(secret);
    }

    @Test
    void whoeverAnswersWithoutEndHasAnswered() {
        answers.add(ENDLESS);
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        assertTimeoutPreemptively(Duration.ofSeconds(20), this::send);

        assertThat(log().get(0).get("delivered").isNull()).isFalse();
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        UUID goal = goal("person:conor", "2026-Q2", 100_000);
        freeze("2026-Q2", Map.of(goal, 60_000));
        List<Judged> goals = frozen("2026-Q2");
        CurrentOrganization.runAs(
                house.organization(),
                () -> transaction.executeWithoutResult(status -> {
                    fallingDue.fall(periods.find("2026-Q2").orElseThrow(), goals);
                    status.setRollbackOnly();
                }));

        assertThat(log()).isEmpty();
    }

    @Test
    void anAddressThatLeadsHomeByNowIsNotCalled() {
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));

        CurrentOrganization.runAs(house.organization(), careful::send);

        assertThat(received).isEmpty();
        assertThat(log().get(0).get("failure").asString()).isEqualTo("The address is not on the public internet.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.216.34/x",
                "https://localhost/x",
                "https://127.0.0.1/x",
                "https://0.0.0.0/x",
                "https://10.1.2.3/x",
                "https://172.16.0.1/x",
                "https://192.168.1.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://[fe80::1]/x",
                "https://[fd00::1]/x",
                "https://[64:ff9b::7f00:1]/x",
                "https://user:word@93.184.216.34/x",
                "https://2130706433/x",
                "file:///etc/passwd",
                "not an address"
            })
    void anAddressInAPrivateNetworkIsNotTaken(String url) {
        Api.Answer answer = add(url);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("webhook-address");
    }

    private Api.Answer add(String url) {
        return admin.postJson("/api/webhooks", "{\"url\":\"" + url + "\",\"events\":" + ALL + "}");
    }

    private JsonNode log() {
        return admin.get("/api/webhooks/" + webhook + "/deliveries").json().get("items");
    }

    /** As it is sent where the setting allows addresses in one's own network. */
    private void send() {
        SendingWebhooks sending =
                new SendingWebhooks(everywhere, events, new Addresses(true), jdbc, transaction, today, anyClock);
        CurrentOrganization.runAs(house.organization(), sending::send);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Integer next = answers.poll();
        int answer = next == null ? 200 : next;
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("Fullscore-Event"),
                exchange.getRequestHeaders().getFirst("Fullscore-Delivery"),
                exchange.getRequestHeaders().getFirst("Fullscore-Timestamp"),
                exchange.getRequestHeaders().getFirst("Fullscore-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(Math.abs(answer), answer < 0 ? 0 : -1);
        exchange.getResponseBody().flush();
    }
}
