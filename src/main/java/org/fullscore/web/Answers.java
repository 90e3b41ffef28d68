package org.fullscore.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What requests with an {@code Idempotency-Key} were answered, for an activity that keeps its answer in the transaction of the act
 * itself. {@link Idempotency} does it around any other.
 */
@Component
public class Answers {

    /** How long a key is remembered, at least. */
    public static final Duration REMEMBERED = Duration.ofDays(1);

    /** Keeps answers; fails where a key was used meanwhile. */
    public static final String KEEP = """
            insert into web.answer (organization_id, caller, key, request, status, headers, body, at)
            select :organization, caller, key, request, 200, :answer_type, body, :answer_at
            from unnest(:answer_callers::text[], :answer_keys::text[], :answer_requests::bytea[], :answer_bodies::bytea[])
              as a (caller, key, request, body)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A key of a caller. */
    public record Key(String caller, String value) {}

    /** What a request was answered, told by its digest. */
    public static final class Answer {

        private final byte[] request;
        private final byte @Nullable [] body;

        /**
         * An answer.
         *
         * @param request a digest of what was asked
         * @param body null while the first request is at work
         */
        public Answer(byte[] request, byte @Nullable [] body) {
            this.request = request;
            this.body = body;
        }

        /** What was said; null while the first request is at work. */
        public byte @Nullable [] body() {
            return body;
        }

        /** Whether it answers this request and no other. */
        public boolean isTo(byte[] asked) {
            return Arrays.equals(request, asked);
        }
    }

    /** What these keys were answered; a key nobody used is not among them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Key, Answer> find(Collection<Key> keys) {
        Map<Key, Answer> answers = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                            select a.caller, a.key, a.request, a.body from web.answer a
                            join unnest(?::text[], ?::text[]) asked (caller, key) on asked.caller = a.caller and asked.key = a.key
                            where a.organization_id = ?
                            """)
                    .params(
                            keys.stream().map(Key::caller).toArray(String[]::new),
                            keys.stream().map(Key::value).toArray(String[]::new),
                            CurrentOrganization.id())
                    .query(row -> {
                        answers.put(
                                new Key(row.getString(1), row.getString(2)),
                                new Answer(row.getBytes(3), row.getBytes(4)));
                    });
        }
        return answers;
    }

    /** Keeps answers of status 200 in JSON; false, with some perhaps kept, if a key was used meanwhile: then roll back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(Map<Key, Answer> given) {
        return given.isEmpty()
                || jdbc.sql("with kept as (" + KEEP + " on conflict do nothing returning 1) select count(*) from kept")
                                .param("organization", CurrentOrganization.id())
                                .params(parameters(given))
                                .query(Integer.class)
                                .single()
                        == given.size();
    }

    /** What {@link #KEEP} needs to know beside the organization. */
    public Map<String, Object> parameters(Map<Key, Answer> given) {
        List<Map.Entry<Key, Answer>> sorted = given.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Key, Answer> entry) -> entry.getKey().caller())
                        .thenComparing(entry -> entry.getKey().value()))
                .toList();
        return Map.of(
                "answer_type",
                MediaType.APPLICATION_JSON_VALUE,
                "answer_at",
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                "answer_callers",
                sorted.stream().map(entry -> entry.getKey().caller()).toArray(String[]::new),
                "answer_keys",
                sorted.stream().map(entry -> entry.getKey().value()).toArray(String[]::new),
                "answer_requests",
                sorted.stream().map(entry -> entry.getValue().request).toArray(byte[][]::new),
                "answer_bodies",
                sorted.stream().map(entry -> entry.getValue().body).toArray(byte[][]::new));
    }

    /** Forgets keys that were used longer ago than they are remembered. */
    @Transactional
    public void forget() {
        jdbc.sql("delete from web.answer where organization_id = ? and at < ?")
                .params(
                        CurrentOrganization.id(),
                        OffsetDateTime.ofInstant(clock.instant().minus(REMEMBERED), ZoneOffset.UTC))
                .update();
    }
}
