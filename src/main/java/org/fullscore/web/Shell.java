package org.fullscore.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every template is given besides its own page: who looks, where they may go, and how words and numbers are written.
 *
 * @param organization name of the organization, empty before anybody is signed in
 * @param visitor who looks, or null before anybody is signed in
 * @param rail groups of entries the visitor may follow, in order, none of them empty
 * @param path path of the page that was asked for, without query
 */
public record Shell(
        String organization, @Nullable Visitor visitor, List<Group> rail, Csrf csrf, Words words, String path) {

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return visitor != null;
    }

    /** Whether the visitor is any of these (rep, leader, executive, administrator, auditor, operations). */
    public boolean may(String... anyOf) {
        return visitor != null && visitor.isAnyOf(List.of(anyOf));
    }

    /** Address of one of our own static files, good for ever: its version is part of it. */
    public String asset(String name) {
        return Assets.href(name);
    }

    /** Several entries of the rail under one heading. */
    public record Group(String heading, List<Entry> entries) {}

    /** An entry as it is drawn; {@code waiting} is the number beside it, 0 for none. */
    public record Entry(String label, String href, boolean current, int waiting) {}
}
