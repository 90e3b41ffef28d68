package org.fullscore.results;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fullscore.organization.Today;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.Handful;
import org.fullscore.results.ingest.RecordingAtOnce;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Writes;
import org.fullscore.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the facts of several requests in one transaction: facts, totals, quarantine, the counts of the import and the answers under their
 * keys, all or none.
 */
@Component
class RecordingPushes {

    private static final int TRIES = 3;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("'push' yyyy-MM-dd HH:'00'");

    private final JdbcClient jdbc;
    private final Answers answers;
    private final PushReading reading;
    private final PushedImports imports;
    private final RecordingAtOnce recording;
    private final ArrivingLate arrivingLate;
    private final TakingAsNew takingAsNew;
    private final Today today;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RecordingPushes(
            JdbcClient jdbc,
            Answers answers,
            PushReading reading,
            PushedImports imports,
            RecordingAtOnce recording,
            ArrivingLate arrivingLate,
            TakingAsNew takingAsNew,
            Today today,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.reading = reading;
        this.imports = imports;
        this.recording = recording;
        this.arrivingLate = arrivingLate;
        this.takingAsNew = takingAsNew;
        this.today = today;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setName(Writes.OF_RESULTS);
    }

    private record Locked(int key, int mapping) {}

    /** What all get, and how the feed is left if the batch was all new. */
    private record Written(Map<WaitingPush, Pushing.Answer> answers, TakingAsNew.@Nullable Seen left) {}

    /** Another replica used the same key for another source in the same moment. */
    private static final class KeyTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes all of them or, throwing, none. */
    Map<WaitingPush, Pushing.Answer> write(Pushing.Feed feed, List<WaitingPush> batch) {
        return takingAsNew.write(feed, batch).orElseGet(() -> {
            Written written = decide(feed, batch);
            takingAsNew.remember(feed, written.left());
            return written.answers();
        });
    }

    private Written decide(Pushing.Feed feed, List<WaitingPush> batch) {
        for (int tried = 1; ; tried++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> inTransaction(feed, batch)));
            } catch (KeyTakenException taken) {
                if (tried == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private Written inTransaction(Pushing.Feed feed, List<WaitingPush> batch) {
        Map<WaitingPush, Pushing.Answer> given = new IdentityHashMap<>();
        var source = jdbc.sql("""
                        select key, mapping_version from results.source
                        where organization_id = ? and name = ? for no key update
                        """)
                .params(CurrentOrganization.id(), feed.source())
                .query((row, number) -> new Locked(row.getInt(1), row.getInt(2)))
                .optional();
        if (source.isEmpty()) {
            batch.forEach(push -> given.put(push, new Pushing.Answer.SourceUnknown()));
            return new Written(given, null);
        }
        List<WaitingPush> fresh = unanswered(batch, given);
        TakingAsNew.Seen left = fresh.isEmpty() ? null : record(source.get(), feed.by(), fresh, given);
        repeat(batch, given);
        return new Written(given, left);
    }

    /** Answers those whose key is known; the others, each key once. */
    private List<WaitingPush> unanswered(List<WaitingPush> batch, Map<WaitingPush, Pushing.Answer> given) {
        Set<Answers.Key> keys = new LinkedHashSet<>();
        batch.stream().map(WaitingPush::key).filter(Objects::nonNull).forEach(keys::add);
        Map<Answers.Key, Answers.Answer> known = answers.find(keys);
        List<WaitingPush> fresh = new ArrayList<>();
        for (WaitingPush push : batch) {
            Answers.Answer answer = push.key() == null ? null : known.get(push.key());
            if (answer != null) {
                given.put(push, again(push, answer));
            } else if (push.key() == null || keys.remove(push.key())) {
                fresh.add(push);
            }
        }
        return fresh;
    }

    private static Pushing.Answer again(WaitingPush push, Answers.Answer answer) {
        if (!answer.isTo(push.request())) {
            return new Pushing.Answer.KeyReused();
        }
        byte[] body = answer.body();
        return body == null ? new Pushing.Answer.KeyInUse() : new Pushing.Answer.Taken(body, true);
    }

    private TakingAsNew.@Nullable Seen record(
            Locked source, int by, List<WaitingPush> fresh, Map<WaitingPush, Pushing.Answer> given) {
        ZonedDateTime hour = clock.instant().atZone(today.zone()).truncatedTo(ChronoUnit.HOURS);
        var purpose = new PushedImports.Purpose(source.key(), source.mapping(), by, HOUR.format(hour));
        PushReading.Understood understood = reading.read(
                source.key(), source.mapping(), fresh, imports.find(purpose).orElse(null));
        PushedImports.Growing delivery = understood.delivery();
        if (delivery == null) {
            delivery = imports.begin(purpose, understood.header(), PushReceipts.nothing());
        }
        Handful rows = understood.rows();
        RecordingAtOnce.Touched touched = recording.record(source.key(), delivery.key(), rows);
        PushReceipts receipts = PushReceipts.of(delivery, understood, fresh);
        imports.grew(delivery.id(), receipts, understood.change(touched.people()));
        if (!answers.keep(receipts.kept())) {
            throw new KeyTakenException();
        }
        arrivingLate.mark(touched.closed());
        given.putAll(receipts.answers());
        return touched.closed().isEmpty() ? left(source, delivery, receipts, hour) : null;
    }

    private static TakingAsNew.@Nullable Seen left(
            Locked source, PushedImports.Growing delivery, PushReceipts receipts, ZonedDateTime hour) {
        Counts counts = receipts.counts();
        return counts.duplicates() > 0 || counts.corrected() > 0
                ? null
                : new TakingAsNew.Seen(
                        source.key(),
                        source.mapping(),
                        delivery.grown(receipts),
                        hour.toInstant(),
                        hour.plusHours(1).toInstant());
    }

    /** Those with the key of another of the batch get what it got. */
    private static void repeat(List<WaitingPush> batch, Map<WaitingPush, Pushing.Answer> given) {
        for (WaitingPush push : batch) {
            if (!given.containsKey(push)) {
                WaitingPush first = batch.stream()
                        .filter(other -> given.containsKey(other) && Objects.equals(other.key(), push.key()))
                        .findFirst()
                        .orElseThrow();
                Pushing.Answer answer = Objects.requireNonNull(given.get(first));
                given.put(
                        push,
                        answer instanceof Pushing.Answer.Taken taken
                                ? again(push, new Answers.Answer(first.request(), taken.body()))
                                : answer);
            }
        }
    }
}
