package org.fullscore.consistency;

/** What groups and persons of a report are called. */
interface Naming {

    /** An id and the name beside it. */
    record Called(String value, String name) {}

    /** A group of a dimension; a person stands as one of those who owe. */
    Called of(Dimension dimension, String value, String name);

    /** All groups of a dimension but one, taken together. */
    String rest(Dimension dimension);
}
