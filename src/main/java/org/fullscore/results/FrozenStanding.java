package org.fullscore.results;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A standing as it was when its period closed, for what follows from it.
 *
 * @param firstTarget the target as first agreed, adjusted by formula like the one after relief, by which the standing was judged
 * @param firstAttainment attainment of the first agreed target, 8 decimals
 */
public record FrozenStanding(
        Standing standing, BigDecimal firstTarget, @Nullable BigDecimal firstAttainment) {}
