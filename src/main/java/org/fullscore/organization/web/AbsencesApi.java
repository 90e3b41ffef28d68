package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fullscore.organization.DirectoryLists;
import org.fullscore.organization.LoadingAbsences;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When people are away. Everybody sees their own and those of the people below them; administrators and auditors see all. */
@RestController
@RequestMapping("/api/absences")
@Tag(name = "Organization")
class AbsencesApi {

    private static final String EXAMPLE = """
            person,from,to
            priya,2026-08-03,2026-08-14
            """;

    private final LoadingAbsences loading;
    private final DirectoryLists lists;
    private final PeopleBelow below;

    AbsencesApi(LoadingAbsences loading, DirectoryLists lists, PeopleBelow below) {
        this.loading = loading;
        this.lists = lists;
        this.below = below;
    }

    @PutMapping(consumes = {Lists.CSV, Lists.PLAIN, Lists.BYTES})
    @Operation(
            summary = "Say when people are away",
            description =
                    "Columns: person, from, to; both days inclusive; no reason is taken. An empty to withdraws the absence that begins on from. All rows are taken or none. A missing column leaves what is there, an empty cell clears it. complete=true ends whoever is absent, more than a tenth only with confirm=true; preview=true changes nothing.",
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
    @Operation(summary = "Absences of those the asker may see")
    ResponseEntity<?> list(
            @RequestParam(defaultValue = Lists.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            @Parameter(hidden = true) Viewer viewer) {
        List<String> key = Lists.after(after, 2);
        if (key == null || !Lists.isLimit(limit)) {
            return Lists.noSuchPage().response();
        }
        return ResponseEntity.ok(Lists.page(
                request,
                lists.absences(below.of(viewer), key, limit + 1),
                limit,
                line -> List.of(line.person(), line.from().toString())));
    }
}
