package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.BrowserTest;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Streams of open boards: how many a person has, and that none stays behind when its reader is gone. */
class StreamsOfBoardsTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int MOST_OF_A_PERSON = 20;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private MeterRegistry meters;

    private final List<HttpClient> clients = new ArrayList<>();
    private House house;

    @BeforeEach
    void enter() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
    }

    @AfterEach
    void everybodyLeaves() {
        clients.forEach(HttpClient::shutdownNow);
    }

    @Test
    void aPersonHasTwentyAndNobodyElseHasFewerForIt() {
        String priya = session("priya");
        for (int stream = 0; stream < MOST_OF_A_PERSON; stream++) {
            assertThat(open(priya).statusCode()).isEqualTo(200);
        }
        HttpResponse<InputStream> refused = open(priya);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("20");
        assertThat(open(session("conor")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoseReaderIsGoneIsPutAwayWithTheNextChange() {
        String priya = session("priya");
        double before = streams();
        for (int stream = 0; stream < MOST_OF_A_PERSON; stream++) {
            open(priya);
        }
        assertThat(streams()).isGreaterThanOrEqualTo(before + MOST_OF_A_PERSON);
        everybodyLeaves();

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    Quarter.deliver(
                            house.administrator(), "id,who,day,amount\n" + UUID.randomUUID() + ",priya,2026-08-19,1\n");
                    assertThat(streams()).isLessThanOrEqualTo(before);
                });
        assertThat(open(priya).statusCode()).isEqualTo(200);
    }

    @Test
    void itSaysThatResultsChangedAndNothingOfThem() throws IOException {
        try (InputStream stream = open(session("priya")).body()) {
            Quarter.deliver(house.administrator(), "id,who,day,amount\nO-8,priya,2026-08-19,105000\n");
            assertThat(untilChanged(stream)).contains("event:changed").doesNotContain("105000", "Priya");
        }
    }

    @Test
    void itSaysNothingOfOtherTeams() throws IOException {
        String priya = session("priya");
        try (InputStream dublin = open(priya, "dublin").body();
                InputStream porto = open(priya, "porto").body();
                InputStream atlantic = open(priya, "atlantic").body()) {
            double before = told();
            Quarter.deliver(house.administrator(), "id,who,day,amount\nO-8,rui,2026-08-19,1\n");
            untilChanged(porto);
            untilChanged(atlantic);
            assertThat(told()).isEqualTo(before + 2);

            push("O-9", "priya");
            untilChanged(dublin);
            untilChanged(atlantic);
            assertThat(told()).isEqualTo(before + 4);
        }
    }

    @Test
    void whoJoinsIsHeardOfWithinSeconds() throws IOException {
        try (InputStream porto = open(session("priya"), "porto").body()) {
            push("O-7", "rui");
            untilChanged(porto);
            Quarter.done(house.administrator().putCsv("/api/people", "id,name,rank,team\nada,Ada New,rep,porto\n"));
            double before = told();
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        push(UUID.randomUUID().toString(), "ada");
                        assertThat(told()).isGreaterThan(before);
                    });
            untilChanged(porto);
        }
    }

    private void push(String id, String who) {
        Quarter.done(house.administrator()
                .postJson(
                        "/api/sources/crm/results",
                        "{\"id\":\"" + id + "\",\"who\":\"" + who + "\",\"day\":\"2026-08-19\",\"amount\":1}"));
    }

    private static String untilChanged(InputStream stream) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("data:changed") < 0) {
            int next = stream.read();
            assertThat(next).as("the stream goes on after: " + heard).isNotNegative();
            heard.append((char) next);
        }
        return heard.toString();
    }

    private double told() {
        return meters.get("fullscore.boards.told").counter().count();
    }

    private double streams() {
        return meters.get("fullscore.boards.open").gauge().value();
    }

    private HttpResponse<InputStream> open(String cookies) {
        return open(cookies, "dublin");
    }

    private HttpResponse<InputStream> open(String cookies, String team) {
        HttpClient client = HttpClient.newHttpClient();
        clients.add(client);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/boards/" + team + "/events"))
                .header("Cookie", cookies)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .join();
    }

    /** Signs somebody in and takes the cookies along. */
    private String session(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
        return page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }
}
