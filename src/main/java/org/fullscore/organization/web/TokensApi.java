package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Tokens;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API tokens: made by administrators for anybody, by everybody for themselves. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Access")
class TokensApi {

    private final Tokens tokens;
    private final People people;
    private final Clock clock;

    TokensApi(Tokens tokens, People people, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.clock = clock;
    }

    record Wanted(
            @Nullable String person,
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String expires,
            @Nullable Boolean service) {}

    record Listed(
            UUID id,
            String person,
            String name,
            List<String> scopes,
            boolean service,
            Instant created,
            Instant expires) {}

    @PostMapping
    @Operation(summary = "Make a token that acts as one person; its value is in the answer and nowhere else")
    ResponseEntity<?> issue(@RequestBody Wanted wanted, Viewer viewer) {
        if (!viewer.may(Scope.ADMIN)) {
            return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope admin.")
                    .response();
        }
        Optional<Person> person = people.byId(wanted.person() == null ? viewer.personId() : wanted.person());
        if (person.isEmpty()) {
            return refused(
                    "person", wanted.person(), "PERSON_UNKNOWN", "Nobody has this id.", "Load the person first.");
        }
        if (person.get().key() != viewer.personKey() && !viewer.isAdministrator()) {
            return Problem.forbidden("administrator", "Only administrators make tokens for others", null)
                    .response();
        }
        if (wanted.name() == null || wanted.name().isBlank()) {
            return refused("name", wanted.name(), "NAME_MISSING", "A token needs a name.", "Say what it is for.");
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : wanted.scopes() == null ? List.<String>of() : wanted.scopes()) {
            Optional<Scope> scope = Scope.of(word);
            if (scope.isEmpty()) {
                return refused(
                        "scopes",
                        word,
                        "SCOPE_UNKNOWN",
                        "There is no scope of this name.",
                        "Use read, act, results:write, groups:write, operate or admin.");
            }
            scopes.add(scope.get());
        }
        if (scopes.isEmpty()) {
            return refused(
                    "scopes", null, "SCOPE_MISSING", "A token needs at least one scope.", "Name one, such as read.");
        }
        Optional<Instant> expires = expiry(wanted.expires());
        if (expires.isEmpty() || !expires.get().isAfter(clock.instant())) {
            return refused(
                    "expires",
                    wanted.expires(),
                    "EXPIRY_UNREADABLE",
                    "Not a day in the future.",
                    "Give a day such as 2027-01-31 or an instant such as 2027-01-31T12:00:00Z.");
        }
        boolean service = Boolean.TRUE.equals(wanted.service())
                || viewer.service() && person.get().key() == viewer.personKey();
        Tokens.Issued issued =
                tokens.issue(person.get().key(), wanted.name(), scopes, service, expires.get(), viewer.personKey());
        return ResponseEntity.status(201)
                .body(new Made(
                        issued.id(),
                        issued.token(),
                        person.get().id(),
                        wanted.name(),
                        scopes.stream().map(Scope::word).toList(),
                        expires.get()));
    }

    record Made(UUID id, String token, String person, String name, List<String> scopes, Instant expires) {}

    @GetMapping
    @Operation(summary = "The tokens that reach into this organization; administrators see all, others their own")
    @Transactional(readOnly = true)
    public Page<?> list(Viewer viewer) {
        return new Page<>(
                tokens.all().stream()
                        .filter(token -> token.revoked() == null)
                        .filter(token -> viewer.isAdministrator() || token.personKey() == viewer.personKey())
                        .map(token -> new Listed(
                                token.id(),
                                people.byKey(token.personKey()).map(Person::id).orElse(""),
                                token.name(),
                                token.scopes().stream().map(Scope::word).toList(),
                                token.service(),
                                token.created(),
                                token.expires()))
                        .toList(),
                null);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "End a token at once")
    ResponseEntity<?> revoke(@PathVariable UUID id, Viewer viewer) {
        boolean mine = tokens.all().stream()
                .anyMatch(token -> token.id().equals(id)
                        && token.revoked() == null
                        && (viewer.isAdministrator() || token.personKey() == viewer.personKey()));
        if (!mine || !viewer.may(Scope.ADMIN) || !tokens.revoke(id, viewer.personKey())) {
            return Problem.notFound().response();
        }
        return ResponseEntity.noContent().build();
    }

    private Optional<Instant> expiry(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(clock.instant().plus(java.time.Duration.ofDays(90)));
        }
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : Instant.parse(text));
        } catch (java.time.format.DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<?> refused(
            String field, @Nullable String value, String code, String message, String remedy) {
        return Problem.unprocessable("token", "The token was not made", message)
                .withErrors(List.of(new RowError(null, null, field, value, code, message, remedy)))
                .response();
    }
}
