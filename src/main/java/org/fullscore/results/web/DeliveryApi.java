package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Delivery;
import org.fullscore.results.Import;
import org.fullscore.results.Importing;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes files of results. The body is laid aside as it streams in, so that memory does not depend on its length. */
@RestController
@Tag(name = "Results")
class DeliveryApi {

    /** The body says itself whether it is compressed with gzip; what is none of these could not be read. */
    private static final Set<String> PACKINGS = Set.of("gzip", "x-gzip", "identity", "");

    private final Importing importing;
    private final Sources sources;

    DeliveryApi(Importing importing, Sources sources) {
        this.importing = importing;
        this.sources = sources;
    }

    /** What a caller asks for; read from the query alone, for asking the request would read a body sent as a form. */
    private record Asked(Import.Terms terms, boolean preview, boolean later, String fileName) {}

    @PostMapping("/api/sources/{name}/imports")
    @Operation(
            summary = "Import a file of results",
            description =
                    "The body is the file itself: CSV, NDJSON or XLSX, each may be compressed with gzip. Format, encoding, separator, compression and the marks of amounts are found out where the mapping does not say; ?preview=true shows them. recorded + duplicates + corrected + ignored + quarantined = read, always. The same file sent again records nothing new. With Prefer: respond-async the answer comes at once (202).",
            parameters = {
                @Parameter(
                        name = "mode",
                        in = ParameterIn.QUERY,
                        schema =
                                @Schema(
                                        allowableValues = {"good-rows", "all-or-nothing"},
                                        defaultValue = "good-rows")),
                @Parameter(
                        name = "confirmed",
                        in = ParameterIn.QUERY,
                        description =
                                "take back whatever a snapshot no longer names, even if it is more than 2 percent of what is recorded",
                        schema = @Schema(type = "boolean")),
                @Parameter(name = "preview", in = ParameterIn.QUERY, schema = @Schema(type = "boolean")),
                @Parameter(
                        name = "file",
                        in = ParameterIn.QUERY,
                        description = "name of the file",
                        schema = @Schema(type = "string"))
            },
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                                                            opportunity_id,sales_agent,deal_stage,close_date,close_value
                                                            1C1I7A6R,Moses Frase,Won,2017-03-01,1054
                                                            """))))
    ResponseEntity<?> deliver(@PathVariable String name, HttpServletRequest request, Viewer viewer) throws IOException {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        if (sources.find(name).isEmpty()) {
            return unknown(name);
        }
        String packed = request.getHeader("Content-Encoding");
        if (packed != null && !PACKINGS.contains(packed.strip().toLowerCase(Locale.ROOT))) {
            return new Problem(
                            415,
                            "encoding-unsupported",
                            "The body is compressed in a way that is not understood: " + packed,
                            "Compress it with gzip, or not at all.",
                            List.of())
                    .response();
        }
        MultiValueMap<String, String> query = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        String mode = query.getFirst("mode");
        if (mode != null && !mode.equals("good-rows") && !mode.equals("all-or-nothing")) {
            return Problem.badRequest("unreadable-parameter", "mode is good-rows or all-or-nothing", mode)
                    .response();
        }
        Asked asked = new Asked(
                new Import.Terms(
                        "all-or-nothing".equals(mode) ? Import.Mode.ALL_OR_NOTHING : Import.Mode.GOOD_ROWS,
                        "true".equals(query.getFirst("confirmed"))),
                "true".equals(query.getFirst("preview")),
                String.valueOf(request.getHeader("Prefer")).contains("respond-async"),
                fileName(request, query));
        try (Delivery delivery = Delivery.receive(request.getInputStream(), asked.fileName())) {
            return answer(name, take(name, delivery, asked, viewer), asked);
        } catch (Delivery.TooLargeException tooLarge) {
            return new Problem(413, "too-large", "The file is larger than 4 GiB", "Split it.", List.of()).response();
        }
    }

    private Importing.Answer take(String name, Delivery delivery, Asked asked, Viewer viewer) throws IOException {
        if (asked.preview()) {
            return importing.preview(name, delivery);
        }
        return asked.later()
                ? importing.later(name, delivery, asked.terms(), viewer.personKey())
                : importing.now(name, delivery, asked.terms(), viewer.personKey());
    }

    private static ResponseEntity<?> answer(String name, Importing.Answer answer, Asked asked) {
        return switch (answer) {
            case Importing.Answer.Taken taken ->
                ResponseEntity.status(asked.later() ? 202 : 200)
                        .location(URI.create("/api/imports/" + taken.delivery().id()))
                        .body(ImportView.of(taken.delivery()));
            case Importing.Answer.Previewed previewed -> ResponseEntity.ok(PreviewView.of(previewed.preview()));
            case Importing.Answer.Refused refused ->
                refused(refused.fileName(), refused.failures()).response();
            case Importing.Answer.Interrupted interrupted -> interrupted(interrupted.delivery());
            case Importing.Answer.SourceUnknown unknown -> unknown(name);
        };
    }

    /** 503: nothing has to be done about it but to look later. */
    private static ResponseEntity<?> interrupted(UUID delivery) {
        return new Problem(
                        503,
                        "import-interrupted",
                        "The import was interrupted",
                        "It goes on by itself from the last rows recorded. See /api/imports/" + delivery + ".",
                        List.of())
                .response();
    }

    static Problem refused(String fileName, List<RowFailure> failures) {
        return Problem.unprocessable("file-refused", "The file was refused", "Nothing of it was recorded.")
                .withErrors(failures.stream()
                        .map(failure -> new RowError(
                                fileName,
                                failure.line(),
                                failure.column(),
                                failure.value(),
                                failure.reason().name(),
                                failure.message(),
                                failure.remedy()))
                        .toList());
    }

    static ResponseEntity<?> unknown(String name) {
        return new Problem(
                        404,
                        "source-unknown",
                        "There is no such source",
                        "Create it with PUT /api/sources/{name} and its mapping.",
                        List.of(RowError.atField(
                                "name",
                                name,
                                "SOURCE_UNKNOWN",
                                "There is no such source.",
                                "Create it, or correct the name.")))
                .response();
    }

    private static String fileName(HttpServletRequest request, MultiValueMap<String, String> query) {
        String asked = query.getFirst("file");
        if (asked != null) {
            return java.net.URLDecoder.decode(asked, StandardCharsets.UTF_8);
        }
        String disposition = request.getHeader("Content-Disposition");
        String said = disposition == null
                ? null
                : ContentDisposition.parse(disposition).getFilename();
        return said == null ? "results" : said;
    }
}
