package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The report everybody could read before another: whoever has read both can work out what their difference is made of.
 *
 * @param hidden groups that it did not show, by the word of a dimension
 * @param left what is in it and not in the other
 * @param stayed what is in both
 * @param came what is in the other alone
 * @param <T> days, or the cases that fell due on them
 */
record ReadBefore<T>(Map<String, List<String>> hidden, List<T> left, List<T> stayed, List<T> came) {

    /** Both reports by their days; they have some in common. */
    static ReadBefore<Inquiry> of(Map<String, List<String>> hidden, LocalDate first, LocalDate last, Inquiry other) {
        var left = new ArrayList<Inquiry>();
        var came = new ArrayList<Inquiry>();
        (first.isBefore(other.first()) ? left : came).addAll(between(first, other.first()));
        (last.isAfter(other.last()) ? left : came)
                .addAll(between(last.plusDays(1), other.last().plusDays(1)));
        var begins = first.isAfter(other.first()) ? first : other.first();
        var ends = last.isBefore(other.last()) ? last : other.last();
        return new ReadBefore<>(hidden, left, between(begins, ends.plusDays(1)), came);
    }

    /** From the earlier of the two days up to the other, which does not count any more. */
    private static List<Inquiry> between(LocalDate one, LocalDate other) {
        var starts = one.isBefore(other) ? one : other;
        var ends = one.isBefore(other) ? other : one;
        return starts.equals(ends) ? List.of() : List.of(Inquiry.usual(starts, ends.minusDays(1)));
    }

    <R> ReadBefore<R> map(Function<T, R> each) {
        return new ReadBefore<>(
                hidden,
                left.stream().map(each).toList(),
                stayed.stream().map(each).toList(),
                came.stream().map(each).toList());
    }
}
