package org.fullscore.results;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fullscore.results.ingest.Handful;
import org.fullscore.results.ingest.RecordingNew;
import org.fullscore.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes pushes as nearly all of them are, in one trip to the database: facts under new keys, none for quarantine, for the import that grew last. The database says
 * whether that was so. If not, it is rolled back, and the feed is written the long way until a batch of it was all new again.
 */
@Component
class TakingAsNew {

    private final Answers answers;
    private final PushReading reading;
    private final PushedImports imports;
    private final RecordingNew recording;
    private final Clock clock;
    private final Map<Pushing.Feed, Seen> seen = new ConcurrentHashMap<>();

    TakingAsNew(Answers answers, PushReading reading, PushedImports imports, RecordingNew recording, Clock clock) {
        this.answers = answers;
        this.reading = reading;
        this.imports = imports;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * How a feed was left.
     *
     * @param from the beginning of the hour of its import
     * @param until its end
     */
    record Seen(int source, int mapping, PushedImports.Growing delivery, Instant from, Instant until) {

        private Seen grown(PushReceipts receipts) {
            return new Seen(source, mapping, delivery.grown(receipts), from, until);
        }

        private boolean isOf(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** Remembers how a feed was left by a batch, if the next one is likely to be new. */
    void remember(Pushing.Feed feed, @Nullable Seen left) {
        if (left == null) {
            seen.remove(feed);
        } else {
            seen.put(feed, left);
        }
    }

    /** Writes all of them, or, if one is not new or anything is not known, none. */
    Optional<Map<WaitingPush, Pushing.Answer>> write(Pushing.Feed feed, List<WaitingPush> batch) {
        Seen known = seen.remove(feed);
        if (known == null || !known.isOf(clock.instant()) || repeatsKeys(batch)) {
            return Optional.empty();
        }
        PushReceipts receipts = recordNew(known, batch);
        if (receipts == null) {
            return Optional.empty();
        }
        seen.put(feed, known.grown(receipts));
        return Optional.of(receipts.answers());
    }

    private static boolean repeatsKeys(List<WaitingPush> batch) {
        List<Answers.Key> keys = keys(batch).toList();
        return Set.copyOf(keys).size() < keys.size();
    }

    private static Stream<Answers.Key> keys(List<WaitingPush> batch) {
        return batch.stream().map(WaitingPush::key).filter(Objects::nonNull);
    }

    private @Nullable PushReceipts recordNew(Seen known, List<WaitingPush> batch) {
        PushReading.Understood understood = reading.read(known.source(), known.mapping(), batch, known.delivery());
        Handful rows = understood.rows();
        if (understood.delivery() == null || rows.hasFailures() || !rows.supposeNew()) {
            return null;
        }
        PushReceipts receipts = PushReceipts.of(known.delivery(), understood, batch);
        Map<String, Object> parameters =
                new HashMap<>(imports.parameters(known.delivery().id(), receipts, understood.change(rows.people())));
        parameters.put("read_before", known.delivery().lines());
        parameters.put("before", known.delivery().sha256());
        parameters.putAll(answers.parameters(receipts.kept()));
        boolean recorded = recording.record(
                known.source(),
                known.mapping(),
                known.delivery().key(),
                rows,
                new RecordingNew.Together(
                        PushedImports.GROWN,
                        receipts.kept().isEmpty()
                                ? List.of(PushedImports.TOLD)
                                : List.of(PushedImports.TOLD, Answers.KEEP),
                        parameters));
        return recorded ? receipts : null;
    }
}
