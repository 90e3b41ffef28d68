package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.ApplicationProcess;

/** An organization of many sellers in a process of its own, with 256 MB of heap and the collector of the README, that is measured through HTTP. */
final class Shop implements AutoCloseable {

    static final int PEOPLE = 1_000;

    private static final String TOKEN = "bench-token-of-an-administrator";
    private static final String EMAIL = "administrator@bench.example";
    private static final String PASSWORD = "a password for measuring";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String MAPPING = """
            key: id
            person: { column: who, by: id }
            on: { column: day, format: yyyy-MM-dd }
            metrics:
              revenue: { column: amount }
            """;

    private final ApplicationProcess application;
    private final Api api;

    private Shop(ApplicationProcess application) {
        this.application = application;
        this.api = new Api(application.port(), TOKEN);
    }

    static Shop open(Path folder) throws IOException {
        Shop shop = new Shop(ApplicationProcess.start(
                folder,
                Map.of(
                        "FULLSCORE_DEMONSTRATION", "false",
                        "FULLSCORE_BOOTSTRAP_ORGANIZATION", "Bench",
                        "FULLSCORE_BOOTSTRAP_ADMIN_EMAIL", EMAIL,
                        "FULLSCORE_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD,
                        "FULLSCORE_BOOTSTRAP_TOKEN", TOKEN),
                "-Xmx256m",
                "-XX:+UseParallelGC"));
        await().atMost(LONGEST_START).until(shop::answers);
        shop.enter();
        return shop;
    }

    /** Describes a feed whose rows have id, who, day and amount. */
    void describe(String source) {
        describe(source, "");
    }

    /** The same with more of a mapping. */
    void describe(String source, String more) {
        ok(api.putYaml("/api/sources/" + source, MAPPING + more));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    /** A connection on which requests of {@link #wired} are sent. */
    Wire wire() throws IOException {
        return new Wire(application.port());
    }

    /** A request of the administrator, ready to be sent. */
    byte[] wired(String method, String path, String headers, byte[] body) {
        return Wire.request(method, path, "Authorization: Bearer " + TOKEN + "\r\n" + headers, body);
    }

    Connection superuser() throws IOException, SQLException {
        return application.superuser();
    }

    /** A client that has signed in, as a browser does. */
    HttpClient browser() throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String page = client.send(
                        HttpRequest.newBuilder(uri("/sign-in")).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = CSRF.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        String form = Map.of("_csrf", token.group(1), "email", EMAIL, "password", PASSWORD).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to)
                .doesNotContain("error"));
        return client;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + application.port() + path);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        application.close();
    }

    private boolean answers() {
        try {
            return api.get("/api/people").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Has the administrator write a policy and somebody else publish it. */
    void publish(String policy, String text, String publisher) {
        ok(api.putYaml("/api/policies/" + policy, text));
        Api.Answer token = api.postJson(
                "/api/tokens",
                "{\"person\":\"" + publisher + "\",\"name\":\"bench\",\"scopes\":[\"act\"],\"expires\":\"2050-01-01\"}");
        ok(api.as(token.json().get("token").asString())
                .postJson("/api/policies/" + policy + "/versions/1/publication", "{}"));
    }

    void putCsv(String path, String csv) {
        ok(api.putCsv(path, csv));
    }

    int port() {
        return application.port();
    }

    /** Where its database is. */
    String database() throws IOException {
        return application.address();
    }

    /** Of the superuser of its database. */
    String password() throws IOException {
        return application.password();
    }

    private void enter() {
        ok(api.putCsv("/api/teams", "id,name\nhouse,House\n"));
        ok(api.putCsv(
                "/api/people",
                "id,name,rank,team\n"
                        + IntStream.range(0, PEOPLE)
                                .mapToObj(i -> "p" + i + ",Person " + i + ",rep,house\n")
                                .collect(Collectors.joining())));
        ok(api.putJson("/api/metrics", """
                [{"code": "revenue", "name": "Revenue", "unit": "currency", "currency": "USD", "direction": "higher", "aggregate": "sum"}]
                """));
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
