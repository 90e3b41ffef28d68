package org.fullscore.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.results.ingest.Counts;
import org.fullscore.web.Answers;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the pushes of a batch are answered, and what their import comes to.
 *
 * @param answers one for each push
 * @param kept those under an Idempotency-Key
 * @param counts of the batch
 * @param sha256 of the import: of the digest before and the digest of the next body, one after the other
 */
record PushReceipts(
        Map<WaitingPush, Pushing.Answer> answers, Map<Answers.Key, Answers.Answer> kept, Counts counts, byte[] sha256) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a push is answered, as JSON. */
    record Receipt(
            long read,
            long recorded,
            long duplicates,
            long corrected,
            long ignored,
            long quarantined,
            @JsonProperty("import") UUID delivery) {}

    /** Of rows of which is known what became of them. */
    static PushReceipts of(
            PushedImports.Growing delivery, PushReading.Understood understood, List<WaitingPush> pushes) {
        Map<WaitingPush, Pushing.Answer> answers = new IdentityHashMap<>();
        Map<Answers.Key, Answers.Answer> kept = new HashMap<>();
        Counts counts = Counts.NONE;
        byte[] sha256 = delivery.sha256();
        int line = understood.firstLine();
        for (WaitingPush push : pushes) {
            Counts own = understood.rows().counts(line, push.facts().size());
            line += push.facts().size();
            counts = counts.plus(own);
            MessageDigest digest = digest();
            digest.update(sha256);
            sha256 = digest.digest(push.sha256());
            byte[] body = JSON.writeValueAsBytes(receipt(own, delivery.id()));
            answers.put(push, new Pushing.Answer.Taken(body, false));
            if (push.key() != null) {
                kept.put(push.key(), new Answers.Answer(push.request(), body));
            }
        }
        return new PushReceipts(answers, kept, counts, sha256);
    }

    /** The digest of an import without a push. */
    static byte[] nothing() {
        return new byte[digest().getDigestLength()];
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
