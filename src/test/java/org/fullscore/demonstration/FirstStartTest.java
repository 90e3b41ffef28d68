package org.fullscore.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fullscore.ApplicationProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first command of the README, on an empty folder: a sign-in page, a company with a past that the report finds something
 * in, and all of it again after the process was killed.
 */
class FirstStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private ApplicationProcess application;
    private HttpClient browser;

    @BeforeEach
    void start() throws IOException {
        browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        application = ApplicationProcess.start(folder, Map.of(), "-XX:TieredStopAtLevel=1");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        application.close();
    }

    @Test
    void aCompanyWithAPastIsThereInAMomentAndStaysThereWhenTheProcessIsKilled() throws Exception {
        await().atMost(PATIENCE).until(() -> page("/sign-in").contains("role=\"progressbar\""));
        await().atMost(PATIENCE).until(() -> page("/sign-in").contains("Priya Raman"));
        assertThat(page("/sign-in"))
                .contains("Niamh Byrne", "Ingrid Solberg", "Jonas Weber", "Claire Fontaine")
                .doesNotContain("role=\"progressbar\"");

        signIn("ingrid@aldera.example");
        String report = page("/consistency");
        assertThat(report)
                .contains("Leaders: fewer of the", "Camille Perrin applies fewer", "Stefan Huber applies fewer");
        assertThat(page("/people")).contains("Oslo", "Leeds", "Hamburg", "Munich", "Lyon", "Vienna", "Dublin", "Porto");

        application.process().destroyForcibly().waitFor();
        assertThat(application.database()).as("PostgreSQL, orphaned").matches(ProcessHandle::isAlive);

        start();
        await().atMost(PATIENCE).until(() -> page("/sign-in").contains("Priya Raman"));
        signIn("ingrid@aldera.example");
        assertThat(figures(page("/consistency"))).isEqualTo(figures(report));
    }

    /** Empty as long as nobody answers. */
    private String page(String path) throws InterruptedException {
        assertThat(application.process().isAlive()).as("the application runs").isTrue();
        try {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + application.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return "";
        }
    }

    private void signIn(String email) throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(page("/sign-in"));
        assertThat(csrf.find()).isTrue();
        String form = "email=" + email + "&password=demonstration&_csrf="
                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + application.port() + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("Ingrid Solberg");
    }

    /** What the report says, without the tokens and nonces of a visit. */
    private static String figures(String page) {
        Matcher main = Pattern.compile("(?s)<main.*</main>").matcher(page);
        assertThat(main.find()).isTrue();
        return main.group().replaceAll("<[^>]*>", " ");
    }
}
