package org.fullscore.results.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How the amounts of a column are written.
 *
 * @param decimal mark before the fraction
 * @param grouping mark between thousands, null if there is none
 * @param certain false where the file does not tell: an amount such as 1.234 is then not guessed
 */
public record Marks(char decimal, @Nullable Character grouping, boolean certain) {

    /** What a mapping says that says nothing, of a file that shows nothing. */
    static final Marks PLAIN = new Marks('.', null, true);
}
