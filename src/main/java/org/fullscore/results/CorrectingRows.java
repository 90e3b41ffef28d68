package org.fullscore.results;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.results.ingest.WaitingRows.Kept;
import org.fullscore.results.ingest.WaitingRows.Selection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Correcting one column of all rows that wait for the same reason with the same value, and reading them again. What came is kept
 * beside what it was corrected to, and the ledger says who did it.
 */
@Component
public class CorrectingRows {

    private static final int CHUNK = 10_000;

    private final Sources sources;
    private final WaitingRows waiting;
    private final Recording recording;
    private final Replaying replaying;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CorrectingRows(
            Sources sources,
            WaitingRows waiting,
            Recording recording,
            Replaying replaying,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.waiting = waiting;
        this.recording = recording;
        this.replaying = replaying;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is to be corrected.
     *
     * @param value what stands there
     * @param column to correct; null for the one at fault
     * @param to what is to stand there
     */
    public record Correction(
            FailureReason reason, String value, @Nullable String column, String to) {}

    /** What came of it. */
    public sealed interface Answer {

        /** So many rows were corrected; and what came of reading them again. */
        record Corrected(long rows, Replaying.Answer.Replayed replayed) implements Answer {}

        record SourceUnknown() implements Answer {}

        /** No row waits so, or none of them has the column exactly once. */
        record NothingToCorrect() implements Answer {}
    }

    /** Corrects the rows and reads them again. */
    public Answer correct(String name, Correction correction, @Nullable Integer by) {
        Optional<Source> source = sources.find(name);
        if (source.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        long rows = Objects.requireNonNull(
                transaction.execute(status -> correct(source.get().key(), correction, by)));
        if (rows == 0) {
            return new Answer.NothingToCorrect();
        }
        return switch (replaying.replay(name, correction.reason(), correction.value(), by)) {
            case Replaying.Answer.Replayed replayed -> new Answer.Corrected(rows, replayed);
            case Replaying.Answer.SourceUnknown gone -> new Answer.SourceUnknown();
        };
    }

    private long correct(int source, Correction correction, @Nullable Integer by) {
        recording.lock(source);
        Selection selection = Selection.of(source, correction.reason(), correction.value());
        long corrected = 0;
        for (Map.Entry<Integer, String> origin : waiting.headers(selection).entrySet()) {
            corrected += correct(selection, origin.getKey(), Row.cellsOf(origin.getValue()), correction, by);
        }
        if (corrected > 0) {
            ledger.append(Act.of("rows-corrected", "source", source)
                    .by(by)
                    .with("rows", Long.toString(corrected))
                    .with("reason", correction.reason().name())
                    .saying("column", correction.column())
                    .saying("value", correction.value())
                    .saying("to", correction.to()));
        }
        return corrected;
    }

    private long correct(
            Selection selection, int origin, List<String> header, Correction correction, @Nullable Integer by) {
        OffsetDateTime at = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        long corrected = 0;
        List<Kept> page = waiting.page(selection.in(origin), origin, 0, CHUNK);
        while (!page.isEmpty()) {
            List<Row> rows = new ArrayList<>();
            for (Kept kept : page) {
                String column = correction.column() == null ? kept.failure().column() : correction.column();
                if (column != null
                        && Collections.frequency(header, column) == 1
                        && kept.row().cells().length == header.size()) {
                    rows.add(kept.row().with(header.indexOf(column), correction.to()));
                }
            }
            waiting.correct(origin, rows, by, at);
            corrected += rows.size();
            page = waiting.page(
                    selection.in(origin), origin, page.getLast().failure().line(), CHUNK);
        }
        return corrected;
    }
}
