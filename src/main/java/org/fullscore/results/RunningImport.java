package org.fullscore.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.results.ingest.Chunk;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.Known;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.RefusedFileException;
import org.fullscore.results.ingest.ResultFile;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.results.ingest.RowReader;
import org.fullscore.results.ingest.Snapshots;
import org.fullscore.tenancy.Writes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records the file of an import, from where it stopped: 25,000 rows a transaction, or all in one if all or nothing was asked
 * for. What a transaction recorded and how far the import is are written together, so that nothing is lost or doubled
 * wherever the machine stops.
 */
@Component
class RunningImport {

    private static final int MOST_FAILURES = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final Imports imports;
    private final ImportRows rows;
    private final Sources sources;
    private final Naming naming;
    private final Recording recording;
    private final Snapshots snapshots;
    private final Quarantine quarantine;
    private final Ledger ledger;
    private final ObjectProvider<LateFacts> lateFacts;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ofChunks;
    private final int chunkRows;

    RunningImport(
            Imports imports,
            ImportRows rows,
            Sources sources,
            Naming naming,
            Recording recording,
            Snapshots snapshots,
            Quarantine quarantine,
            Ledger ledger,
            ObjectProvider<LateFacts> lateFacts,
            PlatformTransactionManager transactions,
            @Value("${fullscore.results.chunk-rows:25000}") int chunkRows) {
        this.imports = imports;
        this.rows = rows;
        this.sources = sources;
        this.naming = naming;
        this.recording = recording;
        this.snapshots = snapshots;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.lateFacts = lateFacts;
        this.transaction = new TransactionTemplate(transactions);
        this.ofChunks = new TransactionTemplate(transactions);
        ofChunks.setName(Writes.OF_RESULTS);
        this.chunkRows = chunkRows;
    }

    /**
     * Records the rest of the file and returns why it was refused: nothing if it was recorded.
     *
     * @throws ImportRows.OvertakenException if somebody else records it, too, and was faster
     */
    List<RowFailure> record(UUID id, Path path) throws IOException {
        Import begun = imports.find(id).orElseThrow();
        Mapping mapping = sources.mapping(begun.sourceKey(), begun.mappingVersion());
        try {
            ResultFile file = ResultFile.inspect(path, mapping);
            rows.looked(
                    id,
                    JSON.writeValueAsString(file.layout().header()),
                    file.rows(),
                    file.layout().marks());
            Known known = naming.known(begun.sourceKey());
            RowReader reader =
                    new RowReader(mapping, file.layout().header(), file.layout().marks(), known);
            List<RowFailure> failures = switch (begun.mode()) {
                case GOOD_ROWS -> goodRows(begun, file, reader);
                case ALL_OR_NOTHING -> allOrNothing(begun, file, reader);
            };
            if (!failures.isEmpty()) {
                refuse(id, failures);
            }
            return failures;
        } catch (RefusedFileException refused) {
            refuse(id, List.of(refused.failure()));
            return List.of(refused.failure());
        }
    }

    private List<RowFailure> goodRows(Import begun, ResultFile file, RowReader reader)
            throws IOException, RefusedFileException {
        refuseIfItShrinks(begun, file, reader);
        try (Lanes lanes = new Lanes(begun, recording, rows, ofChunks)) {
            Chunks chunks = new Chunks(reader, chunkRows, lanes::take);
            file.read(begun.counts().read(), chunks);
            chunks.last();
            lanes.last();
        }
        CarryingTransaction.run(transaction, () -> end(begun, file, reader));
        return List.of();
    }

    /** A snapshot takes back what it no longer names, in the transaction that ends the import. */
    private void end(Import begun, ResultFile file, RowReader reader) throws IOException, RefusedFileException {
        if (reader.mapping().snapshot()) {
            recording.lock(begun.sourceKey());
            rows.tookBack(begun.id(), snapshots.takeBack(begun.sourceKey(), begun.key(), keys(file, reader)));
        }
        finish(begun.id());
    }

    /** Before anything of a snapshot is recorded, somebody has to confirm that so much of what is recorded is gone. */
    private void refuseIfItShrinks(Import begun, ResultFile file, RowReader reader)
            throws IOException, RefusedFileException {
        if (!reader.mapping().snapshot() || begun.confirmed() || begun.counts().read() > 0) {
            return;
        }
        CarryingTransaction.run(transaction, () -> {
            Snapshots.Share share = snapshots.share(begun.sourceKey(), begun.key(), keys(file, reader));
            if (share.isToBeConfirmed()) {
                throw new RefusedFileException(new RowFailure(
                        1, FailureReason.SNAPSHOT_SHRINKS, null, share.gone() + " of " + share.recorded()));
            }
        });
    }

    /** The external ids of a file. */
    static Snapshots.Keys keys(ResultFile file, RowReader reader) {
        return each -> file.read(0, row -> {
            String key = reader.externalId(row);
            if (!key.isEmpty()) {
                each.accept(key);
            }
        });
    }

    private List<RowFailure> allOrNothing(Import begun, ResultFile file, RowReader reader)
            throws IOException, RefusedFileException {
        List<RowFailure> failures = new ArrayList<>();
        file.read(0, row -> {
            if (reader.read(row) instanceof RowFailure failure && failures.size() < MOST_FAILURES) {
                failures.add(failure);
            }
        });
        if (failures.isEmpty()) {
            refuseIfItShrinks(begun, file, reader);
            CarryingTransaction.run(transaction, () -> {
                recording.lock(begun.sourceKey());
                Checkpoint checkpoint = new Checkpoint(begun, rows);
                Chunks chunks = new Chunks(reader, chunkRows, chunk -> {
                    checkpoint.write(recording.record(begun.sourceKey(), begun.key(), chunk));
                    checkpoint.passed(chunk.rows());
                });
                file.read(0, chunks);
                chunks.last();
                end(begun, file, reader);
            });
        }
        return failures;
    }

    /** Ends an import whose rows are all recorded; in the transaction of the caller. */
    void finish(UUID id) {
        Import done = imports.find(id).orElseThrow();
        rows.recorded(done.id());
        if (done.replayOf() == null) {
            quarantine.supersede(done.sourceKey(), done.key());
        }
        Set<String> closed = rows.closedPeriodsOf(done.sourceKey(), done.key());
        ledger.append(act(done, closed));
        if (!closed.isEmpty()) {
            lateFacts.ifAvailable(late -> late.arrived(closed));
        }
    }

    /** What the ledger says of an import that is recorded. */
    static Act act(Import done, Set<String> closed) {
        Counts counts = done.counts();
        return Act.of("import-recorded", "import", done.id())
                .by(done.startedBy())
                .with("source", done.sourceKey())
                .with("mapping", done.mappingVersion())
                .with("sha256", done.sha256())
                .with("replayOf", done.replayOf())
                .with("read", Long.toString(counts.read()))
                .with("recorded", Long.toString(counts.recorded()))
                .with("duplicates", Long.toString(counts.duplicates()))
                .with("corrected", Long.toString(counts.corrected()))
                .with("ignored", Long.toString(counts.ignored()))
                .with("quarantined", Long.toString(counts.quarantined()))
                .with("takenBack", done.takenBack() == 0 ? null : Long.toString(done.takenBack()))
                .with("closed", closed.isEmpty() ? null : String.join(" ", closed))
                .saying("file", done.fileName());
    }

    private void refuse(UUID id, List<RowFailure> failures) {
        RowFailure first = failures.getFirst();
        String column = first.column() == null ? "" : ", " + first.column();
        String value = first.value() == null ? "" : " “" + first.value() + "”.";
        rows.refused(id, "Line " + first.line() + column + ":" + value + " " + first.message() + " " + first.remedy());
    }

    /** Takes a full chunk. */
    interface ChunkSink {
        void take(Chunk chunk);
    }

    /** Collects rows until there are enough for a transaction, fewer where they are long. */
    static final class Chunks implements ResultFile.Rows {

        private static final int MOST_CHARACTERS = 4_000_000;

        private final RowReader reader;
        private final int most;
        private final ChunkSink sink;
        private final List<Row> ahead = new ArrayList<>();
        private int charactersAhead;
        private Chunk chunk;

        Chunks(RowReader reader, int most, ChunkSink sink) {
            this.reader = reader;
            this.most = most;
            this.sink = sink;
            this.chunk = reader.chunk();
        }

        @Override
        public void row(Row row) {
            if (reader.looksAhead()) {
                ahead.add(row);
                charactersAhead += row.length();
            } else {
                chunk.add(row, reader.read(row));
            }
            if (chunk.rows() + ahead.size() == most || chunk.characters() + charactersAhead > MOST_CHARACTERS) {
                last();
            }
        }

        void last() {
            if (!ahead.isEmpty()) {
                reader.lookAhead(ahead);
                ahead.forEach(row -> chunk.add(row, reader.read(row)));
                ahead.clear();
                charactersAhead = 0;
            }
            if (chunk.rows() > 0) {
                Chunk full = chunk;
                chunk = reader.chunk();
                sink.take(full);
            }
        }
    }
}
