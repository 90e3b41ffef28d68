package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Sheet;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Aliases;
import org.fullscore.results.SayingWho;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Who is meant by names in the files of a source. */
@RestController
@RequestMapping("/api/sources/{name}/aliases")
@Tag(name = "Results")
class AliasesApi {

    private static final int MOST = 1000;
    private static final List<String> COLUMNS = List.of("name", "person");

    private final Sources sources;
    private final Aliases aliases;
    private final SayingWho saying;

    AliasesApi(Sources sources, Aliases aliases, SayingWho saying) {
        this.sources = sources;
        this.aliases = aliases;
        this.saying = saying;
    }

    /** What a list changed. */
    record Counts(int created, int updated, int unchanged, int ended) {}

    @PutMapping
    @Operation(
            summary = "Say who is meant by names in the files of a source",
            description =
                    "Columns: name, person (an id). One name is one person for good, until another list says otherwise; an empty person takes it back. All rows are taken or none. Rows that wait are not read again by this: POST …/quarantine/replay does that.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                                                            name,person
                                                            P. Raman,priya
                                                            """))))
    ResponseEntity<?> put(@PathVariable String name, HttpServletRequest request, Viewer viewer) throws IOException {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        return SentList.take(request, COLUMNS, sheet -> say(name, sheet, viewer));
    }

    private ResponseEntity<?> say(String name, Sheet sheet, Viewer viewer) {
        List<SayingWho.Said> said = sheet.rows().stream()
                .map(row -> new SayingWho.Said(row.line(), row.text("name"), row.text("person")))
                .toList();
        return switch (saying.say(name, said, viewer.personKey())) {
            case SayingWho.Answer.Done done ->
                ResponseEntity.ok(new Counts(done.created(), done.updated(), done.unchanged(), done.ended()));
            case SayingWho.Answer.Refused not -> SentList.refused(not.errors());
            case SayingWho.Answer.SourceUnknown unknown -> DeliveryApi.unknown(name);
        };
    }

    @GetMapping
    @Operation(summary = "List who is meant by names in the files of a source, by name")
    ResponseEntity<?> list(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "1000") int limit,
            Viewer viewer) {
        Optional<Source> source = Rights.mayReadRows(viewer) ? sources.find(name) : Optional.empty();
        if (source.isEmpty()) {
            return Problem.notFound().response();
        }
        int most = Math.clamp(limit, 1, MOST);
        List<Aliases.Alias> read = aliases.of(source.get().key(), after, most + 1);
        List<Aliases.Alias> shown = read.subList(0, Math.min(most, read.size()));
        String next = read.size() <= most
                ? null
                : UriComponentsBuilder.fromPath("/api/sources/{name}/aliases")
                        .queryParam("limit", most)
                        .queryParam("after", "{after}")
                        .encode()
                        .buildAndExpand(name, shown.getLast().name())
                        .toUriString();
        return ResponseEntity.ok(new Page<>(shown, next));
    }
}
