package org.fullscore.consistency.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.CaseLine;
import org.fullscore.consistency.TwinCases;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Same result, different consequence: one click from each finding. */
@Controller
class PairsController {

    private static final int MOST = 100;

    private final TwinCases twins;
    private final GroupGate gate;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    PairsController(
            TwinCases twins, GroupGate gate, Periods periods, OrganizationSettings settings, Dictionary dictionary) {
        this.twins = twins;
        this.gate = gate;
        this.periods = periods;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    @GetMapping("/consistency/pairs")
    String pairs(CasesController.Asked asked, Viewer viewer, Model model) {
        var query = gate.open(asked.query(viewer), viewer);
        if (query.by() == null) {
            throw Problem.notFound().exception();
        }
        var set = settings.current();
        var words = dictionary.words(set.locale(), set.zone());
        var pairs = twins.pairs(query, viewer, MOST);
        var cases = pairs.stream().map(TwinCases.Pair::one).toList();
        model.addAttribute(
                "page",
                new PairsPage(
                        CasesController.what(query, cases, words), query.first(), query.last(), pairs, names(pairs)));
        return "consistency/web/pairs";
    }

    private Map<String, String> names(List<TwinCases.Pair> pairs) {
        var locale = settings.current().locale();
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .map(CaseLine::period)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> periods.nameOf(id, locale)));
    }
}
