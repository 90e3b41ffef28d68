package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.results.Actual;
import org.fullscore.results.Attainment;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A measured goal that a policy is to judge.
 *
 * @param person internal key of the owner, if a person owns it
 * @param team internal key of the owner, if a team owns it
 * @param numerator actual = numerator / denominator
 * @param hasData whether any source has delivered anything; without, nothing can be judged
 * @param attainment as printed: a ratio with 8 decimals on the same side of every boundary, or null
 */
public record Judged(
        UUID goal,
        @Nullable Integer person,
        @Nullable Integer team,
        short metric,
        BigDecimal target,
        BigDecimal numerator,
        BigDecimal denominator,
        boolean hasData,
        @Nullable BigDecimal attainment) {

    static Judged of(Standing standing) {
        return new Judged(
                standing.goal(),
                standing.owner().personKey(),
                standing.owner().teamKey(),
                standing.metric().key(),
                standing.target(),
                standing.actual().numerator(),
                standing.actual().denominator(),
                standing.hasData(),
                standing.attainment());
    }

    /** The same measured against another target. */
    Judged against(BigDecimal other, Metric.Direction direction) {
        Attainment reached = Attainment.of(new Actual(numerator, denominator), other, direction);
        return new Judged(
                goal,
                person,
                team,
                metric,
                other,
                numerator,
                denominator,
                hasData,
                reached == null ? null : reached.wire(List.of()));
    }

    Attained attained(boolean lowerIsBetter) {
        return lowerIsBetter
                ? Attained.ofLower(numerator, denominator, target)
                : Attained.ofHigher(numerator, denominator, target);
    }
}
