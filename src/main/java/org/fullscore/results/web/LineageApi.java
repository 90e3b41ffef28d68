package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.goals.Owners;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Lineage;
import org.fullscore.results.Standing;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The results behind the number of a goal, each with the file and the line it came from. */
@RestController
@RequestMapping("/api/goals/{id}")
@Tag(name = "Standings")
class LineageApi {

    private static final int MOST = 1000;

    private final AskedLineage asked;
    private final LineageFile file;
    private final Owners owners;
    private final People people;

    LineageApi(AskedLineage asked, LineageFile file, Owners owners, People people) {
        this.asked = asked;
        this.file = file;
        this.owners = owners;
        this.people = people;
    }

    /**
     * The number and what is behind it.
     *
     * @param actual null while no source of the metric has delivered anything for the period
     * @param count of the results behind it that the caller may see
     * @param sums of these, by metric; more than one for a ratio
     * @param whole whether these are all results behind it
     */
    record Answer(
            UUID goal,
            String owner,
            String name,
            String metric,
            String period,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal attainment,
            Instant asOf,
            String freshness,
            boolean frozen,
            long count,
            Map<String, BigDecimal> sums,
            boolean whole,
            List<LineageItem> items,
            @Nullable String next) {}

    @GetMapping("/results")
    @Operation(
            summary = "List the results behind the number of a goal",
            description =
                    "Each with source, import, file, SHA-256, line and the version of the mapping it was read by, and the versions it corrected. The newest day first. Goals are named by the standings and by GET /api/goals.")
    ResponseEntity<?> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") int limit,
            Viewer viewer) {
        int most = Math.clamp(limit, 1, MOST);
        Lineage.After begin = null;
        if (after != null) {
            Optional<Lineage.After> read = cursor(after);
            if (read.isEmpty()) {
                return Problem.badRequest(
                                "unreadable-parameter", "A parameter cannot be read", "after is as the API gave it.")
                        .response();
            }
            begin = read.get();
        }
        Optional<AskedLineage.Found> found = asked.find(id, viewer, begin, most);
        if (found.isEmpty() || found.get().behind().isEmpty()) {
            return Problem.notFound().response();
        }
        return ResponseEntity.ok(answer(found.get().behind().get(), found.get().whole(), most));
    }

    @GetMapping(value = "/results.csv", produces = "text/csv")
    @Operation(
            summary = "Download the results behind the number of a goal",
            description =
                    "One row a result, as GET /api/goals/{id}/results names them. Cells a spreadsheet would run as a formula begin with an apostrophe.")
    void download(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        file.write(id, viewer, response);
    }

    private Answer answer(Lineage.Behind behind, boolean whole, int most) {
        Standing standing = behind.standing();
        Owners.Card card = owners.card(standing.owner());
        Map<Integer, Person> known = people.all().stream().collect(Collectors.toMap(Person::key, Function.identity()));
        Map<String, BigDecimal> sums = new TreeMap<>();
        behind.sums().forEach((code, amount) -> sums.put(code, LineageItem.plain(amount)));
        Lineage.After next = behind.next();
        return new Answer(
                standing.goal(),
                card.wire(),
                card.name(),
                standing.metric().code(),
                standing.period().id(),
                standing.hasTarget() ? LineageItem.plain(standing.target()) : null,
                standing.hasData() ? LineageItem.plain(standing.actual().value()) : null,
                standing.attainment(),
                standing.asOf(),
                standing.freshness().word(),
                standing.frozen(),
                behind.count(),
                sums,
                whole,
                behind.results().stream()
                        .map(origin -> LineageItem.of(origin, known))
                        .toList(),
                next == null
                        ? null
                        : "/api/goals/" + standing.goal() + "/results?after=" + cursor(next) + "&limit=" + most);
    }

    static String cursor(Lineage.After after) {
        String text =
                after.day() + " " + after.metric() + " " + after.source() + " " + after.part() + " " + after.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Lineage.After> cursor(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 5);
            return parts.length < 5
                    ? Optional.empty()
                    : Optional.of(new Lineage.After(
                            LocalDate.parse(parts[0]),
                            Short.parseShort(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3]),
                            parts[4]));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
