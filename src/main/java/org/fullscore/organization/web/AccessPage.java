package org.fullscore.organization.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The page on which API tokens are made and ended.
 *
 * @param made the value of a token that was just made, shown this once
 * @param everybody whether tokens of everybody are listed, or only one's own
 */
public record AccessPage(
        AccessForm form, Errors errors, @Nullable String made, boolean everybody, List<Line> lines) {

    /** A token that has not ended. */
    public record Line(
            UUID id, String name, String person, String scopes, boolean service, Instant expires, boolean over) {}
}
