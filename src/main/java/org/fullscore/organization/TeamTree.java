package org.fullscore.organization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The tree of teams as it stood on one day.
 *
 * @param nodes every team with its parent and leader of that day, by internal key, in the order of names
 */
record TeamTree(Map<Integer, Node> nodes) {

    /** A team, the team above it and whoever led it. */
    record Node(
            Team team, @Nullable Integer parent, @Nullable Integer leader) {}

    /** From a team up to its root. */
    List<Node> pathFrom(int team) {
        List<Node> path = new ArrayList<>();
        for (Node node = nodes.get(team); node != null && !path.contains(node); node = above(node)) {
            path.add(node);
        }
        return path;
    }

    /** The team right below the root on the way up from a team; for a root itself, which lies in no region, the root. */
    Optional<Integer> regionOf(int team) {
        List<Node> path = pathFrom(team);
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(path.get(Math.max(0, path.size() - 2)).team().key());
    }

    /**
     * Whoever stands above a person: the leaders of the teams from the person's main team (without one: a team the
     * person leads) up to the root, the nearest first, then whom the head of the root answers to. Teams below one the
     * person leads do not count: their leaders stand below.
     */
    List<Integer> lineAbove(int person, @Nullable Integer mainTeam) {
        Integer start = mainTeam == null ? firstLedBy(person).orElse(null) : mainTeam;
        if (start == null) {
            return List.of();
        }
        List<Node> path = pathFrom(start);
        int own = -1;
        for (int i = 0; i < path.size(); i++) {
            own = Objects.equals(path.get(i).leader(), person) ? i : own;
        }
        SequencedSet<Integer> line = new LinkedHashSet<>();
        for (Node node : path.subList(own + 1, path.size())) {
            add(line, node.leader(), person);
        }
        if (!path.isEmpty()) {
            add(line, path.getLast().team().answersTo(), person);
        }
        return List.copyOf(line);
    }

    List<Team> ledBy(int person) {
        return nodes.values().stream()
                .filter(node -> Objects.equals(node.leader(), person))
                .map(Node::team)
                .toList();
    }

    List<Node> roots() {
        return nodes.values().stream().filter(node -> node.parent() == null).toList();
    }

    private Optional<Integer> firstLedBy(int person) {
        return ledBy(person).stream().findFirst().map(Team::key);
    }

    private @Nullable Node above(Node node) {
        return node.parent() == null ? null : nodes.get(node.parent());
    }

    private static void add(SequencedSet<Integer> line, @Nullable Integer superior, int person) {
        if (superior != null && superior != person) {
            line.add(superior);
        }
    }
}
