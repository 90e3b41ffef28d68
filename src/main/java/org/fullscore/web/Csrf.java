package org.fullscore.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** The token that proves a form came from our own page; reading it opens a session, so it is read as late as possible. */
public record Csrf(@Nullable CsrfToken source) {

    /** Name of the hidden field. */
    public String parameter() {
        return source == null ? "_csrf" : source.getParameterName();
    }

    /** Value of the hidden field, empty where nothing checks it. */
    public String token() {
        return source == null ? "" : source.getToken();
    }

    /** Name of the header that may carry the token instead. */
    public String header() {
        return source == null ? "X-CSRF-TOKEN" : source.getHeaderName();
    }
}
