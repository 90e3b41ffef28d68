package org.fullscore.results;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fullscore.results.ingest.PushedFact;
import org.fullscore.web.Answers;
import org.jspecify.annotations.Nullable;

/**
 * A request with facts that waits to be written.
 *
 * @param key its Idempotency-Key, or null
 * @param sha256 of the body
 * @param request a digest of what is asked, body included
 */
record WaitingPush(
        List<PushedFact> facts,
        Answers.@Nullable Key key,
        byte[] sha256,
        byte[] request,
        CompletableFuture<Turn> turn) {

    /** What the wait ends with. */
    sealed interface Turn {

        /** Written, or refused. */
        record Answered(Pushing.Answer answer) implements Turn {}

        /** This one's thread writes what waits now, itself included. */
        record Write() implements Turn {}
    }

    void answer(Pushing.Answer answer) {
        turn.complete(new Turn.Answered(answer));
    }
}
