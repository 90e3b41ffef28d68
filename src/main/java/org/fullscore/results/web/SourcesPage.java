package org.fullscore.results.web;

import java.time.Instant;
import java.util.List;
import org.fullscore.results.Feed;
import org.fullscore.results.Source;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** Where results come from. */
public record SourcesPage(List<Line> lines, boolean mayChange) {

    /**
     * A source and when it delivers.
     *
     * @param due from when on its next delivery is late, null where nobody said how often it is expected
     */
    public record Line(Source source, @Nullable Instant due, boolean late) {

        /** "every working day"; empty where nobody said. */
        public String often(Words words) {
            PeriodDuration every = source.mapping().expected();
            return every == null ? "" : Feed.often(every, words);
        }
    }
}
