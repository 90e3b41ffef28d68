package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a report is asked for.
 *
 * @param first first day of the deadlines that count
 * @param last last day, inclusive
 * @param by what is compared
 * @param stratify what makes two cases comparable; whatever is being compared is left out of it
 */
public record Inquiry(LocalDate first, LocalDate last, List<Dimension> by, Set<Criterion> stratify) {

    public Inquiry {
        by = List.copyOf(by);
        stratify = Set.copyOf(stratify);
    }

    /** Everything every report compares. */
    public static Inquiry usual(LocalDate first, LocalDate last) {
        return new Inquiry(first, last, Dimension.USUAL, Criterion.USUAL);
    }

    /** The same, and by an optional group as well. */
    public Inquiry andBy(String group) {
        return new Inquiry(
                first,
                last,
                Stream.concat(by.stream(), Stream.of(new Dimension(Dimension.Kind.GROUP, group)))
                        .toList(),
                stratify);
    }
}
