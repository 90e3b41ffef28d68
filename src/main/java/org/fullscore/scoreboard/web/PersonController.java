package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Agreements;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Always;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Person;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Visibility;
import org.fullscore.results.Facts;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.Dues;
import org.fullscore.scoreboard.Histories;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a person. */
@Controller
class PersonController {

    private static final int FACTS = 12;
    private static final int ALL_FACTS = 500;
    private static final int AGREEMENTS = 3;
    private static final int OBLIGATIONS = 100;

    private final People people;
    private final Teams teams;
    private final Hierarchy hierarchy;
    private final Visibility visibility;
    private final OrganizationSettings settings;
    private final Choices choices;
    private final AskedBoard asked;
    private final Histories histories;
    private final Facts facts;
    private final Agreements agreements;
    private final Dues dues;
    private final Today today;

    PersonController(
            People people,
            Teams teams,
            Hierarchy hierarchy,
            Visibility visibility,
            OrganizationSettings settings,
            Choices choices,
            AskedBoard asked,
            Histories histories,
            Facts facts,
            Agreements agreements,
            Dues dues,
            Today today) {
        this.people = people;
        this.teams = teams;
        this.hierarchy = hierarchy;
        this.visibility = visibility;
        this.settings = settings;
        this.choices = choices;
        this.asked = asked;
        this.histories = histories;
        this.facts = facts;
        this.agreements = agreements;
        this.dues = dues;
        this.today = today;
    }

    @GetMapping("/people/{id}")
    String person(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String all,
            Viewer viewer,
            Model model) {
        Person person = people.byId(id).orElseThrow(() -> Problem.notFound().exception());
        boolean whole = visibility.of(viewer).of(person.key(), person.rank()) == Visibility.Extent.WHOLE;
        Choices.Offered offered = choices.of(List.of(Owner.person(person.key())));
        Metric shown = metric == null || metric.isBlank() ? offered.metric().orElse(null) : asked.metric(metric);
        List<Histories.Chapter> chapters = whole && shown != null ? histories.of(person, shown) : List.of();
        Period results = period == null || period.isBlank() ? current(chapters) : asked.period(period);
        List<Agreement> signed = agreements(chapters, viewer);
        LocalDate day = today.date();
        List<Integer> above = hierarchy.lineAbove(person.key(), day);
        Map<Integer, String> names = people.names(mentioned(signed, above));
        model.addAttribute(
                "page",
                new PersonPage(
                        person,
                        teams.mainTeamOn(person.key(), day).orElse(null),
                        above.isEmpty() ? null : names.get(above.getFirst()),
                        offered.metrics(),
                        shown,
                        chapters,
                        followed(person, viewer),
                        results,
                        whole && shown != null && results != null
                                ? facts.of(person.key(), shown.key(), results, all == null ? FACTS : ALL_FACTS)
                                : null,
                        signed,
                        names,
                        settings.current().visibility(),
                        above.stream().map(names::get).filter(Objects::nonNull).toList(),
                        whole,
                        person.key() == viewer.personKey(),
                        day));
        return "scoreboard/web/person";
    }

    /** Obligations are for the person, whoever owes them, the line above, executives and auditors. Rule book, 9.2. */
    private List<Dues.Due> followed(Person person, Viewer viewer) {
        int self = viewer.personKey();
        boolean all = viewer.isExecutive()
                || viewer.isAuditor()
                || self == person.key()
                || hierarchy.isAbove(self, person.key(), today.date());
        return dues.of(person.key(), Always.STARTS, OBLIGATIONS).stream()
                .filter(due -> all || due.owedBy() == self)
                .toList();
    }

    /** The period that runs now, or the latest there is a goal for. */
    private @Nullable Period current(List<Histories.Chapter> chapters) {
        LocalDate day = today.date();
        return chapters.stream()
                .filter(chapter -> chapter.standing() != null)
                .map(Histories.Chapter::period)
                .min(Comparator.comparing((Period period) -> !period.contains(day))
                        .thenComparing(period -> period.starts().isAfter(day)))
                .orElse(null);
    }

    /** The latest goals, and every one of those shown whose target was changed, as the viewer may see them. */
    private List<Agreement> agreements(List<Histories.Chapter> chapters, Viewer viewer) {
        return chapters.stream()
                .filter(chapter ->
                        chapters.indexOf(chapter) < AGREEMENTS || chapter.goal().isRelieved())
                .map(chapter -> agreements.find(new GoalId(chapter.goal().id()), viewer))
                .flatMap(found -> found.stream())
                .toList();
    }

    private static Set<Integer> mentioned(List<Agreement> agreements, List<Integer> above) {
        Set<Integer> keys = new HashSet<>(above);
        for (Agreement agreement : agreements) {
            agreement.signatures().forEach(signature -> keys.add(signature.person()));
            agreement.reliefs().forEach(relief -> {
                keys.add(relief.requestedBy());
                if (relief.approvedBy() != null) {
                    keys.add(relief.approvedBy());
                }
            });
            if (agreement.ownerSide() != null) {
                keys.add(agreement.ownerSide());
            }
            if (agreement.leaderSide() != null) {
                keys.add(agreement.leaderSide());
            }
        }
        return keys;
    }
}
