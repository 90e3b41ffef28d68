package org.fullscore.results;

import java.time.Instant;
import org.fullscore.results.ingest.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * A feed of results and how its rows become facts.
 *
 * @param key internal key
 * @param version of the mapping, from 1; every version stays
 * @param document the mapping as JSON
 * @param created when its first mapping was written
 * @param delivered when a file of it was last recorded
 * @param waiting rows of it in quarantine
 */
public record Source(
        int key,
        String name,
        int version,
        String document,
        Mapping mapping,
        Instant created,
        @Nullable Instant delivered,
        long waiting) {}
