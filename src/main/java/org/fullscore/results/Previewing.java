package org.fullscore.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.results.ingest.Chunk;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.RefusedFileException;
import org.fullscore.results.ingest.ResultFile;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowReader;
import org.fullscore.results.ingest.RowReading;
import org.fullscore.results.ingest.Snapshots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Seeing what an import would come to: it is recorded, looked at, and rolled back, so that the answer is exact. */
@Component
class Previewing {

    private static final int SHOWN = 20;
    private static final int CHUNK = 10_000;

    private final ImportRows rows;
    private final Imports imports;
    private final Naming naming;
    private final Recording recording;
    private final Quarantine quarantine;
    private final Snapshots snapshots;
    private final PreviewLines lines;

    Previewing(
            ImportRows rows,
            Imports imports,
            Naming naming,
            Recording recording,
            Quarantine quarantine,
            Snapshots snapshots,
            PreviewLines lines) {
        this.rows = rows;
        this.imports = imports;
        this.naming = naming;
        this.recording = recording;
        this.quarantine = quarantine;
        this.snapshots = snapshots;
        this.lines = lines;
    }

    /** Looks, and leaves no trace. */
    @Transactional(rollbackFor = Exception.class)
    public Preview preview(Source source, Delivery delivery) throws IOException, RefusedFileException {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return look(source, delivery.fileName(), delivery.file(), added(source, delivery));
    }

    /** What a snapshot would take back. */
    @Transactional(rollbackFor = Exception.class)
    public Snapshots.Share share(Source source, int importKey, Path path) throws IOException, RefusedFileException {
        ResultFile file = ResultFile.inspect(path, source.mapping());
        return snapshots.share(source.key(), importKey, RunningImport.keys(file, reader(source, file)));
    }

    private RowReader reader(Source source, ResultFile file) {
        return new RowReader(
                source.mapping(), file.layout().header(), file.layout().marks(), naming.known(source.key()));
    }

    private int added(Source source, Delivery delivery) {
        UUID id = rows.add(source, delivery, Import.Terms.of(Import.Mode.GOOD_ROWS), Import.State.RUNNING, null);
        return imports.find(id).orElseThrow().key();
    }

    private Preview look(Source source, String fileName, Path path, int importKey)
            throws IOException, RefusedFileException {
        ResultFile file = ResultFile.inspect(path, source.mapping());
        RowReader reader = reader(source, file);
        recording.lock(source.key());
        Snapshots.Share gone = source.mapping().snapshot()
                ? snapshots.share(source.key(), importKey, RunningImport.keys(file, reader))
                : null;
        Sums sums = new Sums(source.key(), importKey, reader);
        file.read(0, sums);
        sums.chunks.last();
        return new Preview(
                source.name(),
                source.version(),
                fileName,
                file.layout(),
                file.marks(),
                sums.counts,
                sums.lines(),
                quarantine.groups(importKey),
                gone);
    }

    /** Records chunk by chunk and remembers the first rows. */
    private final class Sums implements ResultFile.Rows {

        private final RunningImport.Chunks chunks;
        private final RowReader reader;
        private final List<Row> first = new ArrayList<>();
        private final Map<Integer, String> outcomes = new HashMap<>();
        private Counts counts = Counts.NONE;

        Sums(int source, int importKey, RowReader reader) {
            this.reader = reader;
            this.chunks = new RunningImport.Chunks(reader, CHUNK, chunk -> take(source, importKey, chunk));
        }

        @Override
        public void row(Row row) {
            if (first.size() < SHOWN) {
                first.add(row);
            }
            chunks.row(row);
        }

        private void take(int source, int importKey, Chunk chunk) {
            boolean isFirst = counts.read() == 0;
            counts = counts.plus(recording.recordDeciding(source, importKey, chunk));
            if (isFirst) {
                recording.outcomes(SHOWN).forEach(outcome -> outcomes.put(outcome.line(), outcome.word()));
            }
        }

        private List<Preview.Line> lines() {
            List<RowReading> readings = first.stream().map(reader::read).toList();
            return lines.of(first, readings, reading -> outcomes.getOrDefault(reading.line(), "ignored"));
        }
    }
}
