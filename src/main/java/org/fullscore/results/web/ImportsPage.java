package org.fullscore.results.web;

import java.util.List;
import org.fullscore.results.Import;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;

/** Deliveries so far, and the form for the next. */
public record ImportsPage(
        List<Line> lines,
        List<Option> sources,
        @Nullable String source,
        boolean mayDeliver,
        Errors errors,
        @Nullable String next) {

    /** A delivery and whoever sent it. */
    public record Line(Import delivery, @Nullable String by) {}
}
