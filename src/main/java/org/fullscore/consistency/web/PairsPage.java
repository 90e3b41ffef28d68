package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.consistency.CaseLine;
import org.fullscore.consistency.TwinCases;
import org.jspecify.annotations.Nullable;

/**
 * Cases with the same result of which different things became, side by side.
 *
 * @param what whose cases stand first, in words
 * @param periods their names by id
 */
public record PairsPage(
        String what, LocalDate first, LocalDate last, List<TwinCases.Pair> pairs, Map<String, String> periods) {

    /** One of two cases with its result. */
    public record Half(CaseLine line, @Nullable BigDecimal percent) {}

    /** Both of a pair. */
    public List<Half> halves(TwinCases.Pair pair) {
        return List.of(
                new Half(pair.one(), percent(pair.result())), new Half(pair.other(), percent(pair.otherResult())));
    }

    /** Rounded down: what is below a boundary never reads as if it had reached it. */
    private static @Nullable BigDecimal percent(@Nullable BigDecimal ratio) {
        return ratio == null ? null : ratio.movePointRight(2).setScale(1, RoundingMode.FLOOR);
    }

    /** How an outcome is drawn. */
    public ConsistencyPage.Mark mark(CaseLine line) {
        return CasesPage.drawn(line);
    }
}
