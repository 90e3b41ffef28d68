package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;

/** The register as one person sees it. */
public record ObligationsPage(
        List<Tab> tabs,
        Chosen chosen,
        List<Option> states,
        List<Option> periods,
        List<Option> kinds,
        List<Count> tally,
        List<Group> groups,
        List<KeptBack> keptBack,
        boolean canApply,
        LocalDate today,
        @Nullable String said,
        List<String> refused) {

    /** Whose obligations are shown, with how many. */
    public record Tab(String word, String href, int count, boolean current) {}

    /** What was chosen in the filter; empty = all. */
    public record Chosen(String whose, String state, String period, String kind, String name) {}

    public record Count(Looks.Look look, String text, String href) {}

    /** What does not fall due: whom it would concern, the sentence that names the promise, the result and the row. */
    public record KeptBack(
            String person,
            String personHref,
            String sentence,
            String because,
            String rule,
            @Nullable String earlier,
            String goalHref) {}

    public record Group(String heading, @Nullable String meta, List<Row> rows) {}

    public record Row(
            String id,
            boolean pickable,
            LocalDate due,
            @Nullable String dueMeta,
            String person,
            String personHref,
            String consequence,
            String kind,
            String because,
            String freshness,
            String rule,
            Looks.Look look,
            @Nullable String stateMeta) {}

    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
