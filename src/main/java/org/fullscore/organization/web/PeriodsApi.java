package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.fullscore.organization.LoadingPeriods;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The periods goals are made for. */
@RestController
@RequestMapping("/api/periods")
@Tag(name = "Organization")
class PeriodsApi {

    private static final String EXAMPLE = """
            id,starts,ends
            spring-2026,2026-03-02,2026-05-31
            """;

    private final LoadingPeriods loading;
    private final Periods periods;

    PeriodsApi(LoadingPeriods loading, Periods periods) {
        this.loading = loading;
        this.periods = periods;
    }

    @PutMapping(consumes = {Lists.CSV, Lists.PLAIN, Lists.BYTES})
    @Operation(
            summary = "Add or change periods of your own",
            description =
                    "Columns: id, starts, ends; both days inclusive. Weeks, months, quarters, halves and years exist by themselves, and what goals stand in keeps its days. All rows are taken or none; preview=true changes nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Lists.CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    ResponseEntity<?> put(
            @RequestParam(defaultValue = "false") boolean complete,
            @RequestParam(defaultValue = "false") boolean confirm,
            @RequestParam(defaultValue = "false") boolean preview,
            HttpServletRequest request,
            @Parameter(hidden = true) Viewer viewer) {
        return Lists.take(request, viewer, new Lists.Meant(complete, confirm, preview), loading::load);
    }

    /** A period as the public contract says it: both days inclusive. */
    record Line(String id, LocalDate starts, LocalDate ends, String kind) {

        static Line of(Period period) {
            return new Line(
                    period.id(),
                    period.starts(),
                    period.lastDay(),
                    period.kind().word());
        }
    }

    @GetMapping
    @Operation(summary = "The organization's own periods")
    Page<Line> list() {
        return Page.of(periods.customs().stream().map(Line::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One period, of the calendar (2026-Q3) or of the organization's own")
    ResponseEntity<?> one(@PathVariable String id) {
        return periods.find(id)
                .<ResponseEntity<?>>map(period -> ResponseEntity.ok(Line.of(period)))
                .orElseGet(() -> Problem.notFound().response());
    }
}
