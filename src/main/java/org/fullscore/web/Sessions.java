package org.fullscore.web;

/** The sessions people have open, on whichever replica. */
public interface Sessions {

    /**
     * Signs somebody out everywhere; where another process still remembers a session, within the five seconds it does.
     *
     * @param person the name of whoever signed in, as the security context has it
     */
    void endAllOf(String person);
}
