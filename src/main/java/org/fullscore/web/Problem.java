package org.fullscore.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a request is refused, as RFC 9457 says it. A controller of the API returns {@link #response()}; where a refusal is
 * found too deep to return it, {@link ProblemException} carries it, and pages show it in the look of the house.
 *
 * @param status HTTP status
 * @param type stable name of the kind of problem in lower case with hyphens; clients switch on it
 * @param title what is wrong, the same for every problem of the type
 * @param detail what is wrong this time
 * @param errors where exactly, for files and forms
 */
public record Problem(
        int status, String type, String title, @Nullable String detail, List<RowError> errors) {

    /** What every type begins with on the wire. */
    public static final String TYPES = "https://fullscore.org/problems/";

    private static final JsonMapper JSON = JsonMapper.shared();

    public Problem {
        errors = List.copyOf(errors);
    }

    /** 400: what was sent cannot be read. */
    public static Problem badRequest(String type, String title, @Nullable String detail) {
        return new Problem(400, type, title, detail, List.of());
    }

    /** 403: signed in, but this is for somebody else to do. What may not even be seen is {@link #notFound()}. */
    public static Problem forbidden() {
        return new Problem(403, "forbidden", "Not allowed", null, List.of());
    }

    /** 403 with the reason, such as who may. */
    public static Problem forbidden(String type, String title, @Nullable String detail) {
        return new Problem(403, type, title, detail, List.of());
    }

    /** 404: not there, or not for the asker to see; the two cannot be told apart. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "Not found", null, List.of());
    }

    /** 409: cannot be done as things stand. */
    public static Problem conflict(String type, String title, @Nullable String detail) {
        return new Problem(409, type, title, detail, List.of());
    }

    /** 422: can be read, but makes no sense. */
    public static Problem unprocessable(String type, String title, @Nullable String detail) {
        return new Problem(422, type, title, detail, List.of());
    }

    /** The same problem, saying where exactly. */
    public Problem withErrors(List<RowError> places) {
        return new Problem(status, type, title, detail, places);
    }

    /** To be thrown where a refusal cannot be returned. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The answer of the API. */
    public ResponseEntity<?> response() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body());
    }

    /** The same answer where there is no controller to return it, such as in a filter. Headers are set before. */
    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(body()));
    }

    private Body body() {
        return new Body(TYPES + type, title, status, detail, errors);
    }

    /** As it goes over the wire. */
    record Body(
            String type, String title, int status, @Nullable String detail, List<RowError> errors) {}
}
