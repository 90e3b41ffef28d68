package org.fullscore.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.results.ingest.RefusedFileException;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Delivering a file of results to a source: now, later, or only to see what it would come to. */
@Component
public class Importing {

    private final Sources sources;
    private final Imports imports;
    private final ImportRows rows;
    private final RunningImport running;
    private final Previewing previewing;
    private final ImportJobs jobs;

    Importing(
            Sources sources,
            Imports imports,
            ImportRows rows,
            RunningImport running,
            Previewing previewing,
            ImportJobs jobs) {
        this.sources = sources;
        this.imports = imports;
        this.rows = rows;
        this.running = running;
        this.previewing = previewing;
        this.jobs = jobs;
    }

    /** What came of it. */
    public sealed interface Answer {

        /** Recorded, or on its way. */
        record Taken(Import delivery) implements Answer {}

        record Previewed(Preview preview) implements Answer {}

        /** Nothing was recorded; the first hundred places where it is wrong. */
        record Refused(String fileName, List<RowFailure> failures) implements Answer {}

        record SourceUnknown() implements Answer {}
    }

    /** Records a file and answers when that is done. */
    public Answer now(String source, Delivery delivery, Import.Mode mode, @Nullable Integer by) throws IOException {
        Optional<Source> known = sources.find(source);
        if (known.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        UUID id = rows.add(known.get(), delivery, mode, Import.State.RUNNING, by);
        try {
            List<RowFailure> failures = running.record(id, delivery.file());
            return failures.isEmpty()
                    ? new Answer.Taken(imports.find(id).orElseThrow())
                    : new Answer.Refused(delivery.fileName(), failures);
        } catch (IOException | RuntimeException failure) {
            rows.ended(id, Import.State.FAILED, "It broke off. Send the same file again: what is recorded stays.");
            throw failure;
        }
    }

    /** Keeps a file and answers at once; it is recorded as soon as its turn comes, by whichever replica. */
    public Answer later(String source, Delivery delivery, Import.Mode mode, @Nullable Integer by) throws IOException {
        Answer answer = keep(source, delivery, mode, by);
        if (answer instanceof Answer.Taken taken) {
            jobs.schedule(CurrentOrganization.get(), taken.delivery().id());
        }
        return answer;
    }

    /** Keeps a file until somebody has looked at its preview and says to record or to discard it. */
    public Answer keep(String source, Delivery delivery, Import.Mode mode, @Nullable Integer by) throws IOException {
        Optional<Source> known = sources.find(source);
        if (known.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        UUID id = rows.add(known.get(), delivery, mode, Import.State.WAITING, by);
        rows.keep(id, delivery.file());
        return new Answer.Taken(imports.find(id).orElseThrow());
    }

    /** Says what a file would come to, and records nothing. */
    public Answer preview(String source, Delivery delivery) throws IOException {
        Optional<Source> known = sources.find(source);
        return known.isEmpty() ? new Answer.SourceUnknown() : previewOf(known.get(), delivery);
    }

    /** Says what a kept file would come to. */
    public Answer preview(Import kept) throws IOException {
        Path file = rows.fetch(kept.id());
        try (Delivery delivery = new Delivery(kept.fileName(), file, new byte[0], Files.size(file))) {
            return preview(kept.source(), delivery);
        }
    }

    /** Records a kept file; false if it waits no longer. */
    public boolean recordKept(UUID id, Import.Mode mode) {
        boolean chosen = rows.choose(id, mode);
        if (chosen) {
            jobs.schedule(CurrentOrganization.get(), id);
        }
        return chosen;
    }

    /** Throws a kept file away; false if it waits no longer. */
    public boolean discard(UUID id) {
        return rows.discard(id);
    }

    private Answer previewOf(Source source, Delivery delivery) throws IOException {
        try {
            return new Answer.Previewed(previewing.preview(source, delivery));
        } catch (RefusedFileException refused) {
            return new Answer.Refused(delivery.fileName(), List.of(refused.failure()));
        }
    }
}
