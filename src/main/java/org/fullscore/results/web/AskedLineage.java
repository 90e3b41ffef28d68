package org.fullscore.results.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Agreements;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Sight;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Lineage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the results behind a goal through the viewer: whoever sees the number sees them, of people whose results may be seen. */
@Component
class AskedLineage {

    private final Agreements agreements;
    private final Sight sight;
    private final Lineage lineage;

    AskedLineage(Agreements agreements, Sight sight, Lineage lineage) {
        this.agreements = agreements;
        this.sight = sight;
        this.lineage = lineage;
    }

    /**
     * The results behind a goal.
     *
     * @param behind empty while the goal is not in force, and nothing is measured
     * @param whole whether nobody's results are left out
     */
    record Found(Agreement goal, Optional<Lineage.Behind> behind, boolean whole) {}

    /** Empty where the viewer may not see the goal. */
    Optional<Found> find(UUID goal, Viewer viewer, Lineage.@Nullable After after, int most) {
        Optional<Set<Integer>> seen = sight.people(viewer);
        return agreements
                .find(new GoalId(goal), viewer)
                .map(agreement -> new Found(agreement, lineage.of(goal, seen, after, most), seen.isEmpty()));
    }
}
