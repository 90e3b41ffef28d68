package org.fullscore.organization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody makes an API token: administrators for anybody, everybody else for themselves. */
@Component
public class IssuingTokens {

    private static final Duration USUAL = Duration.ofDays(90);

    private final Tokens tokens;
    private final People people;
    private final Clock clock;

    IssuingTokens(Tokens tokens, People people, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A token as somebody wants it.
     *
     * @param person id of the person it acts as; null for whoever asks
     * @param expires a day, or an instant, in ISO form; null for 90 days from now
     * @param service whether it acts for nobody in particular, and so never approves
     */
    public record Wish(
            @Nullable String person,
            @Nullable String name,
            List<String> scopes,
            @Nullable String expires,
            boolean service) {}

    /** What became of it. */
    public sealed interface Outcome {

        /** Made; the value is known this once. */
        record Made(Tokens.Issued issued, Person person, Set<Scope> scopes, Instant expires) implements Outcome {}

        /** Not made: fields that are wrong. */
        record Wrong(List<Fault> faults) implements Outcome {}

        /** Not made: only administrators make tokens for others. */
        record NotAllowed() implements Outcome {}
    }

    /** What is wrong with a field: a reason code, and the value as it was read. */
    public record Fault(String field, @Nullable String value, String code) {}

    @Transactional
    public Outcome issue(Wish wish, Viewer viewer) {
        List<Fault> faults = new ArrayList<>();
        Optional<Person> person =
                people.byId(wish.person() == null || wish.person().isBlank() ? viewer.personId() : wish.person());
        if (person.isEmpty()) {
            faults.add(new Fault("person", wish.person(), "PERSON_UNKNOWN"));
        } else if (person.get().key() != viewer.personKey() && !viewer.isAdministrator()) {
            return new Outcome.NotAllowed();
        }
        String name = wish.name() == null ? "" : wish.name().strip();
        if (name.isEmpty()) {
            faults.add(new Fault("name", wish.name(), "NAME_MISSING"));
        }
        Set<Scope> scopes = scopes(wish.scopes(), faults);
        Optional<Instant> expires = expiry(wish.expires()).filter(end -> end.isAfter(clock.instant()));
        if (expires.isEmpty()) {
            faults.add(new Fault("expires", wish.expires(), "EXPIRY_UNREADABLE"));
        }
        if (!faults.isEmpty() || person.isEmpty() || expires.isEmpty()) {
            return new Outcome.Wrong(faults);
        }
        int key = person.get().key();
        boolean service = wish.service() || (viewer.service() && key == viewer.personKey());
        return new Outcome.Made(
                tokens.issue(key, name, scopes, service, expires.get(), viewer.personKey()),
                person.get(),
                scopes,
                expires.get());
    }

    private static Set<Scope> scopes(List<String> words, List<Fault> faults) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words) {
            Scope.of(word).ifPresentOrElse(scopes::add, () -> faults.add(new Fault("scopes", word, "SCOPE_UNKNOWN")));
        }
        if (words.isEmpty()) {
            faults.add(new Fault("scopes", null, "SCOPE_MISSING"));
        }
        return scopes;
    }

    /** A day counts to its end. */
    private Optional<Instant> expiry(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(clock.instant().plus(USUAL));
        }
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
