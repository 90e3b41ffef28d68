package org.fullscore.organization;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list somebody delivers, and how it is meant.
 *
 * @param by key of the person who delivers it; null for the application itself
 */
public record Delivery(Sheet sheet, @Nullable Integer by, Set<Wish> wishes) {

    /** How a list is meant, beside what it says. */
    public enum Wish {
        /** The list names everybody: whoever is absent from it ends. */
        COMPLETE,
        /** More than a tenth may end. */
        CONFIRMED,
        /** Only say what would change. */
        PREVIEW,
        /** Group columns may be loaded. */
        GROUPS
    }

    public static Delivery of(Sheet sheet) {
        return new Delivery(sheet, null, EnumSet.noneOf(Wish.class));
    }

    public Delivery by(@Nullable Integer person) {
        return new Delivery(sheet, person, wishes);
    }

    public Delivery with(Wish wish) {
        Set<Wish> more = EnumSet.of(wish);
        more.addAll(wishes);
        return new Delivery(sheet, by, more);
    }

    public boolean wants(Wish wish) {
        return wishes.contains(wish);
    }
}
