package org.fullscore.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fullscore.ledger.ForgettingWords;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goes through everything that all rooms keep about a person: counts it, reads it, writes over it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Traces {

    private static final int FETCHED = 1000;

    private final ObjectProvider<PersonalData> rooms;
    private final ForgettingWords words;
    private final JdbcClient jdbc;
    private final Clock clock;

    Traces(ObjectProvider<PersonalData> rooms, ForgettingWords words, JdbcClient jdbc, Clock clock) {
        this.rooms = rooms;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many rows of something there are. */
    record Found(Trace trace, long rows) {}

    boolean isOwed(int person) {
        return rooms.stream().anyMatch(room -> room.isOwed(person));
    }

    Called called(Person person) {
        return Called.of(
                person,
                rooms.stream()
                        .flatMap(room -> room.otherNames(person.key()).stream())
                        .toList());
    }

    /** What there is, without what there is nothing of. */
    List<Found> count(Called who) {
        Map<String, Object> parameters = parameters(who);
        return all().map(trace -> new Found(
                        trace,
                        jdbc.sql("select count(*) from " + trace.table() + " where " + trace.where())
                                .params(parameters)
                                .query((row, number) -> row.getLong(1))
                                .single()))
                .filter(found -> found.rows() > 0)
                .toList();
    }

    /** Names and texts in the ledger. */
    long countWords(Called who) {
        return words.count(about(who));
    }

    /** Every row of what there is, as JSON. */
    void read(Called who, Trace trace, Consumer<String> row) {
        jdbc.sql("select to_jsonb(t) from (select " + trace.columns() + " from " + trace.table() + " where "
                        + trace.where() + ") t")
                .params(parameters(who))
                .withFetchSize(FETCHED)
                .query((RowCallbackHandler) result -> row.accept(result.getString(1)));
    }

    List<String> subjects(int person) {
        List<String> subjects = new ArrayList<>(List.of("person:" + person));
        rooms.forEach(room -> subjects.addAll(room.subjects(person)));
        return subjects;
    }

    /** Writes over names and texts, and removes what is nothing else; how many rows and words there were. */
    int erase(Called who) {
        // before aliases go, by which the person is found, too
        Map<String, Object> parameters = parameters(who);
        int erased = words.forget(about(who));
        for (Trace trace : all().toList()) {
            erased += switch (trace.fate()) {
                case STAYS -> 0;
                case GOES ->
                    jdbc.sql("delete from " + trace.table() + " where " + trace.where())
                            .params(parameters)
                            .update();
                case BLANKED, MENTIONED ->
                    jdbc.sql("update " + trace.table() + " set " + trace.set() + " where " + trace.where())
                            .params(parameters)
                            .update();
            };
        }
        return erased;
    }

    private java.util.stream.Stream<Trace> all() {
        return rooms.orderedStream().flatMap(room -> room.traces().stream());
    }

    private ForgettingWords.About about(Called who) {
        return new ForgettingWords.About(who.key(), subjects(who.key()), who.mention(), who.exact());
    }

    private Map<String, Object> parameters(Called who) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", CurrentOrganization.id());
        parameters.put("person", who.key());
        parameters.put("pseudonym", who.pseudonym());
        parameters.put("substitute", who.substitute());
        parameters.put("mention", who.mention());
        parameters.put("exact", who.exact());
        parameters.put("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return parameters;
    }
}
