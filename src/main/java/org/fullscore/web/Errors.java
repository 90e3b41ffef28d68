package org.fullscore.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** What is wrong with a form that comes back with 422, field by field, in the order of the form. */
public record Errors(List<At> all) {

    /** Nothing is wrong. */
    public static final Errors NONE = new Errors(List.of());

    public Errors {
        all = List.copyOf(all);
    }

    /**
     * One thing that is wrong.
     *
     * @param field id of the field, or "" for the form as a whole
     * @param message what is wrong, then what would be right
     */
    public record At(String field, String message) {}

    /** What Bean Validation found. */
    public static Errors of(BindingResult result) {
        return new Errors(result.getAllErrors().stream()
                .map(error -> new At(
                        error instanceof FieldError at ? at.getField() : "",
                        error.getDefaultMessage() == null ? "" : error.getDefaultMessage()))
                .toList());
    }

    /** One thing wrong with one field. */
    public static Errors of(String field, String message) {
        return NONE.and(field, message);
    }

    /** These and one more. */
    public Errors and(String field, String message) {
        var more = new ArrayList<>(all);
        more.add(new At(field, message));
        return new Errors(more);
    }

    /** Whether anything is wrong. */
    public boolean any() {
        return !all.isEmpty();
    }

    /** The first thing wrong with this field, or null. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(error -> error.field().equals(field))
                .map(At::message)
                .findFirst()
                .orElse(null);
    }

    /** The ids of the texts that describe a field, for {@code aria-describedby}; null without any. */
    static @Nullable String describedBy(String id, @Nullable String hint, @Nullable String error) {
        var ids = Stream.of(hint == null ? "" : id + "-hint", error == null ? "" : id + "-error")
                .filter(text -> !text.isEmpty())
                .toList();
        return ids.isEmpty() ? null : String.join(" ", ids);
    }
}
