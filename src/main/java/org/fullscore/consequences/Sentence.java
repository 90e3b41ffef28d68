package org.fullscore.consequences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.web.Words;

/**
 * Something to be said to a person: the words stand in the messages, so that a page and the API say the same.
 *
 * @param key in {@code messages/consequences.properties}
 * @param arguments texts, days, moments, or sentences again
 */
public record Sentence(String key, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** The sentence as an organization writes it. */
    public String in(Words words) {
        return words.say(
                key,
                arguments.stream()
                        .map(argument -> switch (argument) {
                            case Sentence inner -> inner.in(words);
                            case LocalDate day -> words.day(day);
                            case Instant moment -> words.moment(moment);
                            default -> argument;
                        })
                        .toArray());
    }
}
