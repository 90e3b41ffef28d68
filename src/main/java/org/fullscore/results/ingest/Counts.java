package org.fullscore.results.ingest;

/** How many rows of a file became what; the five always add up to {@code read}. */
public record Counts(long read, long recorded, long duplicates, long corrected, long ignored, long quarantined) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts {
        if (recorded + duplicates + corrected + ignored + quarantined != read) {
            throw new IllegalArgumentException("Rows were lost: " + read + " read");
        }
    }

    public Counts plus(Counts more) {
        return new Counts(
                read + more.read,
                recorded + more.recorded,
                duplicates + more.duplicates,
                corrected + more.corrected,
                ignored + more.ignored,
                quarantined + more.quarantined);
    }
}
