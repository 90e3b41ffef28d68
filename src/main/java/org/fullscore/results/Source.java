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
 * @param delivered when a file of it was last recorded
 * @param waiting rows of it in quarantine
 */
public record Source(
        int key,
        String name,
        int version,
        String document,
        Mapping mapping,
        @Nullable Instant delivered,
        long waiting) {}
