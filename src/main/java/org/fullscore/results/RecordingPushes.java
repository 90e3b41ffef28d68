package org.fullscore.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Today;
import org.fullscore.results.ingest.Counts;
import org.fullscore.results.ingest.Handful;
import org.fullscore.results.ingest.RecordingAtOnce;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.Answers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the facts of several requests in one transaction: facts, totals, quarantine, the counts of the import and the answers under their
 * keys, all or none.
 */
@Component
class RecordingPushes {

    private static final int TRIES = 3;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("'push' yyyy-MM-dd HH:'00'");
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Answers answers;
    private final PushReading reading;
    private final PushedImports imports;
    private final RecordingAtOnce recording;
    private final ArrivingLate arrivingLate;
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
            Today today,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.reading = reading;
        this.imports = imports;
        this.recording = recording;
        this.arrivingLate = arrivingLate;
        this.today = today;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a push is answered, as JSON. */
    record Receipt(
            long read,
            long recorded,
            long duplicates,
            long corrected,
            long ignored,
            long quarantined,
            @JsonProperty("import") UUID delivery) {}

    private record Locked(int key, int mapping) {}

    /** Another replica used the same key for another source in the same moment. */
    private static final class KeyTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes all of them or, throwing, none. */
    Map<WaitingPush, Pushing.Answer> write(Pushing.Feed feed, List<WaitingPush> batch) {
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

    private Map<WaitingPush, Pushing.Answer> inTransaction(Pushing.Feed feed, List<WaitingPush> batch) {
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
            return given;
        }
        List<WaitingPush> fresh = unanswered(batch, given);
        if (!fresh.isEmpty()) {
            record(source.get(), feed.by(), fresh, given);
        }
        repeat(batch, given);
        return given;
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

    private void record(Locked source, int by, List<WaitingPush> fresh, Map<WaitingPush, Pushing.Answer> given) {
        var purpose = new PushedImports.Purpose(
                source.key(), source.mapping(), by, HOUR.format(clock.instant().atZone(today.zone())));
        PushReading.Understood understood = reading.read(
                source.key(), source.mapping(), fresh, imports.find(purpose).orElse(null));
        PushedImports.Growing delivery = understood.delivery();
        if (delivery == null) {
            delivery = imports.begin(purpose, understood.header(), new byte[digest().getDigestLength()]);
        }
        Handful rows = understood.rows();
        Set<String> closed = recording.record(source.key(), delivery.key(), rows);
        Map<Answers.Key, Answers.Answer> keep = new HashMap<>();
        Counts counts = Counts.NONE;
        byte[] sha256 = delivery.sha256();
        int line = understood.firstLine();
        for (WaitingPush push : fresh) {
            Counts own = rows.counts(line, push.facts().size());
            line += push.facts().size();
            counts = counts.plus(own);
            MessageDigest digest = digest();
            digest.update(sha256);
            sha256 = digest.digest(push.sha256());
            byte[] body = JSON.writeValueAsBytes(receipt(own, delivery.id()));
            given.put(push, new Pushing.Answer.Taken(body, false));
            if (push.key() != null) {
                keep.put(push.key(), new Answers.Answer(push.request(), body));
            }
        }
        imports.grew(delivery.id(), counts, sha256);
        if (!answers.keep(keep)) {
            throw new KeyTakenException();
        }
        arrivingLate.mark(closed);
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

    private static Receipt receipt(Counts counts, UUID delivery) {
        return new Receipt(
                counts.read(),
                counts.recorded(),
                counts.duplicates(),
                counts.corrected(),
                counts.ignored(),
                counts.quarantined(),
                delivery);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
