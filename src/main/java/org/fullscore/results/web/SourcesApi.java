package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.ChangingSource;
import org.fullscore.results.Reliabilities;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where results come from, and how their rows become facts. */
@RestController
@RequestMapping("/api/sources")
@Tag(name = "Results")
class SourcesApi {

    private static final JsonMapper JSON = new JsonMapper();

    private final Sources sources;
    private final ChangingSource changing;
    private final Reliabilities reliabilities;
    private final Today today;

    SourcesApi(Sources sources, ChangingSource changing, Reliabilities reliabilities, Today today) {
        this.sources = sources;
        this.changing = changing;
        this.reliabilities = reliabilities;
        this.today = today;
    }

    /**
     * A source on the wire.
     *
     * @param version of the mapping; every version stays
     * @param delivered when a file of it was last recorded
     * @param due from when on the next delivery is late, null where nobody said how often it is expected
     * @param quarantined rows that wait
     */
    record Item(
            String name,
            int version,
            JsonNode mapping,
            @Nullable Instant delivered,
            @Nullable Instant due,
            boolean late,
            long quarantined) {

        static Item of(Source source, @Nullable Instant due, boolean late) {
            return new Item(
                    source.name(),
                    source.version(),
                    JSON.readTree(source.document()),
                    source.delivered(),
                    due,
                    late,
                    source.waiting());
        }
    }

    @GetMapping
    @Operation(summary = "List sources")
    Page<Item> list() {
        return Page.of(sources.all().stream().map(this::item).toList());
    }

    @GetMapping("/{name}")
    @Operation(summary = "Read a source and its mapping")
    ResponseEntity<?> read(@PathVariable String name) {
        Optional<Source> source = sources.find(name);
        return source.isPresent()
                ? ResponseEntity.ok(item(source.get()))
                : Problem.notFound().response();
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Create a source, or change its mapping for files from now on",
            description =
                    "The mapping is YAML or JSON: typed data, no expressions. format, compression, encoding, separator, and decimal and grouping of a metric are found out from each file unless they are said. key may be a list of columns, or { columns: [...], numbered: true } where the same once more is a row of its own; { column, times } is the product of two columns. Unknown fields and metrics are refused. Every change is a new version and a ledger entry.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/yaml", examples = @ExampleObject("""
                                                            format: csv
                                                            key: opportunity_id
                                                            only: { deal_stage: [Won] }
                                                            person: { column: sales_agent, by: name }
                                                            on: { column: close_date, format: yyyy-MM-dd }
                                                            metrics:
                                                              revenue: { column: close_value }
                                                              deals-won: { constant: 1 }
                                                            expected: daily
                                                            """))))
    ResponseEntity<?> change(
            @PathVariable String name, @RequestBody(required = false) byte @Nullable [] mapping, Viewer viewer) {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        String document = mapping == null ? "" : new String(mapping, StandardCharsets.UTF_8);
        return switch (changing.change(name, document, viewer.personKey())) {
            case ChangingSource.Answer.Created created -> ResponseEntity.ok(item(created.source()));
            case ChangingSource.Answer.Changed changed -> ResponseEntity.ok(item(changed.source()));
            case ChangingSource.Answer.Unchanged unchanged -> ResponseEntity.ok(item(unchanged.source()));
            case ChangingSource.Answer.Faulty faulty -> faulty(faulty.faults());
        };
    }

    private Item item(Source source) {
        Instant due = reliabilities.due(source);
        return Item.of(source, due, due != null && !today.instant().isBefore(due));
    }

    private static ResponseEntity<?> faulty(List<MappingReading.Fault> faults) {
        return Problem.unprocessable("mapping-refused", "The mapping cannot be taken", "Nothing was changed.")
                .withErrors(faults.stream()
                        .map(fault -> RowError.atField(fault.at(), null, fault.code(), fault.message(), fault.remedy()))
                        .toList())
                .response();
    }
}
