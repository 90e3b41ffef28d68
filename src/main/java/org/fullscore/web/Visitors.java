package org.fullscore.web;

import java.util.Optional;

/** Says who looks at the page; the module that knows people implements it. */
public interface Visitors {

    /** The person signed in for the present request, if any. */
    Optional<Visitor> current();
}
