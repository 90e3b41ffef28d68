package org.fullscore.organization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums of numbered parts that somebody knows, and what can be worked out from them by adding and subtracting: linear algebra with few
 * numbers in each row.
 *
 * @param <K> what a sum is known by
 */
final class KnownSums<K> {

    private static final double NOTHING = 1e-9;

    /** By the last part of each, which is in no other of them. */
    private final TreeMap<Integer, Row<K>> byLast = new TreeMap<>();

    /** What is left of sums when others are taken away: each of these parts once. */
    record Rest<K>(Set<Integer> parts, Set<K> from) {}

    /** Parts with how often they count, and the sums it is made of with how often they do. */
    private record Row<K>(TreeMap<Integer, Double> parts, Map<K, Double> from) {

        void less(Row<K> other, double times) {
            other.parts().forEach((part, count) -> less(parts, part, count * times));
            other.from().forEach((sum, count) -> less(from, sum, count * times));
        }

        private static <T> void less(Map<T, Double> counts, T key, double less) {
            double left = counts.getOrDefault(key, 0.0) - less;
            if (Math.abs(left) < NOTHING) {
                counts.remove(key);
            } else {
                counts.put(key, left);
            }
        }
    }

    /** One more sum is known. */
    void add(K sum, Set<Integer> parts) {
        Row<K> row = row(parts);
        row.from().put(sum, 1.0);
        reduce(row);
        if (row.parts().isEmpty()) {
            return;
        }
        int last = row.parts().lastKey();
        double count = row.parts().lastEntry().getValue();
        var scaled = new Row<K>(new TreeMap<>(), new HashMap<>());
        scaled.less(row, -1 / count);
        byLast.tailMap(last, false).values().forEach(other -> {
            double times = other.parts().getOrDefault(last, 0.0);
            if (times != 0) {
                other.less(scaled, times);
            }
        });
        byLast.put(last, scaled);
    }

    /** What can be worked out that is a sum of parts: any part that can be by itself, and others. */
    List<Rest<K>> rests() {
        return byLast.values().stream()
                .filter(row -> row.parts().values().stream().allMatch(count -> Math.abs(count - 1) < NOTHING))
                .map(row -> new Rest<>(
                        Set.copyOf(row.parts().keySet()), Set.copyOf(row.from().keySet())))
                .toList();
    }

    /** The sums from which these parts together can be worked out; empty where they cannot. */
    Optional<Set<K>> from(Set<Integer> parts) {
        Row<K> row = row(parts);
        reduce(row);
        return row.parts().isEmpty() ? Optional.of(new HashSet<>(row.from().keySet())) : Optional.empty();
    }

    private Row<K> row(Set<Integer> parts) {
        var row = new Row<K>(new TreeMap<>(), new HashMap<>());
        parts.forEach(part -> row.parts().put(part, 1.0));
        return row;
    }

    private void reduce(Row<K> row) {
        for (var entry = row.parts().lastEntry();
                entry != null;
                entry = row.parts().lowerEntry(entry.getKey())) {
            var known = byLast.get(entry.getKey());
            if (known != null) {
                row.less(known, entry.getValue());
            }
        }
    }
}
