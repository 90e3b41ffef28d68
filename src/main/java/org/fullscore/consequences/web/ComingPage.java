package org.fullscore.consequences.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What falls due in the next three weeks at today's pace.
 *
 * @param tooEarly how many goals have too few weeks behind them
 */
public record ComingPage(List<Row> rows, int tooEarly) {

    /** One consequence of one period; {@code count} as "7 at today's pace (5 to 9)". */
    public record Row(
            String consequence,
            String kind,
            String count,
            String period,
            String fallsDue,
            String names,
            @Nullable String perhaps) {}
}
