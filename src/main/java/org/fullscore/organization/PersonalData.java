package org.fullscore.organization;

import java.util.List;

/** What a room keeps about people. Each room says it once; what somebody can take a copy of, and what is erased, goes by it. */
public interface PersonalData {

    /** Where something about a person stands, and what becomes of it when the person is erased. */
    List<Trace> traces();

    /** What the ledger calls the things that concern a person, such as {@code goal:0198…}. */
    default List<String> subjects(int person) {
        return List.of();
    }

    /** By which names a person goes besides the one on the list of people. */
    default List<String> otherNames(int person) {
        return List.of();
    }

    /** Whether something is still owed to a person, for which it has to be known who that is. */
    default boolean isOwed(int person) {
        return false;
    }
}
