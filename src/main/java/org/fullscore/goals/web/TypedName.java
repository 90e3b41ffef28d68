package org.fullscore.goals.web;

import org.fullscore.organization.Viewer;

/** The name somebody types to sign: their own, however it is spaced and whatever its case. */
final class TypedName {

    private TypedName() {}

    static boolean matches(String typed, Viewer viewer) {
        return squeezed(typed).equalsIgnoreCase(squeezed(viewer.name()));
    }

    private static String squeezed(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
