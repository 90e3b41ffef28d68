package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.consequences.KeptBack;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Correctives that do not fall due while promised support is missing. */
@RestController
@RequestMapping("/api/obligations/kept-back")
@Tag(name = "Obligations")
class KeptBackApi {

    private final KeptBack keptBack;
    private final Speech speech;

    KeptBackApi(KeptBack keptBack, Speech speech) {
        this.keptBack = keptBack;
        this.speech = speech;
    }

    /** Support that is missing; promisedBy is the id of a person, due the last day in time. */
    record Promise(String text, String promisedBy, LocalDate due) {}

    /** One corrective that does not fall due; owedBy is whoever would owe it, since the day on which it would have fallen due. */
    record Item(
            UUID id,
            UUID goal,
            String owner,
            String person,
            String owedBy,
            String period,
            String metric,
            @Nullable BigDecimal attainment,
            String policy,
            int version,
            String rule,
            String consequence,
            int severity,
            int inARow,
            @Nullable String omitted,
            LocalDate since,
            List<Promise> promises,
            String sentence) {}

    @GetMapping
    @Operation(
            summary = "Correctives that do not fall due, because support promised with the goal was not kept",
            description =
                    "Only where the organization switched the promise gate on. Once the owner says that the support was given, it falls due from that day with all its days, and is then in the register. owner is person:ID or team:ID.")
    @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                                            {"items": [{"id": "019f…", "goal": "019e…", "owner": "person:conor", "person": "conor",
                                              "owedBy": "niamh", "period": "2026-Q2", "metric": "revenue", "attainment": 0.6,
                                              "policy": "revenue", "version": 1, "rule": "Missed again", "consequence": "Improvement plan",
                                              "severity": 3, "inARow": 2, "omitted": null, "since": "2026-07-07",
                                              "promises": [{"text": "Negotiation training", "promisedBy": "niamh", "due": "2026-05-31"}],
                                              "sentence": "No Improvement plan falls due: “Negotiation training”, promised by Niamh Byrne by 31 May 2026, was not kept."}],
                                             "next": null}
                                            """)))
    Page<Item> list(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String owner,
            Viewer viewer) {
        return new Page<>(
                keptBack.of(viewer, period, owner).stream().map(this::item).toList(), null);
    }

    private Item item(KeptBack.Line line) {
        return new Item(
                line.id(),
                line.goal(),
                line.owner(),
                line.personId(),
                line.owedById(),
                line.period(),
                line.metric(),
                line.attainment(),
                line.version().policy(),
                line.version().number(),
                line.rule(),
                line.consequence(),
                line.severity().level(),
                line.inARow(),
                line.omitted(),
                line.since(),
                line.missing().stream()
                        .map(missing -> new Promise(missing.text(), missing.byId(), missing.due()))
                        .toList(),
                KeptBackAloud.sentence(line, speech.words()));
    }
}
