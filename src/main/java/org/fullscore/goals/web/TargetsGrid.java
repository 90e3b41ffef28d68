package org.fullscore.goals.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Reach;
import org.fullscore.goals.Sight;
import org.fullscore.organization.Always;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the target grid of a team together. */
@Component
@Transactional(readOnly = true)
class TargetsGrid {

    private final GridCells cells;
    private final Teams teams;
    private final Metrics metrics;
    private final Periods periods;
    private final Hierarchy hierarchy;
    private final Reach reach;
    private final Sight sight;
    private final Today today;

    TargetsGrid(
            GridCells cells,
            Teams teams,
            Metrics metrics,
            Periods periods,
            Hierarchy hierarchy,
            Reach reach,
            Sight sight,
            Today today) {
        this.cells = cells;
        this.teams = teams;
        this.metrics = metrics;
        this.periods = periods;
        this.hierarchy = hierarchy;
        this.reach = reach;
        this.sight = sight;
        this.today = today;
    }

    /** The frame, or empty where there is no team or no metric yet. */
    Optional<GridFrame> frame(GridFrame.Asked asked, Viewer viewer) {
        Team team = team(asked.team(), viewer);
        Metric metric = metric(asked.metric());
        if (team == null || metric == null) {
            return Optional.empty();
        }
        LocalDate day = today.date();
        Period year = Optional.ofNullable(asked.year())
                .flatMap(periods::find)
                .filter(period -> period.kind() == Period.Kind.YEAR)
                .orElseGet(() -> periods.of(Period.Kind.YEAR, day));
        Period.Kind kind = Stream.of(Period.Kind.values())
                .filter(each -> each.word().equals(asked.kind()))
                .findFirst()
                .orElse(Period.Kind.QUARTER);
        LocalDate seen = day.isBefore(year.starts()) ? year.starts() : day.isBefore(year.ends()) ? day : year.lastDay();
        return Optional.of(new GridFrame(
                team,
                metric,
                year,
                kind,
                asked.parts(),
                periods.between(kind, year.starts(), year.ends()),
                members(team, seen, viewer)));
    }

    TargetsPage page(GridFrame frame, Viewer viewer, GridCells.Returned returned, @Nullable Integer written) {
        Reach.Owned owned = reach.of(viewer);
        List<TargetsPage.Row> rows = cells.rows(frame, viewer, returned);
        return new TargetsPage(
                frame.choice(),
                teams.all().stream()
                        .map(team -> new Option(team.id(), team.name()))
                        .toList(),
                metrics.all().stream()
                        .map(metric -> new Option(metric.code(), metric.name()))
                        .toList(),
                periods.around(Period.Kind.YEAR, today.date()).stream()
                        .map(year -> new Option(year.id(), year.id()))
                        .toList(),
                frame.team().name(),
                frame.metric().name(),
                frame.metric().in(),
                frame.metric().aggregate() == Metric.Aggregate.SUM,
                frame.columns().stream()
                        .map(column -> cells.column(frame, column))
                        .toList(),
                rows,
                cells.sums(frame, rows),
                returned.errors(),
                frame.members().stream().anyMatch(member -> owned.includes(member.owner())),
                (int) rows.stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.open() && cell.isDraft())
                        .map(TargetCell::goal)
                        .distinct()
                        .count(),
                returned.by(),
                returned.said(),
                written);
    }

    private @Nullable Team team(@Nullable String id, Viewer viewer) {
        LocalDate day = today.date();
        return Optional.ofNullable(id)
                .flatMap(teams::byId)
                .or(() -> hierarchy.led(viewer.personKey(), day).stream().findFirst())
                .or(() -> teams.mainTeamOn(viewer.personKey(), day))
                .or(() -> teams.all().stream().findFirst())
                .orElse(null);
    }

    private @Nullable Metric metric(@Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(metrics::byCode)
                .or(() -> metrics.all().stream().findFirst())
                .orElse(null);
    }

    private List<GridFrame.Member> members(Team team, LocalDate day, Viewer viewer) {
        List<GridFrame.Member> members = new ArrayList<>();
        Optional<Integer> leader = hierarchy.leaderOn(team.key(), day);
        List<Team> children = teams.childrenOn(team.key(), day);
        var seen = sight.people(viewer);
        List<Person> people = teams.membersOn(team.key(), day).stream()
                .filter(person -> seen.isEmpty() || seen.get().contains(person.key()))
                .toList();
        people.stream()
                .filter(person -> leader.filter(key -> key == person.key()).isPresent())
                .forEach(person -> members.add(person(person, children.isEmpty())));
        people.stream()
                .filter(person -> leader.filter(key -> key == person.key()).isEmpty())
                .forEach(person -> members.add(person(person, true)));
        children.forEach(child -> members.add(team(child, false)));
        members.add(team(team, true));
        return members;
    }

    private static GridFrame.Member person(Person person, boolean part) {
        return new GridFrame.Member(
                Owner.person(person.key()),
                person.id(),
                person.name(),
                "/people/" + path(person.id()),
                Always.firstDay(person.joined()),
                part,
                false);
    }

    private static GridFrame.Member team(Team team, boolean whole) {
        return new GridFrame.Member(
                Owner.team(team.key()),
                team.id(),
                team.name(),
                "/targets?team=" + path(team.id()),
                null,
                !whole,
                whole);
    }

    private static String path(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
