package org.fullscore.ledger.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fullscore.ledger.Checkpoints;
import org.fullscore.ledger.Entries;
import org.fullscore.ledger.Entry;
import org.fullscore.ledger.Verifier;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger for machines: its entries in order, and the chain checked. */
@RestController
@RequestMapping("/api/ledger")
@Tag(name = "Ledger")
class LedgerApi {

    private static final int MOST = 1000;

    private final Entries entries;
    private final Verifier verifier;
    private final LedgerReaders readers;
    private final LedgerFile file;
    private final Checkpoints checkpoints;
    private final JsonMapper json;

    LedgerApi(
            Entries entries,
            Verifier verifier,
            LedgerReaders readers,
            LedgerFile file,
            Checkpoints checkpoints,
            JsonMapper json) {
        this.entries = entries;
        this.verifier = verifier;
        this.readers = readers;
        this.file = file;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    /** An entry on the wire. */
    record Item(
            long entry,
            Instant at,
            String act,
            String subject,
            JsonNode content,
            Map<String, String> words,
            String previous,
            String hash) {}

    @GetMapping
    @Operation(summary = "Entries after a number, in order")
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int limit) {
        if (!readers.mayRead()) {
            return Problem.notFound().response();
        }
        int most = Math.clamp(limit, 1, MOST);
        List<Item> items = entries.after(after, most).stream()
                .map(readers::seen)
                .map(this::item)
                .toList();
        String next = items.size() < most
                ? null
                : "/api/ledger?after=" + items.getLast().entry() + "&limit=" + most;
        return ResponseEntity.ok(new Page<>(items, next));
    }

    @GetMapping(value = "/export", produces = LedgerFile.TYPE)
    @Operation(
            summary = "Download the whole ledger, one entry a line, with the checkpoints",
            description =
                    "Checked offline with java -jar fullscore.jar verify-ledger FILE. ?texts=false leaves names and texts out, of which the chain has the hashes; for administrators they always are.")
    void export(@RequestParam(defaultValue = "true") boolean texts, HttpServletResponse response) throws IOException {
        file.write(texts, response);
    }

    @GetMapping("/checkpoints")
    @Operation(summary = "With which entry the ledger ended on each day, the latest first")
    ResponseEntity<?> checkpoints() {
        if (!readers.mayRead()) {
            return Problem.notFound().response();
        }
        return ResponseEntity.ok(Page.of(checkpoints.all().reversed()));
    }

    @GetMapping("/verification")
    @Operation(
            summary =
                    "The whole chain recomputed and held against its checkpoints; names the first entry that is not as it was sealed")
    ResponseEntity<?> verification() {
        if (!readers.mayRead()) {
            return Problem.notFound().response();
        }
        return ResponseEntity.ok(verifier.verify());
    }

    private Item item(Entry entry) {
        return new Item(
                entry.entry(),
                entry.at(),
                entry.act(),
                entry.subject(),
                json.readTree(entry.content()),
                entry.words(),
                entry.previous(),
                entry.hash());
    }
}
