package org.fullscore.consistency.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Line;

/** Addresses of the cases behind the numbers of one report. */
public record CaseLinks(LocalDate first, LocalDate last) {

    /** All that became this; all whatever became of them when empty. */
    public String all(String outcome) {
        return "/consistency/cases?from=" + first + "&to=" + last + parameter("outcome", outcome);
    }

    /** Those of one group. */
    public String of(Equality equality, Line line, String outcome) {
        return all(outcome)
                + parameter("by", equality.dimension().word())
                + parameter("value", line.value())
                + parameter("of", equality.nature().word());
    }

    /** Cases of one group beside those of others with the same result, of which something else became. */
    public String pairs(Equality equality, Line line) {
        return "/consistency/pairs?from=" + first + "&to=" + last
                + parameter("by", equality.dimension().word())
                + parameter("value", line.value())
                + parameter("of", equality.nature().word());
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
