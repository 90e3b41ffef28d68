package org.fullscore.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did that may be asked about later, before it is sealed into the ledger.
 *
 * <p>{@link #with} takes ids, numbers and days: they go into the chain as they are. {@link #saying} takes names and
 * free text: the chain holds their salted hash, the text stays beside it and can be erased.
 *
 * @param name what was done, as a short noun such as {@code goal-agreed}
 * @param subject what it was done to, such as {@code goal:0198…}
 * @param facts ids, numbers and days by name
 * @param words names and texts by name
 */
public record Act(String name, String subject, SortedMap<String, String> facts, SortedMap<String, String> words) {

    public static Act of(String name, String kind, Object id) {
        return new Act(name, kind + ":" + id, new TreeMap<>(), new TreeMap<>());
    }

    /** Who did it: a person key, or null for what happens by itself. */
    public Act by(@Nullable Integer personKey) {
        return with("by", personKey == null ? "itself" : "person:" + personKey);
    }

    public Act with(String fact, @Nullable Integer value) {
        return with(fact, value == null ? null : value.toString());
    }

    public Act with(String fact, @Nullable BigDecimal value) {
        return with(fact, value == null ? null : value.stripTrailingZeros().toPlainString());
    }

    public Act with(String fact, @Nullable LocalDate value) {
        return with(fact, value == null ? null : value.toString());
    }

    public Act with(String fact, @Nullable Instant value) {
        return with(fact, value == null ? null : value.toString());
    }

    public Act with(String fact, @Nullable UUID value) {
        return with(fact, value == null ? null : value.toString());
    }

    /** A code, an id or a number as text; nothing that names a person. */
    public Act with(String fact, @Nullable String value) {
        SortedMap<String, String> more = new TreeMap<>(facts);
        if (value != null) {
            more.put(fact, value);
        }
        return new Act(name, subject, more, words);
    }

    /** A name or free text. */
    public Act saying(String word, @Nullable String text) {
        SortedMap<String, String> more = new TreeMap<>(words);
        if (text != null && !text.isBlank()) {
            more.put(word, text);
        }
        return new Act(name, subject, facts, more);
    }
}
