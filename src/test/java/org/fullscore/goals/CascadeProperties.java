package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However often goals are linked anew, what is allowed never closes a circle, and what is refused would have closed one. */
class CascadeProperties {

    private static final int GOALS = 7;

    /** Somebody wants a goal to serve another. */
    record Wish(int goal, int larger) {}

    @Property(tries = 300)
    void fromEveryGoalTheWayUpEnds(@ForAll("wishes") List<Wish> wishes) {
        Cascade cascade = after(wishes);
        for (int goal = 0; goal < GOALS; goal++) {
            assertThat(stepsUp(cascade, id(goal))).isLessThan(GOALS);
        }
    }

    @Property(tries = 300)
    void whatIsRefusedWouldHaveClosedACircle(@ForAll("wishes") List<Wish> wishes, @ForAll("wish") Wish refused) {
        Cascade cascade = after(wishes);
        boolean said = cascade.wouldCircle(id(refused.goal()), id(refused.larger()));
        cascade.link(id(refused.goal()), id(refused.larger()));
        assertThat(stepsUp(cascade, id(refused.goal())) == GOALS).isEqualTo(said);
    }

    private static Cascade after(List<Wish> wishes) {
        Cascade cascade = new Cascade(Map.of());
        wishes.stream()
                .filter(wish -> !cascade.wouldCircle(id(wish.goal()), id(wish.larger())))
                .forEach(wish -> cascade.link(id(wish.goal()), id(wish.larger())));
        return cascade;
    }

    /** How many goals lie above one; as many as there are goals where the way never ends. */
    private static int stepsUp(Cascade cascade, UUID goal) {
        Set<UUID> passed = new HashSet<>();
        UUID at = goal;
        while (at != null && passed.add(at)) {
            at = cascade.larger(at);
        }
        return at == null ? passed.size() - 1 : GOALS;
    }

    private static UUID id(int goal) {
        return new UUID(0, goal + 1);
    }

    @Provide
    Arbitrary<Wish> wish() {
        Arbitrary<Integer> goals = Arbitraries.integers().between(0, GOALS - 1);
        return Combinators.combine(goals, goals).as(Wish::new);
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return wish().list().ofMinSize(1).ofMaxSize(20);
    }
}
