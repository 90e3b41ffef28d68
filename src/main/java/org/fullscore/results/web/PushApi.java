package org.fullscore.results.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.results.Pushing;
import org.fullscore.results.ingest.PushedFacts;
import org.fullscore.web.Answers;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes facts one or few at a time. Who pushes is looked up every five seconds, as often as the token. */
@RestController
@Tag(name = "Results")
class PushApi {

    private static final int LARGEST = 4 << 20;
    private static final int LONGEST_KEY = 200;
    private static final int SHOWN = 200;

    private final Pushing pushing;
    private final Viewers viewers;
    private final Cache<SignedIn, Viewer> remembered = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(10_000)
            .build();

    PushApi(Pushing pushing, Viewers viewers) {
        this.pushing = pushing;
        this.viewers = viewers;
    }

    @PostMapping("/api/sources/{name}/results")
    @Operation(
            summary = "Push one or few facts",
            description =
                    "The body is a JSON object, or a list of at most 1,000, with the fields the mapping of the source names. Answered when durable. A fact that cannot be understood goes to quarantine. recorded + duplicates + corrected + ignored + quarantined = read, always.",
            parameters =
                    @Parameter(
                            name = "Idempotency-Key",
                            in = ParameterIn.HEADER,
                            description = "the same key and body gives the same answer and acts once",
                            schema = @Schema(type = "string")),
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "[{\"opportunity_id\":\"1C1I7A6R\",\"sales_agent\":\"Moses Frase\",\"deal_stage\":\"Won\",\"close_date\":\"2017-03-01\",\"close_value\":1054}]"))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"read\":1,\"recorded\":1,\"duplicates\":0,\"corrected\":0,\"ignored\":0,\"quarantined\":0,\"import\":\"019aaac8-5dbb-7f2a-93d4-0c6d0f2c7a11\"}"))))
    @Nullable
    ResponseEntity<?> push(
            @PathVariable String name,
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Viewer viewer = remembered.get(signedIn, this::viewer);
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return Problem.badRequest(
                            "idempotency-key", "The Idempotency-Key cannot be used", "It has 1 to 200 characters.")
                    .response();
        }
        byte[] body = request.getInputStream().readNBytes(length(request));
        if (body.length > LARGEST) {
            return new Problem(
                            413,
                            "too-large",
                            "The request is larger than 4 MiB",
                            "Send fewer facts, or a file.",
                            List.of())
                    .response();
        }
        return switch (PushedFacts.read(body)) {
            case PushedFacts.Reading.Refused unreadable -> unreadable(unreadable);
            case PushedFacts.Reading.Read read -> {
                MessageDigest digest = digest();
                byte[] sha256 = digest.digest(body);
                digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
                yield answer(
                        response,
                        name,
                        pushing.push(
                                name,
                                read.facts(),
                                key == null ? null : new Answers.Key(signedIn.getName(), key),
                                sha256,
                                digest.digest(sha256),
                                viewer.personKey()));
            }
        };
    }

    /** What is to be read: no more than was said, or a buffer of 16 KiB for each small fact would be most of what there is to collect. */
    private static int length(HttpServletRequest request) {
        long said = request.getContentLengthLong();
        return said < 0 ? LARGEST + 1 : (int) Math.min(said, LARGEST + 1);
    }

    private Viewer viewer(SignedIn signedIn) {
        return viewers.of(signedIn)
                .orElseThrow(() -> new AccessDeniedException("Whoever signed in has left the organization."));
    }

    /** What was taken is answered here, or finding out how to write so few bytes would cost more than to write them. */
    private static @Nullable ResponseEntity<?> answer(HttpServletResponse response, String name, Pushing.Answer answer)
            throws IOException {
        return switch (answer) {
            case Pushing.Answer.Taken taken -> {
                if (taken.again()) {
                    response.setHeader("Idempotency-Replayed", "true");
                }
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.setContentLength(taken.body().length);
                response.getOutputStream().write(taken.body());
                yield null;
            }
            case Pushing.Answer.SourceUnknown unknown -> DeliveryApi.unknown(name);
            case Pushing.Answer.KeyReused reused ->
                Problem.unprocessable(
                                "idempotency-key-reused",
                                "This Idempotency-Key was used for another request",
                                "Make a new key for each request.")
                        .response();
            case Pushing.Answer.KeyInUse busy ->
                Problem.conflict(
                                "idempotency-key-in-use",
                                "The first request with this Idempotency-Key is still at work",
                                "Send it again in a moment.")
                        .response();
            case Pushing.Answer.Failed failed -> throw failed.cause();
        };
    }

    private static ResponseEntity<?> unreadable(PushedFacts.Reading.Refused refused) {
        String value = refused.value();
        return Problem.badRequest(
                        "facts-unreadable",
                        "The facts cannot be read",
                        "Line " + refused.row() + ", column " + refused.column() + ": " + refused.message())
                .withErrors(List.of(new RowError(
                        null,
                        refused.row(),
                        Integer.toString(refused.column()),
                        value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…",
                        refused.code(),
                        refused.message(),
                        refused.remedy())))
                .response();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
