package org.fullscore.consistency.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.GroupUses;
import org.fullscore.consistency.Inquiry;
import org.fullscore.consistency.Reporting;
import org.fullscore.consistency.Snapshot;
import org.fullscore.consistency.Snapshots;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page executives come for: kept first, then whether the same was done for the same. Those who may open the cases see it as things
 * stand, everybody else as it was at the last closing.
 */
@Controller
class ConsistencyController {

    private static final int MOST_SNAPSHOTS = 24;

    private final Reporting reporting;
    private final Snapshots snapshots;
    private final GroupUses uses;
    private final GroupGate gate;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final Today today;
    private final Dictionary dictionary;

    ConsistencyController(
            Reporting reporting,
            Snapshots snapshots,
            GroupUses uses,
            GroupGate gate,
            Periods periods,
            OrganizationSettings settings,
            Today today,
            Dictionary dictionary) {
        this.reporting = reporting;
        this.snapshots = snapshots;
        this.uses = uses;
        this.gate = gate;
        this.periods = periods;
        this.settings = settings;
        this.today = today;
        this.dictionary = dictionary;
    }

    @Bean
    static RailEntry consistencyRailEntry() {
        return new RailEntry("evidence", 10, "rail.consistency", "/consistency");
    }

    @GetMapping("/consistency")
    ModelAndView consistency(
            @RequestParam(required = false) @Nullable String range,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String snapshot,
            Viewer viewer) {
        var set = settings.current();
        var kept = snapshots.list(viewer, MOST_SNAPSHOTS);
        if (snapshot != null) {
            return snapshots
                    .open(SnapshotsController.snapshot(snapshot), viewer)
                    .map(opened -> page(opened, kept, set, viewer))
                    .orElseThrow(() -> Problem.notFound().exception());
        }
        return live(range, group == null ? "" : group.strip(), kept, set, viewer)
                .or(() -> snapshots.latest(viewer).map(opened -> page(opened, kept, set, viewer)))
                .orElseGet(() -> new ModelAndView("consistency/web/notYet"));
    }

    private ModelAndView page(Snapshots.Opened opened, List<Snapshot> kept, Settings set, Viewer viewer) {
        var ranges = Snapshots.seesAll(viewer) ? ranges(set).options(opened.words()) : List.<Option>of();
        var compared =
                opened.report().equalities().stream().map(Equality::dimension).collect(Collectors.toSet());
        return page(
                opened.report(),
                opened.words(),
                ranges,
                "",
                GroupChoice.kept(uses.off(compared).orElse(null)),
                opened.least(),
                new KeptReports(opened.snapshot(), kept, names(kept, set), false));
    }

    /** As things stand; empty for those who read the last closing. */
    private Optional<ModelAndView> live(
            @Nullable String range, String group, List<Snapshot> kept, Settings set, Viewer viewer) {
        var words = dictionary.words(set.locale(), set.zone());
        var ranges = ranges(set);
        var chosen = range == null ? Ranges.YEAR : range;
        gate.refusal(asked(group), viewer).ifPresent(off -> {
            throw off.exception();
        });
        var report = report(ranges, chosen, group, viewer, words);
        if (range == null && report.filter(found -> found.outcomes().due() == 0).isPresent()) {
            chosen = Ranges.ALL;
            report = report(ranges, chosen, group, viewer, words);
        }
        var shown = chosen;
        return report.map(found -> page(
                found,
                words,
                ranges.options(words),
                shown,
                GroupChoice.of(uses.standings(), group, words),
                set.suppressionPersons(),
                new KeptReports(null, kept, names(kept, set), Snapshots.seesAll(viewer))));
    }

    private static ModelAndView page(
            ConsistencyReport report,
            Words words,
            List<Option> ranges,
            String range,
            GroupChoice groups,
            int least,
            KeptReports kept) {
        var say = Statements.in(words);
        return new ModelAndView(
                "consistency/web/consistency",
                Map.of(
                        "page",
                        new ConsistencyPage(
                                report,
                                say,
                                new CaseLinks(report.first(), report.last()),
                                ranges,
                                range,
                                groups,
                                least,
                                ConsistencyPage.pictures(report, say),
                                kept)));
    }

    private Ranges ranges(Settings set) {
        LocalDate day = today.date();
        return new Ranges(
                set.calendar(),
                day,
                reporting.earliest().filter(first -> first.isBefore(day)).orElse(day));
    }

    private static List<Dimension> asked(String group) {
        return group.isEmpty() ? List.of() : List.of(new Dimension(Dimension.Kind.GROUP, group));
    }

    private Optional<ConsistencyReport> report(Ranges ranges, String chosen, String group, Viewer viewer, Words words) {
        var range = ranges.find(chosen).orElseThrow(() -> Problem.notFound().exception());
        var usual = Inquiry.usual(range.first(), range.last());
        return reporting.live(group.isEmpty() ? usual : usual.andBy(group), viewer, words);
    }

    private Map<String, String> names(List<Snapshot> kept, Settings set) {
        return kept.stream()
                .map(Snapshot::closing)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> periods.nameOf(id, set.locale())));
    }
}
