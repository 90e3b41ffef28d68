package org.fullscore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public contract over real HTTP, as a client with (or without) a token does. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final @Nullable String token;

    public Api(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** The same server with another token. */
    public Api as(@Nullable String other) {
        return new Api(port, other);
    }

    public Answer get(String path) {
        return call("GET", path, null, new byte[0], Map.of());
    }

    /** A file, byte for byte. */
    public byte[] file(String path) {
        return send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    public Answer delete(String path) {
        return call("DELETE", path, null, new byte[0], Map.of());
    }

    public Answer putCsv(String path, String csv) {
        return call("PUT", path, "text/csv", csv.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Answer putJson(String path, String json) {
        return call("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Answer putYaml(String path, String yaml) {
        return call("PUT", path, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Answer postJson(String path, String json) {
        return call("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Answer postFile(String path, byte[] file) {
        return call("POST", path, "text/csv", file, Map.of());
    }

    /** Any call; headers beside the token and the content type. */
    public Answer call(
            String method, String path, @Nullable String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body.length == 0 && contentType == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        HttpResponse<String> response = send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
