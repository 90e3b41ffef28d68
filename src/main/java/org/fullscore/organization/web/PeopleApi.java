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
import org.fullscore.organization.LoadingPeople;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody in the organization as a list. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "Organization")
class PeopleApi {

    private static final String EXAMPLE = """
            id,name,email,rank,team,joined
            niamh,Niamh Byrne,niamh@example.org,leader,dublin,2021-03-01
            priya,Priya Raman,priya@example.org,rep,dublin,2024-09-02
            """;

    private final LoadingPeople loading;
    private final DirectoryLists lists;
    private final Today today;

    PeopleApi(LoadingPeople loading, DirectoryLists lists, Today today) {
        this.loading = loading;
        this.lists = lists;
        this.today = today;
    }

    @PutMapping(consumes = {Lists.CSV, Lists.PLAIN, Lists.BYTES})
    @Operation(
            summary = "Add or change people",
            description =
                    "Columns: id, name, email, rank (rep, leader, executive), team, joined, left, moved, country, job, roles (administrator, auditor, operations), group:<name> (scope groups:write). A changed team closes the old membership on the day in moved, today unless given. All rows are taken or none. A missing column leaves what is there, an empty cell clears it. complete=true ends whoever is absent, more than a tenth only with confirm=true; preview=true changes nothing.",
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
    @Operation(summary = "Everybody, with the main team of today or of another day")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = Lists.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        List<String> key = Lists.after(after, 1);
        if (key == null || !Lists.isLimit(limit)) {
            return Lists.noSuchPage().response();
        }
        List<DirectoryLists.PersonLine> items = lists.people(on == null ? today.date() : on, key.getFirst(), limit + 1);
        return ResponseEntity.ok(Lists.page(request, items, limit, item -> List.of(item.id())));
    }
}
