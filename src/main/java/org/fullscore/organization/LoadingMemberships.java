package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fullscore.organization.Loaded.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes corrections of memberships: CSV with the columns {@code person, team, from, to, kind}, both days inclusive, both
 * optional; {@code kind} is {@code main} (default) or {@code overlay}.
 *
 * <p>On the days of a row the person is in that team; a main membership of another team gives way on these days and goes
 * on after them. In a complete list, memberships whose person and team are absent end as of today. All rows are taken, or
 * none.
 */
@Component
public class LoadingMemberships {

    private static final List<String> REQUIRED = List.of("person", "team");
    private static final List<String> OPTIONAL = List.of("from", "to", "kind");

    private final MembershipRecords records;
    private final Directory directory;
    private final LoadRecords ledger;
    private final Today today;

    LoadingMemberships(MembershipRecords records, Directory directory, LoadRecords ledger, Today today) {
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
        MembershipPlan plan = records.read();
        Map<String, Integer> teams = directory.keys("team");
        List<Wanted> rows = read(tally, delivery.sheet(), teams);
        refuseOverlaps(tally, rows);
        int active = plan.openOn(today.date()).size();
        List<MembershipPlan.Place> ending = delivery.wants(Delivery.Wish.COMPLETE) ? absent(plan, rows) : List.of();
        if (!tally.refused() && ending.size() * 10 > active && !delivery.wants(Delivery.Wish.CONFIRMED)) {
            return Tally.tooManyEnd(ending.size(), active, "memberships");
        }
        Map<Integer, String> teamIds = LoadingTeams.reversed(teams);
        if (!tally.refused()) {
            rows.forEach(row -> apply(tally, plan, row, teamIds));
            ending.forEach(place -> {
                plan.end(place, today.date());
                tally.count(Loaded.Kind.ENDED, place.person() + ":" + teamIds.get(place.team()), List.of());
            });
        }
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            records.write(plan);
            ledger.loaded("memberships-loaded", delivery, done);
            ledger.moved(delivery, plan, teamIds);
        }
        return loaded;
    }

    /** One row that makes sense on its own. */
    private record Wanted(
            Cells cells, String id, int person, int team, boolean main, LocalDate starts, LocalDate ends) {

        boolean overlaps(Wanted other) {
            return person == other.person
                    && main == other.main
                    && (main || team == other.team)
                    && starts.isBefore(other.ends)
                    && other.starts.isBefore(ends);
        }
    }

    private List<Wanted> read(Tally tally, Sheet sheet, Map<String, Integer> teams) {
        Map<String, Person> people = records.people();
        List<Wanted> rows = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            Cells cells = new Cells(tally, row);
            String id = cells.id("person").orElse("");
            Person person = people.get(id);
            String teamId = cells.id("team").orElse("");
            Integer team = teams.get(teamId);
            String kind = Objects.requireNonNullElse(cells.text("kind"), "main");
            LocalDate from = cells.day("from");
            LocalDate to = cells.day("to");
            if (person == null && !id.isEmpty()) {
                cells.refuse("person", "PERSON_UNKNOWN", "There is nobody with this id.", "Load the people first.");
            }
            if (team == null && !teamId.isEmpty()) {
                cells.refuse("team", "TEAM_UNKNOWN", "There is no team with this id.", "Load the teams first.");
            }
            if (!kind.equals("main") && !kind.equals("overlay")) {
                cells.refuse("kind", "KIND_UNKNOWN", "There is no such kind.", "Write main or overlay.");
            }
            if (from != null && to != null && to.isBefore(from)) {
                cells.refuse("to", "ENDS_BEFORE_IT_BEGINS", "The last day is before the first.", "Check from and to.");
            }
            if (person != null && team != null) {
                LocalDate starts = from == null ? person.joined() : from;
                LocalDate ends = to == null ? person.left() : to.plusDays(1);
                rows.add(new Wanted(cells, id + ":" + teamId, person.key(), team, kind.equals("main"), starts, ends));
            }
        }
        return rows;
    }

    private static void refuseOverlaps(Tally tally, List<Wanted> rows) {
        Map<Integer, List<Wanted>> seen = new HashMap<>();
        for (Wanted row : rows) {
            List<Wanted> earlier = seen.computeIfAbsent(row.person(), key -> new ArrayList<>());
            earlier.stream()
                    .filter(row::overlaps)
                    .findFirst()
                    .ifPresent(other -> row.cells()
                            .refuse(
                                    "from",
                                    "MEMBERSHIP_OVERLAPS",
                                    "The person is in a " + (row.main() ? "main " : "")
                                            + "team on the same days in row "
                                            + other.cells().line() + ".",
                                    "Let one end before the other begins."));
            earlier.add(row);
        }
        if (rows.isEmpty() && !tally.refused()) {
            tally.refuse(2, null, null, "NOTHING_THERE", "The file has no rows.", "Add a row for each membership.");
        }
    }

    private static void apply(Tally tally, MembershipPlan plan, Wanted row, Map<Integer, String> teams) {
        MembershipPlan.Place place = new MembershipPlan.Place(row.person(), row.team(), row.main());
        String before = words(plan, place, teams);
        boolean known = plan.has(place);
        plan.put(place, row.starts(), row.ends());
        List<Field> fields = List.of(new Field(row.main() ? "main" : "overlay", before, words(plan, place, teams)));
        if (known) {
            tally.countKnown(row.id(), fields);
        } else {
            tally.count(Loaded.Kind.CREATED, row.id(), fields);
        }
    }

    private static @Nullable String words(MembershipPlan plan, MembershipPlan.Place place, Map<Integer, String> teams) {
        return LoadingTeams.words(plan.line(place), teams);
    }

    private List<MembershipPlan.Place> absent(MembershipPlan plan, List<Wanted> rows) {
        Set<MembershipPlan.Place> listed = new HashSet<>();
        rows.forEach(row -> listed.add(new MembershipPlan.Place(row.person(), row.team(), row.main())));
        return plan.openOn(today.date()).stream()
                .filter(place -> !listed.contains(place))
                .toList();
    }
}
