package org.fullscore.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a POST with an {@code Idempotency-Key} that was answered before with the same answer, without doing it again.
 *
 * <p>A key belongs to one caller and one request (method, address, content type and length); used for another request it
 * is refused with 422, while the first is still at work with 409. An answer that says the server failed is not kept. Left out are pushed
 * facts, which keep their answers with the facts ({@link Answers}), and new tokens, whose secret is nowhere written down.
 */
public class Idempotency extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    /** Whatever has not answered by then was cut off by a crash: the key is free again. */
    private static final Duration LONGEST_WORK = Duration.ofHours(1);

    private static final Pattern LEFT_OUT = Pattern.compile("/api/sources/[^/]+/results|/api/tokens");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json;

    public Idempotency(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
    }

    private record Answer(
            byte[] request,
            @Nullable Integer status,
            @Nullable String contentType,
            byte @Nullable [] body) {}

    private record Key(UUID organization, String caller, String value) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || request.getHeader(HEADER) == null
                || LEFT_OUT.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String value = Objects.requireNonNullElse(request.getHeader(HEADER), "");
        if (value.isBlank() || value.length() > LONGEST_KEY) {
            refuse(
                    response,
                    Problem.badRequest(
                            "idempotency-key", "The Idempotency-Key cannot be used", "It has 1 to 200 characters."));
            return;
        }
        Key key = new Key(CurrentOrganization.id(), caller(), value);
        byte[] fingerprint = fingerprint(request);
        if (begin(key, fingerprint)) {
            proceed(request, response, chain, key);
        } else {
            repeat(response, key, fingerprint);
        }
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Key key)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, answer);
            answered = answer.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        } finally {
            if (answered) {
                keep(key, answer);
            } else {
                forget(key);
            }
        }
        answer.copyBodyToResponse();
    }

    private void repeat(HttpServletResponse response, Key key, byte[] fingerprint) throws IOException {
        Answer known = find(key).orElse(null);
        if (known == null || known.status() == null) {
            refuse(
                    response,
                    Problem.conflict(
                            "idempotency-key-in-use",
                            "The first request with this Idempotency-Key is still at work",
                            "Send it again in a moment."));
        } else if (!Arrays.equals(known.request(), fingerprint)) {
            refuse(
                    response,
                    Problem.unprocessable(
                            "idempotency-key-reused",
                            "This Idempotency-Key was used for another request",
                            "Make a new key for each request."));
        } else {
            response.setStatus(known.status());
            response.setHeader("Idempotency-Replayed", "true");
            if (known.contentType() != null) {
                response.setContentType(known.contentType());
            }
            if (known.body() != null) {
                response.getOutputStream().write(known.body());
            }
        }
    }

    private boolean begin(Key key, byte[] fingerprint) {
        return Boolean.TRUE.equals(transaction.execute(status -> jdbc.sql("""
                        insert into web.answer (organization_id, caller, key, request, at) values (?, ?, ?, ?, ?)
                        on conflict (organization_id, caller, key) do update set request = excluded.request, at = excluded.at
                        where answer.status is null and answer.at < ?
                        """)
                        .params(
                                key.organization(),
                                key.caller(),
                                key.value(),
                                fingerprint,
                                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                                OffsetDateTime.ofInstant(clock.instant().minus(LONGEST_WORK), ZoneOffset.UTC))
                        .update()
                > 0));
    }

    private Optional<Answer> find(Key key) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                        select request, status, headers, body from web.answer
                        where organization_id = ? and caller = ? and key = ?
                        """)
                .params(key.organization(), key.caller(), key.value())
                .query((row, number) ->
                        new Answer(row.getBytes(1), row.getObject(2, Integer.class), row.getString(3), row.getBytes(4)))
                .optional()));
    }

    private void keep(Key key, ContentCachingResponseWrapper answer) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        update web.answer set status = ?, headers = ?, body = ?
                        where organization_id = ? and caller = ? and key = ?
                        """)
                .params(
                        answer.getStatus(),
                        answer.getContentType(),
                        answer.getContentAsByteArray(),
                        key.organization(),
                        key.caller(),
                        key.value())
                .update());
    }

    private void forget(Key key) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from web.answer where organization_id = ? and caller = ? and key = ?")
                        .params(key.organization(), key.caller(), key.value())
                        .update());
    }

    private void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(problem.response().getBody()));
    }

    private static String caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "" : authentication.getName();
    }

    private static byte[] fingerprint(HttpServletRequest request) {
        String described = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + " "
                + request.getContentType() + " " + request.getContentLengthLong();
        try {
            return MessageDigest.getInstance("SHA-256").digest(described.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
