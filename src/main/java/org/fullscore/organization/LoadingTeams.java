package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.organization.TeamPlan.Planned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the list of teams: CSV with the columns {@code id, name, parent, leader, answersTo, from}; only {@code id} is needed
 * in every row, {@code name} for new teams. The order of rows does not matter.
 *
 * <p>{@code from} is the day a change takes effect: since ever for a new team and for the first leader of a team, otherwise
 * today. {@code parent} and {@code answersTo} (whom the head of a root team answers to) and {@code leader} are ids. All rows
 * are taken, or none.
 */
@Component
public class LoadingTeams {

    private static final List<String> REQUIRED = List.of("id");
    private static final List<String> OPTIONAL = List.of("name", "parent", "leader", "from", "answersTo");

    private final TeamRecords records;
    private final Directory directory;
    private final LoadRecords ledger;
    private final Today today;

    LoadingTeams(TeamRecords records, Directory directory, LoadRecords ledger, Today today) {
        this.records = records;
        this.directory = directory;
        this.ledger = ledger;
        this.today = today;
    }

    /** Takes the list whole or not at all. */
    @Transactional
    public Loaded load(Delivery delivery) {
        Tally tally = new Tally(delivery.sheet());
        if (!tally.knows(REQUIRED, OPTIONAL, null)) {
            return tally.result();
        }
        directory.lock();
        Map<String, Integer> people = directory.keys("person");
        TeamPlan before = records.read();
        TeamPlan plan = records.read();
        Map<String, Cells> rows = rows(tally, delivery.sheet());
        rows.forEach((id, cells) -> name(plan, id, cells));
        LocalDate day = today.date();
        rows.forEach((id, cells) -> plan.find(id).ifPresent(team -> place(plan, people, team, cells, day)));
        int active = (int) before.all().filter(Planned::isThere).count();
        int ending = delivery.wants(Delivery.Wish.COMPLETE) ? end(tally, plan, rows.keySet(), day) : 0;
        refuseCircles(plan, rows);
        if (!tally.refused() && ending * 10 > active && !delivery.wants(Delivery.Wish.CONFIRMED)) {
            return Tally.tooManyEnd(ending, active, "teams");
        }
        if (!tally.refused()) {
            compare(tally, before, plan, rows, reversed(people));
        }
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            records.write(before, plan);
            ledger.loaded("teams-loaded", delivery, done);
        }
        return loaded;
    }

    private static Map<String, Cells> rows(Tally tally, Sheet sheet) {
        Map<String, Cells> rows = new LinkedHashMap<>();
        for (Sheet.Row row : sheet.rows()) {
            Cells cells = new Cells(tally, row);
            Optional<String> id = cells.id("id");
            if (id.isPresent() && rows.putIfAbsent(id.get(), cells) != null) {
                cells.refuse("id", "TEAM_TWICE", "The team stands in the file twice.", "Leave one of the rows out.");
            }
        }
        return rows;
    }

    private static void name(TeamPlan plan, String id, Cells cells) {
        Optional<Planned> known = plan.find(id);
        if (known.isEmpty()) {
            cells.needed("name")
                    .ifPresent(name -> plan.put(
                            new Planned(null, id, name, null, Always.ENDS, Timeline.empty(), Timeline.empty())));
        } else {
            String name = cells.has("name")
                    ? cells.needed("name").orElse(known.get().name())
                    : known.get().name();
            plan.put(known.get().named(name).ending(Always.ENDS));
        }
    }

    private static void place(TeamPlan plan, Map<String, Integer> people, Planned team, Cells cells, LocalDate day) {
        LocalDate from = cells.day("from");
        Planned placed = team;
        if (cells.has("parent")) {
            String parent = cells.text("parent");
            if (parent != null && plan.find(parent).filter(Planned::isThere).isEmpty()) {
                cells.refuse(
                        "parent",
                        "PARENT_UNKNOWN",
                        "There is no team with this id.",
                        "Add a row for it, or leave the cell empty for a team at the top.");
            } else if (from != null || !Objects.equals(parent, last(team.parents()))) {
                placed = placed.below(team.parents().from(since(from, team.key() == null, day), parent));
            }
        }
        if (cells.has("leader")) {
            Integer leader = person(people, cells, "leader", "LEADER_UNKNOWN");
            if (from != null || !Objects.equals(leader, last(team.leaders()))) {
                boolean first = team.key() == null || team.leaders().isEmpty();
                placed = placed.ledBy(team.leaders().from(since(from, first, day), leader));
            }
        }
        if (cells.has("answersTo")) {
            placed = placed.answeringTo(person(people, cells, "answersTo", "PERSON_UNKNOWN"));
        }
        plan.put(placed);
    }

    private static LocalDate since(@Nullable LocalDate from, boolean first, LocalDate day) {
        return from != null ? from : first ? Always.STARTS : day;
    }

    private static <V> @Nullable V last(Timeline<V> line) {
        return line.until(Always.ENDS).orElse(null);
    }

    private static @Nullable Integer person(Map<String, Integer> people, Cells cells, String column, String code) {
        String id = cells.text(column);
        Integer key = id == null ? null : people.get(id);
        if (id != null && key == null) {
            cells.refuse(
                    column,
                    code,
                    "There is nobody with this id.",
                    "Load people first, then the teams with their leaders; or leave the cell empty.");
        }
        return key;
    }

    private int end(Tally tally, TeamPlan plan, Set<String> listed, LocalDate day) {
        List<Planned> ending = plan.all()
                .filter(team -> team.isThere() && !listed.contains(team.id()))
                .toList();
        Set<Integer> peopled = records.withMembersFrom(day);
        for (Planned team : ending) {
            if (team.key() != null && peopled.contains(team.key())) {
                tally.refuse(
                        1,
                        "id",
                        team.id(),
                        "TEAM_HAS_MEMBERS",
                        "The team is absent from the complete list, and people are in it.",
                        "Add a row for it, or give its people another team first.");
            }
            plan.put(team.ending(day)
                    .below(team.parents().from(day, null))
                    .ledBy(team.leaders().from(day, null)));
        }
        Set<String> gone = new HashSet<>();
        ending.forEach(team -> gone.add(team.id()));
        plan.all()
                .filter(team ->
                        team.isThere() && gone.contains(team.parents().on(day).orElse("")))
                .forEach(team -> tally.refuse(
                        1,
                        "parent",
                        team.id(),
                        "PARENT_ENDS",
                        "Its parent is absent from the complete list.",
                        "Give it another parent."));
        return ending.size();
    }

    private static void refuseCircles(TeamPlan plan, Map<String, Cells> rows) {
        Map<String, TeamPlan.Circle> circles = plan.circles();
        rows.forEach((id, cells) -> {
            TeamPlan.Circle circle = circles.get(id);
            if (circle != null && cells.has("parent")) {
                String since = circle.day().equals(Always.STARTS) ? "" : " from " + circle.day();
                cells.refuse(
                        "parent",
                        "TEAM_CYCLE",
                        "The team would be its own ancestor" + since + ": " + String.join(" → ", circle.ids()) + ".",
                        "Give one of these teams a parent outside the circle.");
            }
        });
    }

    private static void compare(
            Tally tally, TeamPlan before, TeamPlan plan, Map<String, Cells> rows, Map<Integer, String> people) {
        rows.keySet()
                .forEach(id -> plan.find(id).ifPresent(team -> {
                    List<Field> fields = fields(before.find(id).orElse(null), team, people);
                    if (team.key() == null) {
                        tally.count(Loaded.Kind.CREATED, id, fields);
                    } else {
                        tally.countKnown(id, fields);
                    }
                }));
        plan.all()
                .filter(team -> !team.isThere()
                        && before.find(team.id()).filter(Planned::isThere).isPresent())
                .map(Planned::id)
                .sorted()
                .forEach(id -> tally.count(Loaded.Kind.ENDED, id, List.of()));
    }

    private static List<Field> fields(@Nullable Planned old, Planned team, Map<Integer, String> people) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("name", old == null ? null : old.name(), team.name()));
        fields.add(new Field(
                "parent", old == null ? null : words(old.parents(), Map.of()), words(team.parents(), Map.of())));
        fields.add(
                new Field("leader", old == null ? null : words(old.leaders(), people), words(team.leaders(), people)));
        fields.add(new Field(
                "answersTo",
                old == null || old.answersTo() == null ? null : people.get(old.answersTo()),
                team.answersTo() == null ? null : people.get(team.answersTo())));
        return fields;
    }

    /** A dated value in one cell: "east until 2026-10-31, west from 2026-11-01". */
    static <V> @Nullable String words(Timeline<V> line, Map<V, String> names) {
        List<String> words = new ArrayList<>();
        for (Timeline.Span<V> span : line.spans()) {
            String name = names.getOrDefault(span.value(), String.valueOf(span.value()));
            LocalDate first = Always.firstDay(span.starts());
            LocalDate last = Always.lastDay(span.ends());
            words.add(name + (first == null ? "" : " from " + first) + (last == null ? "" : " until " + last));
        }
        return words.isEmpty() ? null : String.join(", ", words);
    }

    static Map<Integer, String> reversed(Map<String, Integer> keys) {
        Map<Integer, String> ids = new HashMap<>();
        keys.forEach((id, key) -> ids.put(key, id));
        return ids;
    }
}
