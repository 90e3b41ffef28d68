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
 * @param answer given when it is durable, or refused
 */
record WaitingPush(
        List<PushedFact> facts,
        Answers.@Nullable Key key,
        byte[] sha256,
        byte[] request,
        CompletableFuture<Pushing.Answer> answer) {}
