package org.fullscore.consistency.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.CaseFile;
import org.fullscore.consistency.CaseLine;
import org.fullscore.consistency.CaseQuery;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.GroupUses;
import org.fullscore.consistency.Nature;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.fullscore.web.Spreadsheet;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases behind each number of the report, as a page and as a file. */
@Controller
class CasesController {

    private static final int A_PAGE = 100;
    private static final Set<String> OUTCOMES = Set.of("applied", "late", "substituted", "waived", "not applied");

    private final CaseFile file;
    private final GroupGate gate;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    CasesController(
            CaseFile file, GroupGate gate, Periods periods, OrganizationSettings settings, Dictionary dictionary) {
        this.file = file;
        this.gate = gate;
        this.periods = periods;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    /** The address, taken apart. */
    record Asked(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate to,

            @Nullable String by,
            @Nullable String value,
            @Nullable String of,
            @Nullable String outcome) {

        /** An address that was not made by the report leads nowhere; nor does one by which a leader would learn who is in which optional group. */
        CaseQuery query(Viewer viewer) {
            if (from == null || to == null) {
                throw Problem.notFound().exception();
            }
            var dimension = by == null || by.isEmpty()
                    ? null
                    : Dimension.of(by).orElseThrow(() -> Problem.notFound().exception());
            if (dimension != null && dimension.kind() == Dimension.Kind.GROUP && !GroupUses.mayRead(viewer)) {
                throw Problem.notFound().exception();
            }
            var nature = of == null || of.isEmpty()
                    ? null
                    : Stream.of(Nature.values())
                            .filter(each -> each.word().equals(of))
                            .findFirst()
                            .orElseThrow(() -> Problem.notFound().exception());
            var became = outcome == null || outcome.isEmpty() ? null : outcome;
            if (became != null && !OUTCOMES.contains(became)) {
                throw Problem.notFound().exception();
            }
            return new CaseQuery(from, to, dimension, value == null ? "" : value, nature, became);
        }
    }

    @GetMapping("/consistency/cases")
    String cases(
            Asked asked,
            @RequestParam(required = false) @Nullable String after,
            Viewer viewer,
            HttpServletRequest request,
            Model model) {
        var query = gate.open(asked.query(viewer), viewer);
        var lines = file.page(query, viewer, after(after), A_PAGE);
        var address = address(request, after);
        var next = lines.size() < A_PAGE
                ? null
                : "/consistency/cases?" + address + "&after="
                        + lines.getLast().deadline() + "_"
                        + URLEncoder.encode(lines.getLast().id(), StandardCharsets.UTF_8);
        var set = settings.current();
        var words = dictionary.words(set.locale(), set.zone());
        model.addAttribute(
                "page",
                new CasesPage(
                        what(query, lines, words),
                        query.first(),
                        query.last(),
                        lines,
                        lines.stream()
                                .map(CaseLine::period)
                                .filter(Objects::nonNull)
                                .distinct()
                                .collect(Collectors.toMap(id -> id, id -> periods.nameOf(id, set.locale()))),
                        "/consistency/cases.csv?" + address,
                        next));
        return "consistency/web/cases";
    }

    @GetMapping("/consistency/cases.csv")
    void csv(Asked asked, Viewer viewer, HttpServletResponse response) throws IOException {
        var query = gate.open(asked.query(viewer), viewer);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"cases.csv\"");
        var csv = CsvWriter.builder().build(response.getWriter());
        csv.writeRecord(
                "id",
                "owner",
                "owed_by",
                "rule",
                "consequence",
                "kind",
                "severity",
                "period",
                "deadline",
                "outcome",
                "decided",
                "rank",
                "team",
                "region");
        file.each(query, viewer, line -> csv.writeRecord(cells(line)));
        response.getWriter().flush();
    }

    private static List<String> cells(CaseLine line) {
        return List.of(
                Spreadsheet.harmless(line.id()),
                Spreadsheet.harmless(line.ownerName()),
                Spreadsheet.harmless(line.owedByName()),
                Spreadsheet.harmless(line.rule()),
                Spreadsheet.harmless(line.consequence()),
                line.kind(),
                Integer.toString(line.severity()),
                Spreadsheet.harmless(text(line.period())),
                line.deadline().toString(),
                line.outcome(),
                text(line.decided()),
                text(line.rank()),
                Spreadsheet.harmless(text(line.team())),
                Spreadsheet.harmless(text(line.region())));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable CaseLine after(@Nullable String after) {
        if (after == null) {
            return null;
        }
        int cut = after.indexOf('_');
        try {
            var day = LocalDate.parse(after.substring(0, Math.max(0, cut)));
            return new CaseLine(
                    after.substring(cut + 1), false, "", "", "", "", "", 0, null, day, "", null, null, null, null);
        } catch (DateTimeException notOurs) {
            throw Problem.notFound().exception();
        }
    }

    private static String address(HttpServletRequest request, @Nullable String after) {
        var query = request.getQueryString();
        var cut = after == null ? -1 : query.indexOf("&after=");
        return cut < 0 ? query : query.substring(0, cut);
    }

    /** Which cases, in words. */
    static String what(CaseQuery query, List<CaseLine> lines, Words words) {
        var parts = new ArrayList<String>();
        var by = query.by();
        if (by != null) {
            parts.add(
                    switch (by.kind()) {
                        case RANK -> words.say("consistency.name." + query.value());
                        case OWED_BY ->
                            lines.isEmpty() ? query.value() : lines.getFirst().owedByName();
                        case TEAM ->
                            lines.isEmpty()
                                    ? query.value()
                                    : either(lines.getFirst().team(), query.value());
                        case REGION ->
                            lines.isEmpty()
                                    ? query.value()
                                    : either(lines.getFirst().region(), query.value());
                        case GROUP -> query.value();
                    });
        }
        if (query.nature() != null) {
            parts.add(words.say("consistency.nature." + query.nature()));
        }
        if (query.outcome() != null) {
            parts.add(words.say("consistency.outcome." + query.outcome().replace(' ', '-')));
        }
        return parts.isEmpty() ? words.say("consistency.cases.all") : String.join(", ", parts);
    }

    private static String either(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }
}
