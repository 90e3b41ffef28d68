package org.fullscore.consequences.web;

import java.util.List;

/** What falls due in the next three weeks at today's pace. */
public record ComingPage(List<Row> rows) {

    /** One consequence of one period; {@code count} as "7 at today's pace". */
    public record Row(String consequence, String kind, String count, String period, String fallsDue, String names) {}
}
