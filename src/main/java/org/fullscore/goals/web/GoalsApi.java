package org.fullscore.goals.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.Fault;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.goals.LoadingGoals;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Proposing;
import org.fullscore.goals.Reach;
import org.fullscore.goals.Serving;
import org.fullscore.goals.Sight;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goals as a list: loaded as CSV, read as JSON. */
@RestController
@RequestMapping("/api/goals")
@Tag(name = "Goals")
class GoalsApi {

    private static final int MOST = 1000;

    private final GoalsFile file;
    private final LoadingGoals loading;
    private final GoalLines lines;
    private final Owners owners;
    private final Metrics metrics;
    private final Reach reach;
    private final Sight sight;
    private final Refusals refusals;

    GoalsApi(
            GoalsFile file,
            LoadingGoals loading,
            GoalLines lines,
            Owners owners,
            Metrics metrics,
            Reach reach,
            Sight sight,
            Refusals refusals) {
        this.file = file;
        this.loading = loading;
        this.lines = lines;
        this.owners = owners;
        this.metrics = metrics;
        this.reach = reach;
        this.sight = sight;
        this.refusals = refusals;
    }

    /** How many goals a file created and changed, and how many serve another goal than before; unchanged ones were there already. */
    record Loaded(int read, int created, int changed, int agreed, int unchanged, int linked) {}

    @PutMapping
    @Operation(
            summary = "Propose goals from CSV, or record agreements made elsewhere",
            description =
                    "Columns owner,metric,period,target,commit,stretch,why,what,how,agreed,serves. All rows are written or none. "
                            + "serves names the larger goal by its owner, or by owner, metric and period with spaces between. "
                            + "A proposal is changed by sending it again; an agreed goal changes through relief only (409).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                                                            owner,metric,period,target,commit,stretch,why,serves
                                                            person:4711,revenue,2026-Q3,75000,60000,90000,New region,team:dublin
                                                            team:dublin,revenue,2026-Q3,300000,,,,team:company revenue 2026
                                                            """))))
    ResponseEntity<?> load(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(defaultValue = "false") boolean agreed,
            Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                    .response();
        }
        if (reach.of(viewer).isEmpty()) {
            return Problem.forbidden("not-yours", "Leaders, operations and administrators propose goals", null)
                    .response();
        }
        if (agreed && !viewer.isAdministrator()) {
            return Problem.forbidden(
                            "administrators-only",
                            refusals.said(Fault.ADMINISTRATORS_ONLY),
                            refusals.remedy(Fault.ADMINISTRATORS_ONLY))
                    .response();
        }
        GoalsFile.Read read = file.read(
                body == null ? new byte[0] : body,
                agreed ? GoalsFile.Agreed.ON_THE_FIRST_DAY : GoalsFile.Agreed.AS_THE_ROW_SAYS);
        if (!read.errors().isEmpty()) {
            return refused(422, read.errors());
        }
        LoadingGoals.Outcome outcome = loading.load(read.proposals(), read.links(), viewer);
        if (!outcome.refused().isEmpty()) {
            return refused(422, unlinked(read, outcome.refused()));
        }
        return switch (outcome.proposed()) {
            case Proposing.Written written ->
                ResponseEntity.ok(new Loaded(
                        read.proposals().size(),
                        written.created(),
                        written.changed(),
                        written.agreed(),
                        written.unchanged(),
                        outcome.linked()));
            case Proposing.NotWritten not -> refused(status(not.faults()), errors(read, not.faults()));
        };
    }

    @GetMapping
    @Operation(summary = "Goals that are proposed, agreed or set, as far as the asker may see them")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "1000") int limit,
            Viewer viewer) {
        Optional<Metric> wanted = metric == null ? Optional.empty() : metrics.byCode(metric);
        Optional<Owner> whose = owner == null ? Optional.empty() : owners.find(owner);
        if ((metric != null && wanted.isEmpty()) || (owner != null && whose.isEmpty())) {
            return ResponseEntity.ok(Page.of(List.of()));
        }
        int most = Math.clamp(limit, 1, MOST);
        Set<Integer> people = sight.people(viewer).orElse(null);
        List<GoalLine> found = lines.list(
                new GoalLines.Narrowed(period, wanted.map(Metric::key).orElse(null), whose.orElse(null), people, after),
                most);
        return ResponseEntity.ok(new Page<>(
                items(found), found.size() < most ? null : next(period, metric, owner, found.getLast(), most)));
    }

    private List<GoalItem> items(List<GoalLine> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Owner, Owners.Card> cards = owners.cards();
        Map<Short, String> codes = new HashMap<>();
        metrics.all().forEach(each -> codes.put(each.key(), each.code()));
        return found.stream()
                .map(goal -> GoalItem.of(goal, cards.get(goal.owner()), codes.getOrDefault(goal.metric(), "")))
                .toList();
    }

    private static String next(
            @Nullable String period, @Nullable String metric, @Nullable String owner, GoalLine last, int most) {
        return "/api/goals?after=" + last.id() + "&limit=" + most + parameter("period", period)
                + parameter("metric", metric) + parameter("owner", owner);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private List<RowError> errors(GoalsFile.Read read, List<Proposing.Misplaced> faults) {
        return faults.stream()
                .map(fault -> {
                    Proposal proposal = read.proposals().get(fault.proposal());
                    Proposal.Part part = fault.part();
                    return RowError.atCell(
                            read.lines().get(fault.proposal()),
                            part == null ? column(fault.fault()) : GoalsFile.column(part),
                            value(proposal, part),
                            fault.fault().name(),
                            refusals.said(fault.fault()),
                            refusals.remedy(fault.fault()));
                })
                .toList();
    }

    private List<RowError> unlinked(GoalsFile.Read read, List<Serving.Refused> refused) {
        return refused.stream()
                .map(wrong -> RowError.atCell(
                        read.lines().get(wrong.wish()),
                        "serves",
                        null,
                        wrong.reason().name(),
                        refusals.said(wrong.reason()),
                        refusals.remedyOfLink()))
                .toList();
    }

    private static String column(Fault fault) {
        return switch (fault) {
            case DAY_AFTER_PERIOD, DAY_IN_FUTURE, DAY_UNREADABLE, ADMINISTRATORS_ONLY -> "agreed";
            case PERIOD_CLOSED, PERIOD_UNKNOWN -> "period";
            case METRIC_UNKNOWN -> "metric";
            case AGREED, STALE, TARGET_MISSING, NOT_A_NUMBER, NOT_POSITIVE, NEGATIVE, TOO_LARGE, TOO_PRECISE ->
                "target";
            case COMMIT_BEYOND_TARGET -> "commit";
            case STRETCH_SHORT_OF_TARGET -> "stretch";
            case OWNER_UNKNOWN, TWICE, NOT_YOURS -> "owner";
        };
    }

    private static @Nullable String value(Proposal proposal, Proposal.@Nullable Part part) {
        BigDecimal amount = part == null ? null : proposal.amount(part);
        return amount == null ? null : amount.toPlainString();
    }

    private static int status(List<Proposing.Misplaced> faults) {
        if (faults.stream().allMatch(fault -> fault.fault() == Fault.NOT_YOURS)) {
            return 403;
        }
        return faults.stream().anyMatch(fault -> !fault.fault().isConflict()) ? 422 : 409;
    }

    private static ResponseEntity<?> refused(int status, List<RowError> errors) {
        return new Problem(
                        status,
                        status == 409 ? "agreed" : status == 403 ? "not-yours" : "rows-refused",
                        errors.size() == 1 ? "One row was refused" : errors.size() + " rows were refused",
                        "Nothing was written. Mend or drop the rows named below and send the file again.",
                        errors)
                .response();
    }
}
