package org.fullscore.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.results.ingest.Chunk;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.FileMarks;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.results.ingest.RowReader;
import org.fullscore.results.ingest.RowReading;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.results.ingest.WaitingRows.Kept;
import org.fullscore.results.ingest.WaitingRows.Selection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reading rows that wait in quarantine again, after somebody said who is meant, or changed the mapping.
 *
 * <p>They are read from their kept cells with the newest mapping of the source, or with that of their import where its
 * header lacks a column the newest needs. What is understood now is recorded as an import of its own, one for each import
 * the rows came with, under its file name, fingerprint and lines; what is not, waits on with the reason it has now. A row
 * whose key a later file (or line) has delivered since is let go of and changes nothing. The rows of one import are one
 * transaction under the lock of the source, so that each is taken once, whoever asks how often.
 */
@Component
public class Replaying {

    private static final int CHUNK = 10_000;

    private final Sources sources;
    private final Imports imports;
    private final ImportRows rows;
    private final RunningImport running;
    private final Naming naming;
    private final Recording recording;
    private final WaitingRows waiting;
    private final TransactionTemplate transaction;

    Replaying(
            Sources sources,
            Imports imports,
            ImportRows rows,
            RunningImport running,
            Naming naming,
            Recording recording,
            WaitingRows waiting,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.imports = imports;
        this.rows = rows;
        this.running = running;
        this.naming = naming;
        this.recording = recording;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of it. */
    public sealed interface Answer {

        /**
         * The rows were read again.
         *
         * @param imports those the rows were recorded as, none if none was understood
         * @param outdated rows that were let go of because their key was delivered again since
         * @param waiting rows that were not understood this time either
         */
        record Replayed(List<Import> imports, Counts counts, long outdated, long waiting) implements Answer {}

        record SourceUnknown() implements Answer {}
    }

    /** Reads the waiting rows of a source again: all, or those of a reason, or those of a reason with a value. */
    public Answer replay(String name, @Nullable FailureReason reason, @Nullable String value, @Nullable Integer by) {
        Optional<Source> source = sources.find(name);
        if (source.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        Selection selection = Selection.of(source.get().key(), reason, value);
        List<Import> taken = new ArrayList<>();
        Counts counts = Counts.NONE;
        long outdated = 0;
        long still = 0;
        for (int origin : waiting.headers(selection).keySet()) {
            Pass pass = Objects.requireNonNull(
                    transaction.execute(status -> again(source.get(), selection.in(origin), origin, by)));
            if (pass.replay != null) {
                taken.add(imports.find(pass.replay.id()).orElseThrow());
            }
            counts = counts.plus(pass.counts);
            outdated += pass.outdated;
            still += pass.still;
        }
        return new Answer.Replayed(taken, counts, outdated, still);
    }

    private Pass again(Source source, Selection selection, int origin, @Nullable Integer by) {
        recording.lock(source.key());
        Pass pass = new Pass(source, imports.byKey(origin).orElseThrow(), by);
        List<Kept> page = waiting.page(selection, origin, 0, CHUNK);
        while (!page.isEmpty()) {
            pass.take(page);
            page = waiting.page(selection, origin, page.getLast().failure().line(), CHUNK);
        }
        pass.finish();
        return pass;
    }

    /** The rows of one import on their way. */
    private final class Pass {

        private final Import origin;
        private final List<String> header;
        private final int version;
        private final FileMarks marks;
        private final RowReader reader;
        private final @Nullable Integer by;
        private @Nullable Import replay;
        private Counts counts = Counts.NONE;
        private long outdated;
        private long still;

        Pass(Source source, Import origin, @Nullable Integer by) {
            this.origin = origin;
            this.by = by;
            this.header = origin.header() == null ? List.of() : Row.cellsOf(origin.header());
            Mapping before = sources.mapping(source.key(), origin.mappingVersion());
            boolean fits = fits(source.mapping(), before);
            this.version = fits ? source.version() : origin.mappingVersion();
            Mapping mapping = fits ? source.mapping() : before;
            this.marks = rows.marks(origin.key());
            this.reader = new RowReader(mapping, header, marks, naming.known(source.key()));
        }

        /** Whether the rows have what a mapping reads: its columns, and numbers if it numbers them. */
        private boolean fits(Mapping mapping, Mapping before) {
            return mapping.columns().stream().allMatch(column -> Collections.frequency(header, column) == 1)
                    && (!mapping.key().numbered() || before.key().equals(mapping.key()));
        }

        private void take(List<Kept> page) {
            Map<Integer, Integer> gone = waiting.outdated(origin.sourceKey(), origin.key(), keys(page));
            outdated += gone.size();
            Chunk chunk = reader.chunk();
            List<RowFailure> failures = new ArrayList<>();
            List<Integer> lines = new ArrayList<>();
            for (Kept kept : page) {
                int line = kept.failure().line();
                if (gone.containsKey(line)) {
                    continue;
                }
                switch (read(kept)) {
                    case RowFailure failure -> failures.add(failure);
                    case RowReading.Mapped mapped -> {
                        chunk.add(kept.row(), mapped);
                        lines.add(line);
                    }
                    case RowReading.Ignored ignored -> {
                        chunk.add(kept.row(), ignored);
                        lines.add(line);
                    }
                }
            }
            still += failures.size();
            waiting.explain(origin.key(), failures);
            Map<Integer, Integer> released = new HashMap<>(gone);
            if (!lines.isEmpty()) {
                int taken = record(chunk);
                lines.forEach(line -> released.put(line, taken));
            }
            waiting.release(origin.key(), released);
        }

        /** A row that could not even be taken apart has no cells to read again. */
        private RowReading read(Kept kept) {
            return kept.failure().reason() == FailureReason.ROW_UNREADABLE ? kept.failure() : reader.read(kept.row());
        }

        private int record(Chunk chunk) {
            Import into = replay;
            if (into == null) {
                UUID id = rows.addReplay(origin.key(), version, by);
                into = imports.find(id).orElseThrow();
                replay = into;
            }
            Counts more = recording.record(origin.sourceKey(), into.key(), chunk);
            rows.progressed(into.id(), counts.read(), more);
            counts = counts.plus(more);
            return into.key();
        }

        private void finish() {
            if (replay != null) {
                rows.looked(replay.id(), String.valueOf(origin.header()), counts.read(), marks);
                running.finish(replay.id());
            }
        }

        /** External ids by line, of rows that have one. */
        private Map<Integer, String> keys(List<Kept> page) {
            Map<Integer, String> keys = new HashMap<>();
            for (Kept kept : page) {
                String id = reader.externalId(kept.row());
                if (!id.isEmpty()) {
                    keys.put(kept.failure().line(), id);
                }
            }
            return keys;
        }
    }
}
