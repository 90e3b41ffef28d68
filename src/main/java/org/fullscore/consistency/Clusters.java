package org.fullscore.consistency;

/** Which cases stand or fall together when a difference is checked a second time (rule book 8.5). */
enum Clusters {
    /** What one person decided at one closing about one kind of consequence; for every comparison but that of deciders. */
    OCCASIONS,
    /** The cases of one person; for comparing those who decide. */
    PERSONS
}
