package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Sight;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where everybody stands. */
@RestController
@Tag(name = "Standings")
class StandingsApi {

    private static final int MOST = 1000;

    private final Standings standings;
    private final Periods periods;
    private final Metrics metrics;
    private final Owners owners;
    private final Sight sight;

    StandingsApi(Standings standings, Periods periods, Metrics metrics, Owners owners, Sight sight) {
        this.standings = standings;
        this.periods = periods;
        this.metrics = metrics;
        this.owners = owners;
        this.sight = sight;
    }

    /**
     * A standing on the wire.
     *
     * @param target the target that is judged; null for whoever has none by the policy's formula
     * @param adjusted whether the policy's formula adjusted the target
     * @param agreedTarget what was agreed, where it was adjusted
     * @param countedDays working days that count, where it was adjusted: target = agreedTarget × countedDays / workingDays
     * @param actual null while no source of the metric has delivered anything for the period
     * @param attainment ratio with 8 decimals, on the same side of every boundary as the exact one
     * @param level none, commit, target or stretch
     * @param place among all persons, or all teams; ties share the better place
     * @param freshness fresh, stale or quarantined
     * @param goal id of the goal: GET /api/goals/{id}/results leads to the results behind the number
     */
    record Item(
            String owner,
            String name,
            String metric,
            String period,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal attainment,
            String level,
            boolean met,
            @Nullable Integer place,
            Instant asOf,
            String freshness,
            UUID goal,
            boolean adjusted,
            @Nullable BigDecimal agreedTarget,
            @Nullable BigDecimal countedDays,
            @Nullable Integer workingDays) {}

    @GetMapping("/api/standings")
    @Operation(
            summary = "List the standings of a period",
            description =
                    "Example: /api/standings?period=2017-Q3&metric=revenue. By metric, persons before teams, by place. Frozen once the period is closed.")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "1000") int limit,
            Viewer viewer) {
        Optional<Period> asked = period == null ? Optional.empty() : periods.find(period);
        if (asked.isEmpty()) {
            return unknown("period", period, "PERIOD_UNKNOWN", "Write a period such as 2017-Q3, 2017-07 or 2017.");
        }
        Optional<Metric> measured = metric == null ? Optional.empty() : metrics.byCode(metric);
        if (metric != null && measured.isEmpty()) {
            return unknown("metric", metric, "METRIC_UNKNOWN", "Write the code of a metric.");
        }
        Map<Owner, Owners.Card> cards = owners.cards();
        Optional<Set<Integer>> seen = sight.people(viewer);
        List<Item> all = standings.of(asked.get(), measured.orElse(null)).stream()
                .filter(standing -> isSeen(standing.owner(), seen))
                .sorted(Comparator.comparing(
                                (Standing standing) -> standing.metric().key())
                        .thenComparing(standing -> !standing.owner().isPerson())
                        .thenComparing(Standing::place, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(standing -> card(cards, standing).name()))
                .map(standing -> item(standing, card(cards, standing)))
                .toList();
        int most = Math.clamp(limit, 1, MOST);
        int from = Math.clamp(after, 0, all.size());
        int to = Math.min(all.size(), from + most);
        return ResponseEntity.ok(new Page<>(
                all.subList(from, to),
                to == all.size() ? null : next(asked.get().id(), metric, to, most)));
    }

    /** Teams are seen by everybody, persons as far as the organization lets the viewer. */
    private static boolean isSeen(Owner owner, Optional<Set<Integer>> seen) {
        Integer person = owner.personKey();
        return person == null || seen.map(people -> people.contains(person)).orElse(true);
    }

    private static String next(String period, @Nullable String metric, int after, int limit) {
        String asked = metric == null ? "" : "&metric=" + encoded(metric);
        return "/api/standings?period=" + encoded(period) + asked + "&after=" + after + "&limit=" + limit;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Owners.Card card(Map<Owner, Owners.Card> cards, Standing standing) {
        return cards.getOrDefault(standing.owner(), new Owners.Card("", ""));
    }

    private static Item item(Standing standing, Owners.Card card) {
        Adjustment adjustment = standing.adjustment();
        return new Item(
                card.wire(),
                card.name(),
                standing.metric().code(),
                standing.period().id(),
                standing.hasTarget() ? plain(standing.target()) : null,
                standing.hasData() ? plain(standing.actual().value()) : null,
                standing.attainment(),
                standing.level().word(),
                standing.met(),
                standing.place(),
                standing.asOf(),
                standing.freshness().word(),
                standing.goal(),
                adjustment != null,
                adjustment == null ? null : plain(adjustment.agreed().amount()),
                adjustment == null ? null : plain(adjustment.factor().days()),
                adjustment == null ? null : adjustment.factor().of());
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static ResponseEntity<?> unknown(String parameter, @Nullable String value, String code, String remedy) {
        return Problem.badRequest(parameter + "-unknown", "There is no such " + parameter, remedy)
                .withErrors(List.of(
                        RowError.atField(parameter, value, code, "There is no such " + parameter + ".", remedy)))
                .response();
    }
}
