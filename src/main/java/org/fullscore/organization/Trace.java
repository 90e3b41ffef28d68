package org.fullscore.organization;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A place where something about a person stands. In {@code where} and {@code set} these have a value: {@code :organization}, the key
 * {@code :person}, {@code :pseudonym} and {@code :substitute} that take the place of name and id, {@code :mention}, a regular expression that
 * finds the person's names, {@code :exact}, names and ids in lower case for where they are a whole cell, and {@code :now}.
 *
 * @param what a word for it, as the copy and the messages {@code data.…} have it
 * @param table where it stands, with an alias if columns need one
 * @param columns what a copy has of it
 * @param where which rows are about the person
 * @param set what is written over names and texts, where the row stays
 */
public record Trace(String what, String table, String columns, String where, Fate fate, String set) {

    /** What becomes of it when the person is erased. */
    public enum Fate {
        /** It names nobody: totals, standings, days. */
        STAYS,
        /** The row goes. */
        GOES,
        /** The row stays, without names and texts. */
        BLANKED,
        /** It is about something else and mentions the person, whose name is written over. No copy has it. */
        MENTIONED
    }

    public static Trace staying(String what, String table, String columns, String where) {
        return new Trace(what, table, columns, where, Fate.STAYS, "");
    }

    public static Trace going(String what, String table, String columns, String where) {
        return new Trace(what, table, columns, where, Fate.GOES, "");
    }

    public static Trace blanked(String what, String table, String columns, String where, String set) {
        return new Trace(what, table, columns, where, Fate.BLANKED, set);
    }

    /** Texts that may name anybody. */
    public static Trace mentioned(String what, String table, String... texts) {
        return new Trace(
                what,
                table,
                "",
                "organization_id = :organization and ("
                        + Arrays.stream(texts)
                                .map(text -> text + " ~* :mention")
                                .collect(Collectors.joining(" or "))
                        + ")",
                Fate.MENTIONED,
                Arrays.stream(texts)
                        .map(text -> text + " = regexp_replace(" + text + ", :mention, :pseudonym, 'gi')")
                        .collect(Collectors.joining(", ")));
    }
}
