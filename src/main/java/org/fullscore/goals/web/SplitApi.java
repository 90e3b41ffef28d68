package org.fullscore.goals.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.goals.Fault;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Refusal;
import org.fullscore.goals.Splitting;
import org.fullscore.goals.Target;
import org.fullscore.organization.Period;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A goal split over shorter periods, by the weights of the season. */
@RestController
@RequestMapping("/api/goals/{id}/split")
@Tag(name = "Goals")
class SplitApi {

    private final Splitting splitting;
    private final Refusals refusals;

    SplitApi(Splitting splitting, Refusals refusals) {
        this.splitting = splitting;
        this.refusals = refusals;
    }

    /**
     * How it is split.
     *
     * @param into week, month, quarter or half
     * @param season even, working_days or last_year; what parts weigh where no weights are given
     * @param weights one for each part, in the order of time
     */
    record Wanted(
            @Nullable String into,
            @Nullable String season,
            @Nullable List<BigDecimal> weights) {}

    /** A part; target is null where nothing falls on it, so that it becomes no goal. */
    record Part(
            String period,
            LocalDate starts,
            LocalDate ends,
            BigDecimal weight,
            @Nullable BigDecimal target,
            @Nullable BigDecimal commit,
            @Nullable BigDecimal stretch) {

        static Part of(Splitting.Part part) {
            Target target = part.target();
            return new Part(
                    part.period().id(),
                    part.period().starts(),
                    part.period().lastDay(),
                    part.weight(),
                    target == null ? null : target.amount(),
                    target == null ? null : target.commit(),
                    target == null ? null : target.stretch());
        }
    }

    /** The parts, and how many goals were made and changed. */
    record Answer(List<Part> parts, int created, int changed) {

        static Answer of(List<Splitting.Part> parts, int created, int changed) {
            return new Answer(parts.stream().map(Part::of).toList(), created, changed);
        }
    }

    @PostMapping
    @Operation(
            summary = "Split a goal over shorter periods by weights; the parts sum to it to the cent and serve it",
            description =
                    "With preview=true nothing is written. Without weights the parts weigh the same (season even) "
                            + "or by working days (season working_days) or as what the owner brought in the same parts a year "
                            + "before (season last_year). All parts are proposed, or none.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"into\": \"month\", \"weights\": [6, 7, 9, 8, 8, 9, 6, 4, 10, 11, 11, 11]}"))))
    ResponseEntity<?> split(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody(required = false) @Nullable Wanted body,
            Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                    .response();
        }
        String word = body == null || body.into() == null ? Period.Kind.MONTH.word() : body.into();
        Period.Kind into = Stream.of(Period.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(Period.Kind.CUSTOM);
        Splitting.Season season = Stream.of(Splitting.Season.values())
                .filter(one -> body != null && SplitPage.word(one).equals(body.season()))
                .findFirst()
                .orElse(Splitting.Season.EVEN);
        List<BigDecimal> weights = body == null || body.weights() == null ? List.of() : body.weights();
        return answer(
                preview
                        ? splitting.look(new GoalId(id), into, season, weights, viewer)
                        : splitting.split(new GoalId(id), into, season, weights, viewer));
    }

    private ResponseEntity<?> answer(Splitting.Outcome outcome) {
        return switch (outcome) {
            case Splitting.Looked looked -> ResponseEntity.ok(Answer.of(looked.parts(), 0, 0));
            case Splitting.Made made -> ResponseEntity.ok(Answer.of(made.parts(), made.created(), made.changed()));
            case Splitting.Unseen unseen -> Problem.notFound().response();
            case Splitting.Refused refused ->
                refusals.problem(refused.reason())
                        .withErrors(
                                refused.reason() == Refusal.WEIGHTS_DO_NOT_FIT
                                        ? List.of(RowError.atField(
                                                "weights",
                                                null,
                                                refused.reason().name(),
                                                refusals.said(refused.reason()),
                                                "Give one number for each part, in the order of time."))
                                        : List.of())
                        .response();
            case Splitting.NotWritten not -> notWritten(not.parts());
        };
    }

    private ResponseEntity<?> notWritten(List<Splitting.Wrong> wrong) {
        boolean conflict = wrong.stream().map(Splitting.Wrong::fault).allMatch(Fault::isConflict);
        Problem problem = conflict
                ? Problem.conflict("agreed", "Some parts stand already", "Nothing was written.")
                : Problem.unprocessable("parts-refused", "Some parts were refused", "Nothing was written.");
        return problem.withErrors(wrong.stream()
                        .map(part -> RowError.atField(
                                part.period().id(),
                                null,
                                part.fault().name(),
                                refusals.said(part.fault()),
                                refusals.remedy(part.fault())))
                        .toList())
                .response();
    }
}
