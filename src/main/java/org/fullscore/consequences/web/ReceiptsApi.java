package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Register;
import org.fullscore.ledger.Entries;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger has about an obligation, for whoever it concerns: number and hash of each entry, to be kept. */
@RestController
@RequestMapping("/api/obligations/{id}/receipts")
@Tag(name = "Obligations")
class ReceiptsApi {

    private final Register register;
    private final Entries entries;

    ReceiptsApi(Register register, Entries entries) {
        this.register = register;
        this.entries = entries;
    }

    /** An entry of the ledger, without what it says. */
    record Item(long entry, String hash, String act, Instant at) {}

    @GetMapping
    @Operation(
            summary = "Number and hash of each entry of the ledger about an obligation, to be held against an export")
    ResponseEntity<?> list(@PathVariable UUID id, Viewer viewer) {
        return register.one(viewer, new ObligationId(id)).isEmpty()
                ? Problem.notFound().response()
                : ResponseEntity.ok(Page.of(entries.about("obligation:" + id).stream()
                        .map(entry -> new Item(entry.entry(), entry.hash(), entry.act(), entry.at()))
                        .toList()));
    }
}
