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
import org.fullscore.organization.Always;
import org.fullscore.organization.DirectoryLists;
import org.fullscore.organization.LoadingMemberships;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was in which team from when to when. */
@RestController
@RequestMapping("/api/memberships")
@Tag(name = "Organization")
class MembershipsApi {

    private static final String EXAMPLE = """
            person,team,from,to,kind
            priya,porto,2026-03-01,2026-03-31,main
            conor,porto,2026-01-01,,overlay
            """;

    private final LoadingMemberships loading;
    private final DirectoryLists lists;

    MembershipsApi(LoadingMemberships loading, DirectoryLists lists) {
        this.loading = loading;
        this.lists = lists;
    }

    @PutMapping(consumes = {Lists.CSV, Lists.PLAIN, Lists.BYTES})
    @Operation(
            summary = "Correct memberships",
            description =
                    "Columns: person, team, from, to, kind (main, overlay); both days inclusive. On the days of a row the person is in that team. All rows are taken or none. A missing column leaves what is there, an empty cell clears it. complete=true ends whoever is absent, more than a tenth only with confirm=true; preview=true changes nothing.",
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
    @Operation(summary = "Every membership, past and present")
    ResponseEntity<?> list(
            @RequestParam(defaultValue = Lists.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        List<String> key = Lists.after(after, 4);
        if (key == null || !Lists.isLimit(limit)) {
            return Lists.noSuchPage().response();
        }
        return ResponseEntity.ok(Lists.page(request, lists.memberships(key, limit + 1), limit, MembershipsApi::key));
    }

    private static List<String> key(DirectoryLists.MembershipLine line) {
        LocalDate from = line.from() == null ? Always.STARTS : line.from();
        return List.of(line.person(), line.team(), line.kind(), from.toString());
    }
}
