package org.fullscore.consistency;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many cases were decided how many days after the deadline, by kind and severity and by the groups of each dimension. */
record Delays(Map<Owed, NavigableMap<Integer, Integer>> byOwed, Map<Group, NavigableMap<Integer, Integer>> byGroup) {

    /** What was due. */
    record Owed(String kind, int severity) {}

    /** One group of a comparison. */
    record Group(Dimension dimension, Nature nature, String value) {}

    /** The days that half of the cases took, of each kind and severity. */
    Map<Owed, Integer> medians() {
        return byOwed.entrySet().stream()
                .flatMap(owed ->
                        Delay.of(owed.getValue()).stream().map(delay -> Map.entry(owed.getKey(), delay.median())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of one group; empty when nothing of it was due, or of nothing a day is known. */
    Optional<Delay> of(Dimension dimension, Nature nature, String value) {
        return Optional.ofNullable(byGroup.get(new Group(dimension, nature, value)))
                .flatMap(Delay::of);
    }
}
