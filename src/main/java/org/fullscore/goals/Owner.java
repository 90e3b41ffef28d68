package org.fullscore.goals;

import org.jspecify.annotations.Nullable;

/** Whose goal it is: a person's or a team's. */
public sealed interface Owner {

    /** A person, by internal key. */
    record OfPerson(int key) implements Owner {}

    /** A team, by internal key. */
    record OfTeam(int key) implements Owner {}

    static Owner person(int key) {
        return new OfPerson(key);
    }

    static Owner team(int key) {
        return new OfTeam(key);
    }

    /** The person's key, or null for a team. */
    default @Nullable Integer personKey() {
        return switch (this) {
            case OfPerson person -> person.key();
            case OfTeam team -> null;
        };
    }

    /** The team's key, or null for a person. */
    default @Nullable Integer teamKey() {
        return switch (this) {
            case OfPerson person -> null;
            case OfTeam team -> team.key();
        };
    }

    default boolean isPerson() {
        return this instanceof OfPerson;
    }
}
