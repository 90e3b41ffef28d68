package org.fullscore.consistency.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.fullscore.consistency.Inquiry;
import org.fullscore.consistency.Reporting;
import org.fullscore.consistency.Snapshots;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The consistency report for machines. */
@RestController
@Tag(name = "Consistency")
class ConsistencyApi {

    private final Reporting reporting;
    private final Snapshots snapshots;
    private final GroupGate gate;
    private final OrganizationSettings settings;
    private final Today today;
    private final Dictionary dictionary;

    ConsistencyApi(
            Reporting reporting,
            Snapshots snapshots,
            GroupGate gate,
            OrganizationSettings settings,
            Today today,
            Dictionary dictionary) {
        this.reporting = reporting;
        this.snapshots = snapshots;
        this.gate = gate;
        this.settings = settings;
        this.today = today;
        this.dictionary = dictionary;
    }

    @GetMapping("/api/consistency")
    @Operation(summary = "Whether what was due was done, and whether the same was done for the same", description = """
                    Counts obligations whose deadline lies in the range and has passed. Withdrawn and lapsed ones are not counted; one \
                    that nobody decided counts as not applied. Benefits (reward, recognition) and burdens (support, corrective) are \
                    never added up. Four equalities: applied on time (`tests`), `delay` (decided as soon as half of all of the same kind \
                    and severity), `severity` (done as the rule says, or more) and `relief` (not waived). An occasion of decision is owed-by × period × kind; decisions from before Fullscore know no \
                    closings: there it is owed-by × day due × kind. `afterwards.disputedBy` counts disputes of decisions by everything that is compared. Executives and auditors see every group as things stand, \
                    administrators while there are only decisions from before Fullscore. Everybody else reads the snapshot of the \
                    last closing: managers only where it is they themselves, and groups behind which stand enough persons.""")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReportAnswer.class),
                            examples = @ExampleObject(ReportExample.JSON)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter cannot be read; errors name it and say what is allowed")
    @ApiResponse(responseCode = "404", description = "For those who read the last closing: there is none yet")
    @ApiResponse(
            responseCode = "409",
            description = "An optional group asked for is switched off (`group-off`); two people switch it on")
    @ApiResponse(
            responseCode = "422",
            description = "The range ends before it begins, or is not for the asker to choose")
    ResponseEntity<?> report(
            @Parameter(
                            description =
                                    "First day of the deadlines; without it the last four quarters that have ended",
                            example = "2025-07-01")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Last day, inclusive", example = "2026-06-30")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(
                            description =
                                    "owed_by, rank, team, region (the unit right below the top of the tree in which the team lay on the day the case fell due) or group:<name> (while two people have switched it on); several separated by commas; all but groups without it",
                            example = "rank")
                    @RequestParam(required = false)
                    @Nullable
                    String by,
            @Parameter(
                            description =
                                    "What makes two cases comparable: none, or of kind, severity, rank, rule, team, owed_by, separated by"
                                            + " commas. What is compared is left out. Without it kind,severity,rank",
                            example = "kind,severity")
                    @RequestParam(required = false)
                    @Nullable
                    String stratify,
            Viewer viewer) {
        var set = settings.current();
        var parameters = new ReportParameters(set.calendar(), today.date());
        return switch (parameters.read(from, to, by, stratify)) {
            case ReportParameters.Reading.Refused refused -> refused.problem().response();
            case ReportParameters.Reading.Asked asked -> {
                var off = gate.refusal(asked.inquiry().by(), viewer);
                if (off.isPresent()) {
                    yield off.get().response();
                }
                var words = dictionary.words(set.locale(), set.zone());
                var live = reporting.live(asked.inquiry(), viewer, words);
                yield live.isPresent()
                        ? ResponseEntity.ok(ReportAnswer.of(live.get(), Statements.in(words), null))
                        : ReportParameters.beyondTheClosing(from, to, by, stratify)
                                .<ResponseEntity<?>>map(Problem::response)
                                .orElseGet(() -> latest(asked.inquiry(), viewer));
            }
        };
    }

    private ResponseEntity<?> latest(Inquiry inquiry, Viewer viewer) {
        return snapshots
                .latest(viewer)
                .<ResponseEntity<?>>map(opened -> ResponseEntity.ok(ReportAnswer.of(
                        opened.report().comparing(inquiry.by()),
                        Statements.in(opened.words()),
                        opened.snapshot().id())))
                .orElseGet(() ->
                        new Problem(404, "nothing-closed", "Nothing has been closed yet", null, List.of()).response());
    }
}
