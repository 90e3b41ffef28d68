package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide for whom.
 *
 * @param said what was just done, or null
 */
public record DelegatesPage(
        List<Row> rows, Form form, Errors errors, @Nullable String said) {

    /** One delegation; {@code withdrawable} where it is the viewer's own and still counts, or will. */
    public record Row(String id, String who, String days, Looks.Look look, boolean withdrawable) {}

    /** What was typed; it stays when the form comes back. */
    public record Form(String delegate, String from, String to) {}
}
