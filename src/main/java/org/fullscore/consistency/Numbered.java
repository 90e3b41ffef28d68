package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fullscore.consistency.statistics.Layout;

/**
 * Cases in groups, with strata, occasions and persons numbered once for all respects in which they are compared.
 *
 * @param rows which cases
 * @param strata names, ascending
 * @param occasions owed-by × closing × kind (rule book 8.5)
 */
record Numbered(Caseload caseload, int[] rows, List<String> strata, Layout occasions, Layout persons) {

    static Numbered of(Caseload caseload, int[] rows, Layout.Column group, Set<Criterion> criteria) {
        var different = stratum(caseload, rows, criteria);
        var names = names(caseload, rows, criteria, different);
        var strata = List.copyOf(new TreeSet<>(names));
        int[] place = names.stream()
                .mapToInt(name -> Collections.binarySearch(strata, name))
                .toArray();
        int[] placed = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            placed[i] = place[different.of()[i]];
        }
        var stratum = new Layout.Column(placed, strata.size());
        var occasion = Column.together(
                Column.together(
                        caseload.column(Caseload.Property.OWED_BY).of(rows),
                        caseload.column(Caseload.Property.CLOSING).of(rows)),
                caseload.column(Caseload.Property.KIND).of(rows));
        var person = caseload.column(Caseload.Property.OWNER).of(rows);
        return new Numbered(
                caseload, rows, strata, Layout.of(occasion, stratum, group), Layout.of(person, stratum, group));
    }

    private static Layout.Column stratum(Caseload caseload, int[] rows, Collection<Criterion> criteria) {
        return criteria.stream()
                .map(criterion -> caseload.column(criterion.property()).of(rows))
                .reduce(Column::together)
                .orElseGet(() -> new Layout.Column(new int[rows.length], 1));
    }

    /** Kind and severity of what is owed and so on, in words that name each stratum. */
    private static List<String> names(
            Caseload caseload, int[] rows, Collection<Criterion> criteria, Layout.Column different) {
        int[] first = new int[different.size()];
        for (int i = rows.length - 1; i >= 0; i--) {
            first[different.of()[i]] = rows[i];
        }
        var names = new ArrayList<String>();
        for (int row : first) {
            names.add(
                    criteria.isEmpty()
                            ? "all"
                            : criteria.stream()
                                    .map(criterion -> caseload.column(criterion.property()))
                                    .map(column -> Objects.requireNonNullElse(column.word(column.of(row)), "–"))
                                    .collect(Collectors.joining(" ")));
        }
        return names;
    }

    /** The cases counted in one respect. */
    Family family(Aspect aspect, List<Family.Group> groups, String everybodyElse, Clusters clusters) {
        int[] kept = new int[rows.length];
        int[] due = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            var one = caseload.of(aspect, rows[i]);
            kept[i] = one.successes();
            due[i] = one.trials();
        }
        return new Family(
                groups, everybodyElse, strata, occasions.count(kept, due), persons.count(kept, due), clusters);
    }
}
