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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Delivering a file of results to a source: now, later, or only to see what it would come to. */
@Component
public class Importing {

    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

    private final Sources sources;
    private final Imports imports;
    private final ImportRows rows;
    private final RunningImport running;
    private final Previewing previewing;
    private final ImportJobs jobs;
    private final ImportsAtWork atWork;

    Importing(
            Sources sources,
            Imports imports,
            ImportRows rows,
            RunningImport running,
            Previewing previewing,
            ImportJobs jobs,
            ImportsAtWork atWork) {
        this.sources = sources;
        this.imports = imports;
        this.rows = rows;
        this.running = running;
        this.previewing = previewing;
        this.jobs = jobs;
        this.atWork = atWork;
    }

    /** What came of it. */
    public sealed interface Answer {

        /** Recorded, or on its way. */
        record Taken(Import delivery) implements Answer {}

        /** The database could not be reached in the middle of it; it goes on by itself. */
        record Interrupted(UUID delivery) implements Answer {}

        record Previewed(Preview preview) implements Answer {}

        /** Nothing was recorded; the first hundred places where it is wrong. */
        record Refused(String fileName, List<RowFailure> failures) implements Answer {}

        record SourceUnknown() implements Answer {}
    }

    /** Records a file and answers when that is done. */
    public Answer now(String source, Delivery delivery, Import.Terms terms, @Nullable Integer by) throws IOException {
        Optional<Source> known = sources.find(source);
        if (known.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        UUID id = rows.addKept(known.get(), delivery, terms, Import.State.RUNNING, by);
        try {
            atWork.begin(id);
            List<RowFailure> failures = running.record(id, delivery.file());
            return failures.isEmpty()
                    ? new Answer.Taken(imports.find(id).orElseThrow())
                    : new Answer.Refused(delivery.fileName(), failures);
        } catch (ImportRows.OvertakenException byAnother) {
            return new Answer.Taken(imports.find(id).orElseThrow());
        } catch (IOException | RuntimeException failure) {
            if (Interruption.isCauseOf(failure)) {
                LOG.warn("Import {} was interrupted and goes on by itself: {}", id, failure.getMessage());
                return new Answer.Interrupted(id);
            }
            rows.brokeOff(id);
            throw failure;
        } finally {
            atWork.end(id);
        }
    }

    /** Keeps a file and answers at once; it is recorded as soon as its turn comes, by whichever replica. */
    public Answer later(String source, Delivery delivery, Import.Terms terms, @Nullable Integer by) throws IOException {
        Answer answer = keep(source, delivery, terms, Import.State.RUNNING, by);
        if (answer instanceof Answer.Taken taken) {
            jobs.schedule(CurrentOrganization.get(), taken.delivery().id());
        }
        return answer;
    }

    /** Keeps a file until somebody has looked at its preview and says to record or to discard it. */
    public Answer keep(String source, Delivery delivery, Import.Terms terms, @Nullable Integer by) throws IOException {
        return keep(source, delivery, terms, Import.State.WAITING, by);
    }

    private Answer keep(String source, Delivery delivery, Import.Terms terms, Import.State state, @Nullable Integer by)
            throws IOException {
        Optional<Source> known = sources.find(source);
        if (known.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        UUID id = rows.addKept(known.get(), delivery, terms, state, by);
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

    /** What comes of wanting a kept file recorded. */
    public enum Kept {
        ON_ITS_WAY,
        WAITS_NO_LONGER,
        /** It takes back so much that somebody has to say so first; it still waits. */
        TO_BE_CONFIRMED
    }

    /** Records a kept file by the mapping its source has now, as the preview showed it. */
    public Kept recordKept(Import kept, Import.Terms terms) throws IOException {
        if (kept.state() != Import.State.WAITING) {
            return Kept.WAITS_NO_LONGER;
        }
        if (!terms.confirmed() && isToBeConfirmed(kept)) {
            return Kept.TO_BE_CONFIRMED;
        }
        if (!rows.choose(kept.id(), terms)) {
            return Kept.WAITS_NO_LONGER;
        }
        jobs.schedule(CurrentOrganization.get(), kept.id());
        return Kept.ON_ITS_WAY;
    }

    private boolean isToBeConfirmed(Import kept) throws IOException {
        Source source = sources.find(kept.source()).orElseThrow();
        if (!source.mapping().snapshot()) {
            return false;
        }
        Path file = rows.fetch(kept.id());
        try {
            return previewing.share(source, kept.key(), file).isToBeConfirmed();
        } catch (RefusedFileException unreadable) {
            return false;
        } finally {
            Files.deleteIfExists(file);
        }
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
