package org.fullscore.organization;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which groups are not shown to those who may not open the cases: fewer distinct persons than the least, or one person with more
 * than half the cases; and the next smallest, until what is missing from a total is never one group and never too few persons
 * (rule book 8.7). A group that is not shown in one table is shown in none.
 *
 * @param least distinct persons, at least 1
 */
public record Suppression(int least) {

    /** The values not shown, given for each table how many cases each person has in each value. */
    public Set<String> hidden(Collection<Map<String, Map<String, Integer>>> tables) {
        var hidden = new TreeSet<String>();
        for (var table : tables) {
            table.forEach((value, persons) -> {
                if (isTooSmall(persons)) {
                    hidden.add(value);
                }
            });
        }
        while (tables.stream().anyMatch(table -> hideOneMore(table, hidden))) {
            continue;
        }
        return hidden;
    }

    private boolean isTooSmall(Map<String, Integer> persons) {
        int cases = persons.values().stream().mapToInt(Integer::intValue).sum();
        int most = persons.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return persons.size() < least || 2 * most > cases;
    }

    private boolean hideOneMore(Map<String, Map<String, Integer>> table, Set<String> hidden) {
        var missing = table.keySet().stream().filter(hidden::contains).toList();
        return !missing.isEmpty()
                && isTelling(missing.stream().map(table::get).toList())
                && nextSmallest(table, hidden).map(hidden::add).orElse(false);
    }

    private boolean isTelling(List<Map<String, Integer>> missing) {
        var persons = new HashSet<String>();
        missing.forEach(each -> persons.addAll(each.keySet()));
        return missing.size() == 1 || persons.size() < least;
    }

    private static Optional<String> nextSmallest(Map<String, Map<String, Integer>> table, Set<String> hidden) {
        return table.entrySet().stream()
                .filter(entry -> !hidden.contains(entry.getKey()))
                .min(Comparator.<Map.Entry<String, Map<String, Integer>>>comparingInt(
                                entry -> entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }
}
