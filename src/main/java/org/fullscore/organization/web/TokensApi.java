package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fullscore.organization.IssuingTokens;
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
    private final IssuingTokens issuing;

    TokensApi(Tokens tokens, People people, IssuingTokens issuing) {
        this.tokens = tokens;
        this.people = people;
        this.issuing = issuing;
    }

    record Wanted(
            @Nullable String person,
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String expires,
            @Nullable Boolean service) {

        IssuingTokens.Wish wish() {
            return new IssuingTokens.Wish(
                    person, name, scopes == null ? List.of() : scopes, expires, Boolean.TRUE.equals(service));
        }
    }

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
        return switch (issuing.issue(wanted.wish(), viewer)) {
            case IssuingTokens.Outcome.NotAllowed no ->
                Problem.forbidden("administrator", "Only administrators make tokens for others", null)
                        .response();
            case IssuingTokens.Outcome.Wrong wrong ->
                Problem.unprocessable("token", "The token was not made", "Mend what is named and send it again.")
                        .withErrors(
                                wrong.faults().stream().map(TokensApi::error).toList())
                        .response();
            case IssuingTokens.Outcome.Made made ->
                ResponseEntity.status(201)
                        .body(new Made(
                                made.issued().id(),
                                made.issued().token(),
                                made.person().id(),
                                wanted.name() == null ? "" : wanted.name(),
                                made.scopes().stream().map(Scope::word).toList(),
                                made.expires()));
        };
    }

    private static RowError error(IssuingTokens.Fault fault) {
        return switch (fault.code()) {
            case "PERSON_UNKNOWN" -> at(fault, "Nobody has this id.", "Load the person first.");
            case "NAME_MISSING" -> at(fault, "A token needs a name.", "Say what it is for.");
            case "SCOPE_UNKNOWN" ->
                at(
                        fault,
                        "There is no scope of this name.",
                        "Use read, act, results:write, groups:write, operate or admin.");
            case "SCOPE_MISSING" -> at(fault, "A token needs at least one scope.", "Name one, such as read.");
            default ->
                at(
                        fault,
                        "Not a day in the future.",
                        "Give a day such as 2027-01-31 or an instant such as 2027-01-31T12:00:00Z.");
        };
    }

    private static RowError at(IssuingTokens.Fault fault, String message, String remedy) {
        return new RowError(null, null, fault.field(), fault.value(), fault.code(), message, remedy);
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
}
