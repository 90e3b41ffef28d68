package org.fullscore.results;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns, one array each: so one statement takes all of them at once, by {@code unnest}. */
final class Columns {

    private Columns() {}

    /** What each row has in this column, in the order of the rows. */
    static <R, V> V[] column(Collection<R> rows, IntFunction<V[]> array, Function<R, @Nullable V> value) {
        return rows.stream().map(value).toArray(array);
    }
}
