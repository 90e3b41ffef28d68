package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.consequences.Holders;
import org.fullscore.consequences.Kind;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Register;
import org.fullscore.consequences.State;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of obligations, as far as the asker may see. */
@RestController
@RequestMapping("/api/obligations")
@Tag(name = "Obligations")
class ObligationsApi {

    private static final int MOST = 1000;

    private final Register register;
    private final Holders holders;

    ObligationsApi(Register register, Holders holders) {
        this.register = register;
        this.holders = holders;
    }

    @GetMapping
    @Operation(summary = "The register by deadline; owner is person:ID or team:ID, owedBy the id of a person")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String owedBy,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") int limit,
            Viewer viewer) {
        Optional<State> wanted = state == null ? Optional.empty() : State.ofWire(state);
        Optional<Kind> sort = kind == null ? Optional.empty() : Kind.ofWire(kind);
        if (state != null && wanted.isEmpty()) {
            return unknown("state", state);
        }
        if (kind != null && sort.isEmpty()) {
            return unknown("kind", kind);
        }
        int size = Math.clamp(limit, 1, MOST);
        Register.Filter filter = new Register.Filter(
                period, owner, owedBy, wanted.orElse(null), sort.orElse(null), null, Register.Whose.ANYBODYS);
        List<Register.Line> lines = register.list(viewer, filter, after == null ? null : cursor(after), size + 1);
        List<Register.Line> shown = lines.subList(0, Math.min(size, lines.size()));
        String next = null;
        if (lines.size() > size) {
            Register.Line last = shown.getLast();
            next = UriComponentsBuilder.fromPath("/api/obligations")
                    .queryParamIfPresent("period", Optional.ofNullable(period))
                    .queryParamIfPresent("owner", Optional.ofNullable(owner))
                    .queryParamIfPresent("owedBy", Optional.ofNullable(owedBy))
                    .queryParamIfPresent("state", Optional.ofNullable(state))
                    .queryParamIfPresent("kind", Optional.ofNullable(kind))
                    .queryParam("limit", size)
                    .queryParam("after", last.deadline() + "_" + last.id())
                    .encode()
                    .build()
                    .toUriString();
        }
        return ResponseEntity.ok(
                new Page<>(shown.stream().map(ObligationItem::of).toList(), next));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One obligation")
    ResponseEntity<?> one(@PathVariable UUID id, Viewer viewer) {
        Optional<Register.Line> line = register.one(viewer, new ObligationId(id));
        return line.isEmpty() ? Problem.notFound().response() : ResponseEntity.ok(ObligationItem.of(line.get()));
    }

    @GetMapping("/{id}/holders")
    @Operation(
            summary = "Who answered for it from when to when, and why it passed on",
            description =
                    "The last is whoever it is with. why is null for the first, who was the first above; else leader (somebody else leads), gone or away. The first who takes it over gets the full working days.")
    ResponseEntity<?> holders(@PathVariable UUID id, Viewer viewer) {
        Optional<Register.Line> line = register.one(viewer, new ObligationId(id));
        return line.isEmpty()
                ? Problem.notFound().response()
                : ResponseEntity.ok(new Page<>(
                        holders.of(line.get()).stream().map(Holder::of).toList(), null));
    }

    /** Somebody who answered for it; both days inclusive, {@code to} null for whoever does. */
    record Holder(
            String person,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String why,
            LocalDate deadline) {

        static Holder of(Holders.Span span) {
            return new Holder(span.person(), span.from(), span.lastDay(), span.why(), span.deadline());
        }
    }

    private static Register.Cursor cursor(String after) {
        try {
            int dash = after.indexOf('_');
            return new Register.Cursor(
                    LocalDate.parse(after.substring(0, Math.max(0, dash))), UUID.fromString(after.substring(dash + 1)));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw Problem.badRequest("unreadable-parameter", "“after” is not from an answer of this list", null)
                    .exception();
        }
    }

    private static ResponseEntity<?> unknown(String parameter, String value) {
        return Problem.badRequest("unreadable-parameter", "A parameter cannot be read", null)
                .withErrors(List.of(RowError.atField(
                        parameter, value, "UNKNOWN_WORD", "“" + value + "” is not a " + parameter, "See /docs")))
                .response();
    }
}
