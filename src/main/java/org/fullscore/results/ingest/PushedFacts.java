package org.fullscore.results.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was pushed: one JSON object or a list of at most 1,000, nothing behind it, no name twice in an object. */
public final class PushedFacts {

    /** Facts in one request. */
    public static final int MOST = 1000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PushedFacts() {}

    /** The facts, or where it is wrong. */
    public sealed interface Reading {

        record Read(List<PushedFact> facts) implements Reading {}

        /**
         * Nothing of it can be taken.
         *
         * @param row line of the body, from 1
         * @param column character of the line, from 1
         * @param code JSON_UNREADABLE, FACT_EXPECTED, FACTS_EMPTY or FACTS_TOO_MANY
         */
        record Refused(
                int row,
                int column,
                String code,
                String message,
                String remedy,
                @Nullable String value) implements Reading {}
    }

    public static Reading read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            List<PushedFact> facts = new ArrayList<>();
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                facts.add(new PushedFact(JSON.readTree(parser)));
            } else if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        return notAnObject(parser);
                    }
                    if (facts.size() == MOST) {
                        return refused(
                                parser,
                                "FACTS_TOO_MANY",
                                "There are more than 1,000 facts.",
                                "Send them in several requests, or as a file.");
                    }
                    facts.add(new PushedFact(JSON.readTree(parser)));
                }
            } else {
                return notAnObject(parser);
            }
            if (parser.nextToken() != null) {
                return refused(
                        parser,
                        "JSON_UNREADABLE",
                        "Something follows the facts.",
                        "Send one object, or a list of objects, and nothing else.");
            }
            return facts.isEmpty()
                    ? refused(parser, "FACTS_EMPTY", "There is no fact.", "Send at least one.")
                    : new Reading.Read(facts);
        } catch (JacksonException malformed) {
            return refused(
                    malformed.getLocation(),
                    "JSON_UNREADABLE",
                    "This is not JSON.",
                    "Correct it at this place: " + malformed.getOriginalMessage(),
                    null);
        }
    }

    private static Reading notAnObject(JsonParser parser) {
        return refused(
                parser,
                "FACT_EXPECTED",
                "This is not a fact.",
                "A fact is a JSON object with the fields that the mapping names.");
    }

    private static Reading refused(JsonParser parser, String code, String message, String remedy) {
        return refused(parser.currentTokenLocation(), code, message, remedy, parser.getString());
    }

    private static Reading refused(
            @Nullable TokenStreamLocation at, String code, String message, String remedy, @Nullable String value) {
        int row = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new Reading.Refused(row, column, code, message, remedy, value);
    }
}
