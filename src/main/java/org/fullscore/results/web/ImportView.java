package org.fullscore.results.web;

import java.time.Instant;
import java.util.UUID;
import org.fullscore.results.Import;
import org.jspecify.annotations.Nullable;

/**
 * An import on the wire; the five counts always add up to {@code read}.
 *
 * @param state waiting, running, recorded, refused, failed or undone
 * @param file name of the file
 * @param sha256 of the file, hexadecimal
 * @param mode good-rows or all-or-nothing
 * @param rows of the file, null before it was looked at
 * @param takenBack results recorded before that a snapshot no longer names; no rows of the file, and not part of read
 * @param problem why it was refused or failed
 * @param replayOf the import whose quarantined rows were read again here, null for a file
 */
record ImportView(
        UUID id,
        String state,
        String source,
        String file,
        String sha256,
        String mode,
        @Nullable Long rows,
        long read,
        long recorded,
        long duplicates,
        long corrected,
        long ignored,
        long quarantined,
        long takenBack,
        @Nullable String problem,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID replayOf) {

    static ImportView of(Import delivery) {
        return new ImportView(
                delivery.id(),
                delivery.state().word(),
                delivery.source(),
                delivery.fileName(),
                delivery.sha256(),
                delivery.mode().word(),
                delivery.rows(),
                delivery.counts().read(),
                delivery.counts().recorded(),
                delivery.counts().duplicates(),
                delivery.counts().corrected(),
                delivery.counts().ignored(),
                delivery.counts().quarantined(),
                delivery.takenBack(),
                delivery.problem(),
                delivery.startedAt(),
                delivery.finishedAt(),
                delivery.replayOf());
    }
}
