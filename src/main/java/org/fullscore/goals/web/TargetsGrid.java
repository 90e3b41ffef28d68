package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.goals.Owner;
import org.fullscore.goals.PeriodGuard;
import org.fullscore.goals.Proposal;
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
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the target grid of a team together. */
@Component
@Transactional(readOnly = true)
class TargetsGrid {

    private final Teams teams;
    private final Metrics metrics;
    private final Periods periods;
    private final Hierarchy hierarchy;
    private final GoalLines lines;
    private final Reach reach;
    private final Sight sight;
    private final Today today;
    private final ObjectProvider<PeriodGuard> guard;

    TargetsGrid(
            Teams teams,
            Metrics metrics,
            Periods periods,
            Hierarchy hierarchy,
            GoalLines lines,
            Reach reach,
            Sight sight,
            Today today,
            ObjectProvider<PeriodGuard> guard) {
        this.teams = teams;
        this.metrics = metrics;
        this.periods = periods;
        this.hierarchy = hierarchy;
        this.lines = lines;
        this.reach = reach;
        this.sight = sight;
        this.today = today;
        this.guard = guard;
    }

    /** What was asked for; anything may be missing, and is then what is nearest to the viewer. */
    record Asked(
            @Nullable String team,
            @Nullable String metric,
            @Nullable String year,
            @Nullable String kind,
            @Nullable String level) {}

    /** What comes back with a form that was not taken: texts by field, messages by field. */
    record Returned(Map<String, String> typed, Errors errors) {

        static final Returned NOTHING = new Returned(Map.of(), Errors.NONE);
    }

    /** Whom the grid is about and for when. */
    record Frame(
            Team team,
            Metric metric,
            Period year,
            Period.Kind kind,
            Proposal.Part level,
            List<Period> columns,
            List<Member> members) {

        TargetsPage.Choice choice() {
            return new TargetsPage.Choice(
                    team.id(),
                    metric.code(),
                    year.id(),
                    kind.word(),
                    level.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A row: a person of the team, a team below it, or the team itself, which is the whole. */
    record Member(
            Owner owner, String name, String href, @Nullable LocalDate joined, boolean part, boolean whole) {

        String field(Period period) {
            return (owner.isPerson() ? "p" + owner.personKey() : "t" + owner.teamKey()) + "." + period.id();
        }
    }

    /** The frame, or empty where there is no team or no metric yet. */
    Optional<Frame> frame(Asked asked, Viewer viewer) {
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
        Proposal.Part level = Stream.of(Proposal.Part.TARGET, Proposal.Part.COMMIT, Proposal.Part.STRETCH)
                .filter(each -> each.name().equalsIgnoreCase(asked.level()))
                .findFirst()
                .orElse(Proposal.Part.TARGET);
        LocalDate seen = day.isBefore(year.starts()) ? year.starts() : day.isBefore(year.ends()) ? day : year.lastDay();
        return Optional.of(new Frame(
                team,
                metric,
                year,
                kind,
                level,
                periods.between(kind, year.starts(), year.ends()),
                members(team, seen, viewer)));
    }

    TargetsPage page(Frame frame, Viewer viewer, Returned returned, @Nullable Integer written) {
        Reach.Owned owned = reach.of(viewer);
        Cells cells = new Cells(frame, owned, returned);
        List<TargetsPage.Column> columns =
                frame.columns().stream().map(this::column).toList();
        List<TargetsPage.Row> rows = frame.members().stream()
                .map(member -> new TargetsPage.Row(
                        member.name(),
                        member.href(),
                        member.owner().equals(Owner.person(viewer.personKey())),
                        member.whole(),
                        member.joined(),
                        frame.columns().stream()
                                .map(period -> cells.cell(member, period))
                                .toList()))
                .toList();
        boolean adds = frame.metric().aggregate() == Metric.Aggregate.SUM;
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
                adds,
                columns,
                rows,
                adds ? sums(frame, columns, rows) : List.of(),
                returned.errors(),
                frame.members().stream().anyMatch(member -> owned.includes(member.owner())),
                (int) rows.stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.open() && cell.state() == Goal.State.DRAFT)
                        .count(),
                written);
    }

    /** The goals of the frame's metric by field, as they are now; drafts only where the viewer may propose. */
    Map<String, GoalLine> present(Frame frame, Viewer viewer) {
        Map<String, GoalLine> byField = new HashMap<>();
        Map<Owner, Member> members = new HashMap<>();
        frame.members().forEach(member -> members.put(member.owner(), member));
        Map<String, Period> columns = new HashMap<>();
        frame.columns().forEach(period -> columns.put(period.id(), period));
        for (GoalLine goal : goals(frame, frame.columns())) {
            Member member = members.get(goal.owner());
            Period period = columns.get(goal.period());
            if (member != null && period != null) {
                byField.put(member.field(period), goal);
            }
        }
        return byField;
    }

    private List<GoalLine> goals(Frame frame, List<Period> of) {
        return lines.of(
                frame.metric().key(),
                of.stream().map(Period::id).toList(),
                frame.members().stream()
                        .map(member -> member.owner().personKey())
                        .filter(Objects::nonNull)
                        .toList(),
                frame.members().stream()
                        .map(member -> member.owner().teamKey())
                        .filter(Objects::nonNull)
                        .toList());
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

    private List<Member> members(Team team, LocalDate day, Viewer viewer) {
        List<Member> members = new ArrayList<>();
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

    private static Member person(Person person, boolean part) {
        return new Member(
                Owner.person(person.key()),
                person.name(),
                "/people/" + path(person.id()),
                Always.firstDay(person.joined()),
                part,
                false);
    }

    private static Member team(Team team, boolean whole) {
        return new Member(Owner.team(team.key()), team.name(), "/targets?team=" + path(team.id()), null, !whole, whole);
    }

    private static String path(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private TargetsPage.Column column(Period period) {
        return new TargetsPage.Column(
                period.id(),
                period.kind().word(),
                period.starts(),
                period.lastDay(),
                !today.date().isBefore(period.ends()));
    }

    private static List<TargetsPage.Sum> sums(
            Frame frame, List<TargetsPage.Column> columns, List<TargetsPage.Row> rows) {
        List<TargetsPage.Sum> sums = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            BigDecimal parts = null;
            BigDecimal whole = null;
            for (int row = 0; row < rows.size(); row++) {
                BigDecimal amount = rows.get(row).cells().get(at).amount();
                if (frame.members().get(row).whole()) {
                    whole = amount;
                } else if (frame.members().get(row).part() && amount != null) {
                    parts = parts == null ? amount : parts.add(amount);
                }
            }
            sums.add(new TargetsPage.Sum(columns.get(at), parts, whole));
        }
        return sums;
    }

    /** The cells of one grid. */
    private final class Cells {

        private final Frame frame;
        private final Reach.Owned owned;
        private final Returned returned;
        private final Map<Owner, Map<LocalDate, GoalLine>> goals = new HashMap<>();
        private final Map<String, Boolean> closed = new HashMap<>();

        private Cells(Frame frame, Reach.Owned owned, Returned returned) {
            this.frame = frame;
            this.owned = owned;
            this.returned = returned;
            List<Period> all = Stream.concat(
                            frame.columns().stream(),
                            frame.kind() == Period.Kind.CUSTOM
                                    ? Stream.of()
                                    : periods
                                            .between(
                                                    frame.kind(),
                                                    frame.year().starts().minusYears(1),
                                                    frame.year().starts())
                                            .stream())
                    .toList();
            TargetsGrid.this.goals(frame, all).stream()
                    .filter(goal -> goal.state() != Goal.State.DRAFT || owned.includes(goal.owner()))
                    .forEach(goal -> goals.computeIfAbsent(goal.owner(), owner -> new HashMap<>())
                            .put(goal.starts(), goal));
        }

        private TargetsPage.Cell cell(Member member, Period period) {
            Map<LocalDate, GoalLine> row = goals.getOrDefault(member.owner(), Map.of());
            GoalLine goal = row.get(period.starts());
            String id = member.field(period);
            boolean open = owned.includes(member.owner())
                    && (goal == null || !goal.state().isBinding())
                    && today.date().isBefore(period.ends())
                    && !isClosed(period);
            GoalLine before = row.values().stream()
                    .filter(each -> each.ends().equals(period.starts()))
                    .findFirst()
                    .orElse(null);
            return new TargetsPage.Cell(
                    id,
                    goal == null ? null : goal.id(),
                    goal == null ? -1 : goal.version(),
                    amount(goal),
                    returned.typed().get(id),
                    open,
                    goal == null ? null : goal.state(),
                    goal != null && goal.isRelieved() ? goal.firstTarget() : null,
                    amount(before),
                    amount(row.get(period.starts().minusYears(1))),
                    returned.errors().at(id));
        }

        private boolean isClosed(Period period) {
            PeriodGuard present = guard.getIfAvailable();
            return present != null && closed.computeIfAbsent(period.id(), present::isClosed);
        }

        private @Nullable BigDecimal amount(@Nullable GoalLine goal) {
            if (goal == null) {
                return null;
            }
            return switch (frame.level()) {
                case COMMIT -> goal.target().commit();
                case STRETCH -> goal.target().stretch();
                case TARGET, WHY, WHAT, HOW -> goal.target().amount();
            };
        }
    }
}
