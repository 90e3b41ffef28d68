package org.fullscore.goals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody who may propose a goal says which larger one it serves, or that it serves none.
 *
 * <p>The larger goal covers all days of the smaller one, and no goal serves itself, directly or through others. What was
 * promised does not change by it, so that it may be said of signed goals, too, until their period is closed.
 */
@Component
public class Serving {

    private final ServingRows rows;
    private final GoalActs acts;
    private final Reach reach;
    private final Sight sight;
    private final ObjectProvider<PeriodGuard> guard;

    Serving(ServingRows rows, GoalActs acts, Reach reach, Sight sight, ObjectProvider<PeriodGuard> guard) {
        this.rows = rows;
        this.acts = acts;
        this.reach = reach;
        this.sight = sight;
        this.guard = guard;
    }

    /** A goal and the larger one it shall serve, or null for none. */
    public record Wish(UUID goal, @Nullable UUID larger) {}

    /** Why the wish of a number, counted from 0, is not fulfilled. */
    public record Refused(int wish, Refusal reason) {}

    /** What became of many wishes: how many links changed, or none at all and why. */
    public record Outcome(int changed, List<Refused> refused) {}

    /** Links one goal, or takes its link away. */
    @Transactional
    public Decision serve(GoalId goal, @Nullable GoalId larger, Viewer viewer) {
        Wish wish = new Wish(goal.id(), larger == null ? null : larger.id());
        Checks checks = new Checks(List.of(wish), viewer);
        ServingRows.Place place = checks.places.get(goal.id());
        if (place == null || !checks.sees(place)) {
            return new Decision.Unseen();
        }
        Optional<Refusal> hindrance = checks.hindrance(wish)
                .or(() -> checks.isSo(wish) ? Optional.of(Refusal.SERVES_ALREADY) : Optional.empty());
        if (hindrance.isPresent()) {
            return new Decision.Refused(hindrance.get());
        }
        Map<UUID, @Nullable UUID> wanted = new HashMap<>();
        wanted.put(wish.goal(), wish.larger());
        rows.write(wanted);
        return new Decision.Done(goal, acts.linked(wanted, viewer.personKey()).getFirst());
    }

    /** Links many goals as one act: all of them, or none. What is so already is left as it is. */
    @Transactional
    public Outcome serveAll(List<Wish> wishes, Viewer viewer) {
        Checks checks = new Checks(wishes, viewer);
        List<Refused> refused = new ArrayList<>();
        Map<UUID, @Nullable UUID> wanted = new HashMap<>();
        for (int number = 0; number < wishes.size(); number++) {
            Wish wish = wishes.get(number);
            Optional<Refusal> hindrance = checks.isSo(wish) ? Optional.empty() : checks.hindrance(wish);
            if (hindrance.isPresent()) {
                refused.add(new Refused(number, hindrance.get()));
            } else if (!checks.isSo(wish)) {
                wanted.put(wish.goal(), wish.larger());
                checks.cascade.link(wish.goal(), wish.larger());
            }
        }
        if (refused.isEmpty() && !wanted.isEmpty()) {
            rows.write(wanted);
            acts.linked(wanted, viewer.personKey());
        }
        return new Outcome(refused.isEmpty() ? wanted.size() : 0, refused);
    }

    /** What is looked up once, under the lock. */
    private final class Checks {

        private final Viewer viewer;
        private final Reach.Owned owned;
        private final Map<UUID, ServingRows.Place> places;
        private final Map<String, Boolean> closed = new HashMap<>();
        private final Cascade cascade;

        private Checks(List<Wish> wishes, Viewer viewer) {
            rows.lock();
            this.viewer = viewer;
            this.owned = reach.of(viewer);
            this.places = rows.places(wishes.stream()
                    .flatMap(wish -> Stream.of(Optional.of(wish.goal()), Optional.ofNullable(wish.larger())))
                    .flatMap(Optional::stream)
                    .toList());
            this.cascade = rows.all();
        }

        private boolean sees(ServingRows.Place place) {
            return sight.sees(viewer, place.owner(), place.state());
        }

        private boolean isSo(Wish wish) {
            return Objects.equals(cascade.larger(wish.goal()), wish.larger());
        }

        private Optional<Refusal> hindrance(Wish wish) {
            ServingRows.Place place = places.get(wish.goal());
            if (place == null || !owned.includes(place.owner())) {
                return Optional.of(Refusal.NOT_YOURS);
            }
            if (isClosed(place.period())) {
                return Optional.of(Refusal.PERIOD_CLOSED);
            }
            return wish.larger() == null ? Optional.empty() : hindrance(place, wish.larger());
        }

        private Optional<Refusal> hindrance(ServingRows.Place place, UUID wanted) {
            ServingRows.Place larger = places.get(wanted);
            if (larger == null || larger.state() == Goal.State.DRAFT || !sees(larger)) {
                return Optional.of(Refusal.LARGER_UNKNOWN);
            }
            if (cascade.wouldCircle(place.id(), larger.id())) {
                return Optional.of(Refusal.CIRCLE);
            }
            return place.isWithin(larger) ? Optional.empty() : Optional.of(Refusal.PERIOD_NOT_WITHIN);
        }

        private boolean isClosed(String period) {
            PeriodGuard present = guard.getIfAvailable();
            return present != null && closed.computeIfAbsent(period, present::isClosed);
        }
    }
}
