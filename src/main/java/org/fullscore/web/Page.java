package org.fullscore.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list of the API answers.
 *
 * @param next address of the page after this one, or null after the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** A list that fits one page. */
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, null);
    }
}
