package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Person;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Team;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Feed;
import org.fullscore.results.Reliabilities;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.fullscore.scoreboard.BoardLine;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.GoalSheet;
import org.fullscore.scoreboard.GoalSheets;
import org.fullscore.scoreboard.Pace;
import org.fullscore.web.Dictionary;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where I stand, what I owe, what I am owed, and my leaders' goals. */
@Controller
class HomeController {

    private final GoalSheets sheets;
    private final Standings standings;
    private final Choices choices;
    private final AskedBoard asked;
    private final Debts debts;
    private final Reliabilities reliabilities;
    private final Hierarchy hierarchy;
    private final People people;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final Today today;

    HomeController(
            GoalSheets sheets,
            Standings standings,
            Choices choices,
            AskedBoard asked,
            Debts debts,
            Reliabilities reliabilities,
            Hierarchy hierarchy,
            People people,
            OrganizationSettings settings,
            Dictionary dictionary,
            Today today) {
        this.sheets = sheets;
        this.standings = standings;
        this.choices = choices;
        this.asked = asked;
        this.debts = debts;
        this.reliabilities = reliabilities;
        this.hierarchy = hierarchy;
        this.people = people;
        this.settings = settings;
        this.dictionary = dictionary;
        this.today = today;
    }

    @Bean
    static RailEntry homeRailEntry() {
        return new RailEntry("", 10, "rail.home", "/");
    }

    @GetMapping("/")
    String home(@RequestParam(required = false) @Nullable String period, Viewer viewer, Model model) {
        LocalDate day = today.date();
        Owner self = Owner.person(viewer.personKey());
        List<Owner> owners = Stream.concat(
                        Stream.of(self),
                        hierarchy.led(viewer.personKey(), day).stream().map(team -> Owner.team(team.key())))
                .toList();
        Choices.Offered offered = choices.of(owners);
        Period shown = period == null || period.isBlank() ? offered.period() : asked.period(period);
        List<GoalSheet> own = sheets.of(owners, shown, viewer);
        Settings current = settings.current();
        Words words = dictionary.words(current.locale(), current.zone());
        WorkingDays days =
                Objects.requireNonNull(sheets.days(List.of(self), shown).get(self));
        Debts.Lists lists = debts.of(viewer, own, words);
        model.addAttribute(
                "page",
                new HomePage(
                        shown,
                        offered,
                        days,
                        day,
                        own,
                        lists.owe(),
                        lists.owed(),
                        leaders(viewer, shown, metric(own, offered), day),
                        feeds(own, shown),
                        viewer.personKey(),
                        viewer.personId(),
                        people.names(signers(own))));
        return "scoreboard/web/home";
    }

    private List<Feed> feeds(List<GoalSheet> own, Period period) {
        return own.stream()
                .map(sheet -> sheet.standing().metric())
                .distinct()
                .flatMap(metric -> reliabilities.feeds(metric, period).stream())
                .distinct()
                .toList();
    }

    private static @Nullable Metric metric(List<GoalSheet> own, Choices.Offered offered) {
        return own.isEmpty()
                ? offered.metric().orElse(null)
                : own.getFirst().standing().metric();
    }

    private static Set<Integer> signers(List<GoalSheet> own) {
        Set<Integer> keys = new HashSet<>();
        for (GoalSheet sheet : own) {
            sheet.agreement().signatures().forEach(signature -> keys.add(signature.person()));
            Integer leader = sheet.agreement().leaderSide();
            if (leader != null) {
                keys.add(leader);
            }
        }
        return keys;
    }

    /** Whoever stands above, with their own goals of a metric and those of their teams. */
    private List<HomePage.Leader> leaders(Viewer viewer, Period period, @Nullable Metric metric, LocalDate day) {
        if (metric == null) {
            return List.of();
        }
        List<Integer> above = hierarchy.lineAbove(viewer.personKey(), day);
        Map<Integer, List<Team>> led = new HashMap<>();
        List<Owner> owners = new ArrayList<>();
        for (int leader : above) {
            List<Team> teams = hierarchy.led(leader, day);
            led.put(leader, teams);
            owners.add(Owner.person(leader));
            teams.forEach(team -> owners.add(Owner.team(team.key())));
        }
        Map<Owner, Standing> measured = new HashMap<>();
        standings.ofOwners(owners, period, metric).forEach(standing -> measured.put(standing.owner(), standing));
        Map<UUID, SeasonalSplit> seasons = sheets.seasons(measured.values());
        Map<Owner, WorkingDays> days = sheets.days(owners, period);
        List<HomePage.Leader> leaders = new ArrayList<>();
        for (int leader : above) {
            Person person = people.byKey(leader).orElseThrow();
            List<Team> teams = Objects.requireNonNull(led.get(leader));
            List<HomePage.Goal> goals = new ArrayList<>();
            teams.forEach(team -> add(goals, team.name(), Owner.team(team.key()), measured, days, day, seasons));
            add(goals, null, Owner.person(leader), measured, days, day, seasons);
            leaders.add(new HomePage.Leader(
                    person.name(),
                    "/people/" + BoardPage.encoded(person.id()),
                    String.join(", ", teams.stream().map(Team::name).toList()),
                    List.copyOf(goals)));
        }
        return List.copyOf(leaders);
    }

    private static void add(
            List<HomePage.Goal> goals,
            @Nullable String team,
            Owner owner,
            Map<Owner, Standing> measured,
            Map<Owner, WorkingDays> days,
            LocalDate day,
            Map<UUID, SeasonalSplit> seasons) {
        Standing standing = measured.get(owner);
        if (standing != null) {
            WorkingDays working = Objects.requireNonNull(days.get(owner));
            Pace pace = BoardLine.pace(standing, working, day, seasons.get(standing.goal()));
            goals.add(new HomePage.Goal(team, new Stave(standing, pace, false)));
        }
    }
}
