package org.fullscore.web;

/** How many things behind one entry of the rail wait for the visitor; modules contribute these as beans. */
public interface Waiting {

    /** The {@link RailEntry#href()} the number stands beside. */
    String href();

    /** Things waiting for the present visitor; nothing is shown for 0. Asked every few seconds at most. */
    int count();
}
