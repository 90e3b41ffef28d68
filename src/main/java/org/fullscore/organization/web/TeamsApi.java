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
import java.util.List;
import org.fullscore.organization.DirectoryLists;
import org.fullscore.organization.LoadingTeams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree of teams as a list. */
@RestController
@RequestMapping("/api/teams")
@Tag(name = "Organization")
class TeamsApi {

    private static final String EXAMPLE = """
            id,name,parent,leader,answersTo
            company,Aldera Instruments,,ingrid,sigrid
            dublin,Dublin,company,niamh,
            """;

    private final LoadingTeams loading;
    private final DirectoryLists lists;
    private final Today today;

    TeamsApi(LoadingTeams loading, DirectoryLists lists, Today today) {
        this.loading = loading;
        this.lists = lists;
        this.today = today;
    }

    @PutMapping(consumes = {Lists.CSV, Lists.PLAIN, Lists.BYTES})
    @Operation(
            summary = "Add or change teams",
            description =
                    "Columns: id, name, parent, leader, answersTo, from. Load teams, then people, then teams with their leaders; the order of rows does not matter. All rows are taken or none. A missing column leaves what is there, an empty cell clears it. complete=true ends whoever is absent, more than a tenth only with confirm=true; preview=true changes nothing.",
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

    @GetMapping
    @Operation(summary = "The teams of today, or of another day")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = Lists.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        List<String> key = Lists.after(after, 1);
        if (key == null || !Lists.isLimit(limit)) {
            return Lists.noSuchPage().response();
        }
        List<DirectoryLists.TeamLine> items = lists.teams(on == null ? today.date() : on, key.getFirst(), limit + 1);
        return ResponseEntity.ok(Lists.page(request, items, limit, item -> List.of(item.id())));
    }
}
