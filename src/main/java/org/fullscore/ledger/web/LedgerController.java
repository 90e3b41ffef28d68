package org.fullscore.ledger.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fullscore.ledger.Checkpoints;
import org.fullscore.ledger.Entries;
import org.fullscore.ledger.Entry;
import org.fullscore.ledger.Names;
import org.fullscore.ledger.Verifier;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The page on which auditors and executives read what was decided and check that nothing was changed. */
@Controller
class LedgerController {

    private static final int A_PAGE = 50;
    private static final int CHECKPOINTS = 10;
    private static final Map<String, String> PAGES = Map.of(
            "goal",
            "/goals/",
            "obligation",
            "/obligations/",
            "import",
            "/imports/",
            "policy",
            "/policies/",
            "pay-run",
            "/pay/runs/");

    private final Entries entries;
    private final Verifier verifier;
    private final LedgerReaders readers;
    private final LedgerFile file;
    private final Checkpoints checkpoints;
    private final Names names;
    private final JsonMapper json;

    LedgerController(
            Entries entries,
            Verifier verifier,
            LedgerReaders readers,
            LedgerFile file,
            Checkpoints checkpoints,
            Names names,
            JsonMapper json) {
        this.entries = entries;
        this.file = file;
        this.checkpoints = checkpoints;
        this.verifier = verifier;
        this.readers = readers;
        this.names = names;
        this.json = json;
    }

    @Bean
    static RailEntry ledgerRailEntry() {
        return new RailEntry("evidence", 30, "rail.ledger", "/ledger", Set.of("executive", "auditor", "administrator"));
    }

    @GetMapping("/ledger")
    String ledger(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(required = false) @Nullable String verify,
            Model model) {
        if (!readers.mayRead()) {
            throw Problem.notFound().exception();
        }
        List<Entry> read =
                entries.before(before, A_PAGE).stream().map(readers::seen).toList();
        model.addAttribute(
                "page",
                new LedgerPage(
                        lines(read),
                        read.size() < A_PAGE ? null : read.getLast().entry(),
                        checkpoints.latest(CHECKPOINTS),
                        verify == null ? null : verifier.verify()));
        return "ledger/web/ledger";
    }

    /** The whole ledger as a file, for the verifier that needs nothing but it. */
    @GetMapping("/ledger/ledger.ndjson")
    void export(HttpServletResponse response) throws IOException {
        file.write(true, response);
    }

    private List<LedgerPage.Line> lines(List<Entry> read) {
        Map<Long, Map<String, String>> contents = new HashMap<>();
        Set<Integer> actors = new TreeSet<>();
        for (Entry entry : read) {
            Map<String, String> content = json.readValue(entry.content(), new TypeReference<>() {});
            contents.put(entry.entry(), content);
            Integer actor = actor(content);
            if (actor != null) {
                actors.add(actor);
            }
        }
        Map<Integer, String> known = names.of(actors);
        List<LedgerPage.Line> lines = new ArrayList<>();
        for (Entry entry : read) {
            Map<String, String> facts = new TreeMap<>(contents.getOrDefault(entry.entry(), Map.of()));
            Integer actor = actor(facts);
            facts.remove("by");
            facts.keySet().removeIf(name -> name.endsWith(".sha256"));
            lines.add(new LedgerPage.Line(
                    entry.entry(),
                    entry.at(),
                    entry.act().replace('-', ' '),
                    actor == null ? null : known.getOrDefault(actor, "person " + actor),
                    entry.subject(),
                    href(entry.subject()),
                    facts,
                    new TreeMap<>(entry.words()),
                    entry.hash().substring(0, 12)));
        }
        return lines;
    }

    private static @Nullable Integer actor(Map<String, String> content) {
        String by = content.get("by");
        return by == null || !by.startsWith("person:") ? null : Integer.valueOf(by.substring("person:".length()));
    }

    private static @Nullable String href(String subject) {
        int colon = subject.indexOf(':');
        String page = colon < 0 ? null : PAGES.get(subject.substring(0, colon));
        return page == null ? null : page + subject.substring(colon + 1);
    }
}
