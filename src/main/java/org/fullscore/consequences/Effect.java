package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a version that is tried does to one obligation: leaves it, adds it, takes it away or changes what it says.
 *
 * @param rule the row of the version tried, or the one that judged where it takes away
 * @param before as it really fell due, or null
 * @param after as it would have, or null
 */
record Effect(
        String period,
        UUID goal,
        int person,
        @Nullable BigDecimal attainment,
        String rule,
        @Nullable Treatment before,
        @Nullable Treatment after) {

    Differences.Change change() {
        if (before == null) {
            return Differences.Change.ADDED;
        }
        if (after == null) {
            return Differences.Change.REMOVED;
        }
        return before.equals(after) ? Differences.Change.SAME : Differences.Change.CHANGED;
    }

    /** Either side; what would be due, if anything would. */
    Treatment owed() {
        return Objects.requireNonNull(after == null ? before : after);
    }

    /**
     * What really fell due because of a goal, set against what would have. What is equal belongs together, then what has the
     * same name.
     */
    static List<Effect> of(String period, Judged goal, List<FellDue.Real> real, List<Opening.Due> dues) {
        List<FellDue.Real> left = new ArrayList<>(real);
        List<Opening.Due> wanted = new ArrayList<>(dues);
        List<Effect> effects = new ArrayList<>();
        List<BiPredicate<Treatment, Treatment>> tests =
                List.of(Treatment::equals, (one, other) -> one.name().equals(other.name()));
        for (BiPredicate<Treatment, Treatment> test : tests) {
            for (Iterator<Opening.Due> each = wanted.iterator(); each.hasNext(); ) {
                Opening.Due due = each.next();
                Treatment after = Treatment.of(due);
                Optional<FellDue.Real> found = left.stream()
                        .filter(one -> test.test(one.owed(), after))
                        .findFirst();
                if (found.isPresent()) {
                    left.remove(found.get());
                    effects.add(effect(period, goal, due, found.get().owed(), after));
                    each.remove();
                }
            }
        }
        wanted.forEach(due -> effects.add(effect(period, goal, due, null, Treatment.of(due))));
        left.forEach(one -> effects.add(
                new Effect(period, goal.goal(), one.person(), goal.attainment(), one.rule(), one.owed(), null)));
        return effects;
    }

    private static Effect effect(
            String period, Judged goal, Opening.Due due, @Nullable Treatment before, Treatment after) {
        return new Effect(
                period,
                goal.goal(),
                due.judgement().person(),
                goal.attainment(),
                due.judgement().rule().name(),
                before,
                after);
    }
}
