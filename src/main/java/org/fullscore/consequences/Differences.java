package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What two versions of a policy say differently: about the whole, and row by row from 0 % up.
 *
 * <p>Rows belong together by name, else by bounds, count and condition: a row that was only renamed is not a new one. What
 * follows from a row belongs together by name, else by kind.
 *
 * @param whole what holds for all rows and differs
 * @param rows every row of both versions, also where both say the same
 */
public record Differences(List<Part> whole, List<RowPair> rows) {

    public Differences {
        whole = List.copyOf(whole);
        rows = List.copyOf(rows);
    }

    /** What became of a row, or of something that follows from one. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        SAME;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that differs.
     *
     * @param field as it is named in a policy, such as "below"
     * @param before what the first version says: a number, a text, a list of them, a day, yes or no, or pay; null for nothing
     * @param after what the second version says
     */
    public record Part(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** A row of one version beside that of the other; one of both may be missing. */
    public record RowPair(@Nullable Rule before, @Nullable Rule after, List<Part> parts, List<ThenPair> then) {

        public Change change() {
            boolean same = parts.isEmpty() && then.stream().allMatch(each -> each.change() == Change.SAME);
            return Differences.change(before, after, same);
        }

        /** Its name, that of the second version where there are two. */
        public String name() {
            return shown().name();
        }

        private Rule shown() {
            return Objects.requireNonNull(after == null ? before : after);
        }
    }

    /** What follows from a row in one version beside what follows in the other; one of both may be missing. */
    public record ThenPair(
            @Nullable Consequence before, @Nullable Consequence after, List<Part> parts) {

        public Change change() {
            return Differences.change(before, after, parts.isEmpty());
        }

        public String name() {
            return Objects.requireNonNull(after == null ? before : after).name();
        }
    }

    /** Whether both versions say the same thing. */
    public boolean none() {
        return whole.isEmpty() && rows.stream().allMatch(row -> row.change() == Change.SAME);
    }

    /** How many rows were added, removed, changed, or stayed as they were. */
    public long count(Change change) {
        return rows.stream().filter(row -> row.change() == change).count();
    }

    /** Compares what was written first with what was written after. */
    public static Differences of(PolicyDocument before, PolicyDocument after) {
        List<RowPair> rows = new ArrayList<>();
        pairs(
                        before.table().rows(),
                        after.table().rows(),
                        List.of((one, other) -> one.name().equals(other.name()), Differences::sameReach))
                .forEach(pair -> rows.add(row(pair.before(), pair.after())));
        rows.sort(Comparator.comparing((RowPair row) -> row.shown().from())
                .thenComparing(row -> row.shown().inARow())
                .thenComparing(row -> row.shown().hasTeamCondition()));
        return new Differences(whole(before, after), rows);
    }

    private static List<Part> whole(PolicyDocument before, PolicyDocument after) {
        return new Parts<>(before, after)
                .with("metric", PolicyDocument::metric)
                .with("of", Differences::owners)
                .with("period", PolicyDocument::period)
                .with("from", PolicyDocument::from)
                .with("source", PolicyDocument::source)
                .with("for", PolicyDocument::jobs)
                .with("joining", document -> document.adjust().joining())
                .with("leaving", document -> document.adjust().leaving())
                .with("absence", document -> document.adjust().absence())
                .with("hours", document -> document.adjust().hours())
                .with("ramp", document -> document.adjust().ramp())
                .found();
    }

    private static List<String> owners(PolicyDocument document) {
        List<String> owners = new ArrayList<>(document.persons() ? List.of("person") : List.of());
        owners.addAll(document.teams() ? List.of("team") : List.of());
        return owners;
    }

    private static boolean sameReach(Rule one, Rule other) {
        return one.from().compareTo(other.from()) == 0
                && sameNumber(one.below(), other.below())
                && one.inARow() == other.inARow()
                && sameNumber(one.teamFrom(), other.teamFrom());
    }

    private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static RowPair row(@Nullable Rule before, @Nullable Rule after) {
        if (before == null || after == null) {
            return new RowPair(before, after, List.of(), List.of());
        }
        List<Part> parts = new Parts<>(before, after)
                .with("name", Rule::name)
                .with("from", rule -> plain(rule.from()))
                .with("below", rule -> plain(rule.below()))
                .with("inARow", Rule::inARow)
                .with("team", rule -> plain(rule.teamFrom()))
                .with("source", Rule::source)
                .found();
        List<ThenPair> then = pairs(
                        before.then(),
                        after.then(),
                        List.of(
                                (one, other) -> one.name().equals(other.name()),
                                (one, other) -> one.kind() == other.kind()))
                .stream()
                .map(pair -> then(pair.before(), pair.after()))
                .toList();
        return new RowPair(before, after, parts, then);
    }

    private static ThenPair then(@Nullable Consequence before, @Nullable Consequence after) {
        return new ThenPair(before, after, before == null || after == null ? List.of() : parts(before, after));
    }

    private static List<Part> parts(Consequence before, Consequence after) {
        return new Parts<>(before, after)
                .with("consequence", Consequence::name)
                .with("kind", each -> each.kind().wire())
                .with("severity", each -> each.severity().level())
                .with("owedBy", each -> each.owedBy().wire())
                .with("workingDays", Consequence::workingDays)
                .with("evidence", Consequence::evidence)
                .with("entitlement", Consequence::entitlement)
                .with("pay", Consequence::pay)
                .found();
    }

    private static Change change(@Nullable Object before, @Nullable Object after, boolean same) {
        if (before == null) {
            return Change.ADDED;
        }
        return after == null ? Change.REMOVED : same ? Change.SAME : Change.CHANGED;
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : PolicyWriter.plain(number);
    }

    private record Both<T>(@Nullable T before, @Nullable T after) {}

    /** What belongs together by the first test that fits, in the order of the second list; then what only the first has. */
    private static <T> List<Both<T>> pairs(List<T> before, List<T> after, List<BiPredicate<T, T>> tests) {
        List<T> left = new ArrayList<>(before);
        List<Both<T>> pairs = new ArrayList<>();
        after.forEach(each -> pairs.add(new Both<>(null, each)));
        for (BiPredicate<T, T> test : tests) {
            pairs.replaceAll(pair -> {
                T wanted = pair.after();
                if (pair.before() != null || wanted == null) {
                    return pair;
                }
                T found = left.stream()
                        .filter(each -> test.test(each, wanted))
                        .findFirst()
                        .orElse(null);
                left.remove(found);
                return new Both<>(found, wanted);
            });
        }
        left.forEach(each -> pairs.add(new Both<>(each, null)));
        return pairs;
    }

    /** Collects what differs, field by field. */
    private static final class Parts<T> {

        private final T before;
        private final T after;
        private final List<Part> found = new ArrayList<>();

        Parts(T before, T after) {
            this.before = before;
            this.after = after;
        }

        Parts<T> with(String field, Function<T, @Nullable Object> value) {
            Object one = value.apply(before);
            Object other = value.apply(after);
            if (!Objects.equals(one, other)) {
                found.add(new Part(field, one, other));
            }
            return this;
        }

        List<Part> found() {
            return found;
        }
    }
}
