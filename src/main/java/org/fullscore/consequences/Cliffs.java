package org.fullscore.consequences;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a hair's breadth of attainment changes what follows. Pay that grows by the point does not jump where it begins. */
final class Cliffs {

    /** Just below an edge; edges have four decimals at most. */
    private static final BigDecimal HAIR = new BigDecimal("0.000001");

    private Cliffs() {}

    static List<Finding> of(RuleTable table) {
        SortedSet<Integer> counts = new TreeSet<>();
        counts.add(1);
        Set<@Nullable BigDecimal> teams = new HashSet<>();
        teams.add(null);
        table.rows().forEach(row -> {
            counts.add(row.inARow());
            teams.add(row.teamFrom());
        });
        List<Finding> cliffs = new ArrayList<>();
        for (BigDecimal edge : PolicyCheck.edges(table).tailSet(HAIR)) {
            Set<List<Object>> said = new HashSet<>();
            for (int count : counts) {
                for (BigDecimal team : teams) {
                    at(table, edge, count, team)
                            .filter(cliff ->
                                    said.add(cliff.sentence().arguments().subList(1, 3)))
                            .ifPresent(cliffs::add);
                }
            }
        }
        return cliffs;
    }

    private static Optional<Finding> at(RuleTable table, BigDecimal edge, int count, @Nullable BigDecimal team) {
        Attained below = Attained.percent(edge.subtract(HAIR));
        Attained from = Attained.percent(edge);
        Optional<Rule> left = matched(table, below, count, team);
        Optional<Rule> right = matched(table, from, count, team);
        if (left.isEmpty() || right.isEmpty() || effects(left.get(), from).equals(effects(right.get(), from))) {
            return Optional.empty();
        }
        Sentence sentence = Sentence.of(
                count == 1 ? "consequences.check.cliff" : "consequences.check.cliff.again",
                PolicyCheck.text(edge),
                names(left.get()),
                names(right.get()),
                count);
        return Optional.of(new Finding(
                Finding.Nature.CLIFF,
                edge,
                edge,
                List.of(left.get().name(), right.get().name()),
                sentence));
    }

    private static Optional<Rule> matched(RuleTable table, Attained attained, int count, @Nullable BigDecimal team) {
        List<Attained> before = java.util.Collections.nCopies(count - 1, attained);
        return table.match(new Situation(attained, before, team == null ? null : Attained.percent(team)));
    }

    /** What a row would bring at this attainment: things by name and severity, money by currency. */
    private static Map<String, Object> effects(Rule row, Attained at) {
        Map<String, Object> effects = new HashMap<>();
        for (Consequence consequence : row.then()) {
            Pay pay = consequence.pay();
            if (pay == null) {
                effects.put(consequence.name(), consequence.severity());
            } else {
                effects.merge(
                        pay.currency(),
                        pay.due(at).setScale(4, RoundingMode.HALF_UP),
                        (one, other) -> ((BigDecimal) one).add((BigDecimal) other));
            }
        }
        effects.values().removeIf(effect -> effect instanceof BigDecimal money && money.signum() == 0);
        return effects;
    }

    private static Object names(Rule row) {
        return row.then().isEmpty()
                ? Sentence.of("consequences.check.nothing")
                : String.join(", ", row.then().stream().map(Consequence::name).toList());
    }
}
