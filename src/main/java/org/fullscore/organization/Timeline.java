package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was so from when to when: half-open ranges of days that never overlap, in order, at most one value a day.
 *
 * @param <V> what held, such as the key of a team
 */
record Timeline<V>(List<Span<V>> spans) {

    /** One value and the days on which it held; {@code ends} is the day after the last. */
    record Span<V>(LocalDate starts, LocalDate ends, V value) {}

    Timeline {
        spans = List.copyOf(spans);
    }

    static <V> Timeline<V> empty() {
        return new Timeline<>(List.of());
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    Optional<V> on(LocalDate day) {
        return spans.stream()
                .filter(span -> !day.isBefore(span.starts()) && day.isBefore(span.ends()))
                .findFirst()
                .map(Span::value);
    }

    /** The value that holds until a day, if one does: what stands at the end of the line. */
    Optional<V> until(LocalDate ends) {
        return isEmpty() || spans.getLast().ends().isBefore(ends)
                ? Optional.empty()
                : Optional.of(spans.getLast().value());
    }

    /** From this day on the value holds, whatever was planned for later; null for none. */
    Timeline<V> from(LocalDate day, @Nullable V value) {
        return between(day, Always.ENDS, value);
    }

    /** On the days of this range (half-open) the value holds instead of whatever held; null for none. */
    Timeline<V> between(LocalDate starts, LocalDate ends, @Nullable V value) {
        if (!starts.isBefore(ends)) {
            return this;
        }
        List<Span<V>> changed = new ArrayList<>();
        for (Span<V> span : spans) {
            add(changed, span.starts(), earlier(span.ends(), starts), span.value());
            add(changed, later(span.starts(), ends), span.ends(), span.value());
        }
        if (value != null) {
            changed.add(new Span<>(starts, ends, value));
        }
        return joined(changed);
    }

    /** Only what lies in this range (half-open). */
    Timeline<V> within(LocalDate starts, LocalDate ends) {
        List<Span<V>> kept = new ArrayList<>();
        for (Span<V> span : spans) {
            add(kept, later(span.starts(), starts), earlier(span.ends(), ends), span.value());
        }
        return new Timeline<>(kept);
    }

    /** Moves the outer limits: what began at the old start begins at the new one, what ended at the old end likewise. */
    Timeline<V> withLimits(LocalDate oldStarts, LocalDate starts, LocalDate oldEnds, LocalDate ends) {
        List<Span<V>> moved = new ArrayList<>();
        for (Span<V> span : spans) {
            boolean first = span.starts().equals(oldStarts) && span.equals(spans.getFirst());
            boolean last = span.ends().equals(oldEnds) && span.equals(spans.getLast());
            add(moved, first ? starts : span.starts(), last ? ends : span.ends(), span.value());
        }
        return new Timeline<>(moved).within(starts, ends);
    }

    private static <V> Timeline<V> joined(List<Span<V>> spans) {
        List<Span<V>> joined = new ArrayList<>();
        spans.stream().sorted(Comparator.comparing(Span::starts)).forEach(span -> {
            boolean goesOn = !joined.isEmpty()
                    && joined.getLast().ends().equals(span.starts())
                    && joined.getLast().value().equals(span.value());
            if (goesOn) {
                joined.set(joined.size() - 1, new Span<>(joined.getLast().starts(), span.ends(), span.value()));
            } else {
                joined.add(span);
            }
        });
        return new Timeline<>(joined);
    }

    private static <V> void add(List<Span<V>> spans, LocalDate starts, LocalDate ends, V value) {
        if (starts.isBefore(ends)) {
            spans.add(new Span<>(starts, ends, value));
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
