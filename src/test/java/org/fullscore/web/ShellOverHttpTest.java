package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.fullscore.RealTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellOverHttpTest extends RealTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsOurFilesForAYearUnderTheirVersion() throws Exception {
        var script = get(Assets.href("grid.js"));

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript");
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }

    @Test
    void servesAPageOfTheVersionBefore() throws Exception {
        assertThat(get("/assets/0badc0de/fullscore.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {Assets.TABLER, Assets.HTMX, Assets.ECHARTS, Assets.INTER, "/favicon.svg"})
    void servesTheFilesOfOthersToAnybody(String address) throws Exception {
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void lendsNothingElseFromTheClassPath() throws Exception {
        assertThat(get("/assets/1/../../application.yaml").statusCode()).isNotEqualTo(200);
        assertThat(get("/assets/1/%2e%2e/%2e%2e/application.yaml").statusCode()).isNotEqualTo(200);
    }

    @Test
    void isStrictOnEveryPage() throws Exception {
        var page = get("/sign-in");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue(SecurityHeaders.CONTENT_SECURITY_POLICY);
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    }

    @Test
    void answersAnUnknownAddressOfTheApiWithAProblem() {
        var answer = found("Aldera Instruments").administrator().get("/api/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().get("type").asString()).isEqualTo("https://fullscore.org/problems/not-found");
    }

    @Test
    void sendsTextPacked() throws Exception {
        assertThat(get(Assets.ECHARTS).headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
