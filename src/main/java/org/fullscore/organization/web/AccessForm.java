package org.fullscore.organization.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token as it is asked for on the page. */
public record AccessForm(
        @Nullable String person,
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String expires) {

    static final AccessForm EMPTY = new AccessForm(null, null, List.of("read"), null);

    /** Whether a scope is ticked. */
    public boolean has(String scope) {
        return scopes != null && scopes.contains(scope);
    }
}
