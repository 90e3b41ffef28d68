package org.fullscore.goals.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fullscore.goals.GoalTemplate;
import org.fullscore.goals.GoalTemplates;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Reach;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page together on which one template is assigned to many people. */
@Component
@Transactional(readOnly = true)
class AssignmentForms {

    private final GoalTemplates templates;
    private final Teams teams;
    private final Metrics metrics;
    private final Periods periods;
    private final Hierarchy hierarchy;
    private final Reach reach;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final Today today;

    AssignmentForms(
            GoalTemplates templates,
            Teams teams,
            Metrics metrics,
            Periods periods,
            Hierarchy hierarchy,
            Reach reach,
            OrganizationSettings settings,
            Dictionary dictionary,
            Today today) {
        this.templates = templates;
        this.teams = teams;
        this.metrics = metrics;
        this.periods = periods;
        this.hierarchy = hierarchy;
        this.reach = reach;
        this.settings = settings;
        this.dictionary = dictionary;
        this.today = today;
    }

    /** What is shown: whose people, which kind of period, which template; anything may be missing. */
    record Asked(
            @Nullable String team,
            @Nullable String kind,
            @Nullable String template) {}

    /** What comes back with a form that was not taken. */
    record Returned(Set<String> ticked, Map<String, String> typed, Errors errors) {}

    /** The page as it is opened; empty where the viewer proposes for nobody. */
    Optional<AssignmentPage> opened(Asked asked, @Nullable Integer done, Viewer viewer) {
        Map<String, String> typed = Optional.ofNullable(asked.template())
                .flatMap(templates::find)
                .map(this::typed)
                .orElse(Map.of());
        return page(asked, new Returned(Set.of(), typed, Errors.NONE), done, viewer);
    }

    Optional<AssignmentPage> page(Asked asked, Returned returned, @Nullable Integer done, Viewer viewer) {
        Team team = team(asked.team(), viewer);
        Reach.Owned owned = reach.of(viewer);
        if (team == null || owned.isEmpty() || metrics.all().isEmpty()) {
            return Optional.empty();
        }
        Period.Kind kind = Stream.of(Period.Kind.values())
                .filter(each -> each.word().equals(asked.kind()))
                .findFirst()
                .orElse(Period.Kind.QUARTER);
        LocalDate day = today.date();
        return Optional.of(new AssignmentPage(
                new AssignmentPage.Choice(team.id(), kind.word(), asked.template() == null ? "" : asked.template()),
                teams.all().stream()
                        .map(each -> new Option(each.id(), each.name()))
                        .toList(),
                metrics.all().stream()
                        .map(metric -> new Option(metric.code(), metric.name()))
                        .toList(),
                templates.names(),
                periods.between(kind, day, day.plusYears(1)),
                groups(team, owned, day),
                returned.ticked(),
                returned.typed(),
                returned.errors(),
                done));
    }

    private Map<String, String> typed(GoalTemplate template) {
        Words words =
                dictionary.words(settings.current().locale(), settings.current().zone());
        Map<String, String> typed = new HashMap<>();
        typed.put("metric", template.metric().code());
        typed.put("target", shown(template.target().amount(), words));
        typed.put("commit", shown(template.target().commit(), words));
        typed.put("stretch", shown(template.target().stretch(), words));
        typed.put("why", text(template.reasons().why()));
        typed.put("what", text(template.reasons().what()));
        typed.put("how", text(template.reasons().how()));
        return typed;
    }

    private static String shown(java.math.@Nullable BigDecimal amount, Words words) {
        return amount == null ? "" : words.number(amount, Math.max(0, amount.scale()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private @Nullable Team team(@Nullable String id, Viewer viewer) {
        return Optional.ofNullable(id)
                .flatMap(teams::byId)
                .or(() ->
                        hierarchy.led(viewer.personKey(), today.date()).stream().findFirst())
                .or(() -> teams.rootsOn(today.date()).stream().findFirst())
                .orElse(null);
    }

    /** Everybody once, with the first team they are found in. */
    private List<AssignmentPage.Group> groups(Team top, Reach.Owned owned, LocalDate day) {
        Map<String, List<AssignmentPage.Somebody>> groups = new LinkedHashMap<>();
        Set<Integer> found = new HashSet<>();
        for (Team team : subtree(top, day)) {
            Integer leader = hierarchy.leaderOn(team.key(), day).orElse(null);
            List<AssignmentPage.Somebody> people = new ArrayList<>();
            teams.membersOn(team.key(), day).stream()
                    .filter(person -> owned.includes(Owner.person(person.key())) && found.add(person.key()))
                    .forEach(person -> people.add(new AssignmentPage.Somebody(
                            "who-" + person.key(),
                            "person:" + person.id(),
                            person.name(),
                            leader != null && leader == person.key())));
            if (!people.isEmpty()) {
                groups.put(team.name(), people);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new AssignmentPage.Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    private List<Team> subtree(Team top, LocalDate day) {
        List<Teams.Branch> tree = teams.treeOn(day);
        List<Team> below = new ArrayList<>();
        int depth = -1;
        for (Teams.Branch branch : tree) {
            if (branch.team().key() == top.key()) {
                depth = branch.depth();
                below.add(branch.team());
            } else if (depth >= 0 && branch.depth() > depth) {
                below.add(branch.team());
            } else {
                depth = -1;
            }
        }
        return below;
    }
}
