package org.fullscore.consequences.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.consequences.Applying;
import org.fullscore.consequences.Decision;
import org.fullscore.consequences.Obligation;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Register;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register: everything that is due because of a result, for everybody one may see, by deadline. */
@Controller
class ObligationsController {

    private static final String VIEW = "consequences/web/obligations";

    private final ObligationsPages pages;
    private final Register register;
    private final Applying applying;
    private final Speech speech;
    private final Today today;

    ObligationsController(ObligationsPages pages, Register register, Applying applying, Speech speech, Today today) {
        this.pages = pages;
        this.register = register;
        this.applying = applying;
        this.speech = speech;
        this.today = today;
    }

    @Bean
    static RailEntry obligationsRailEntry() {
        return new RailEntry("consequences", 10, "rail.obligations", "/obligations");
    }

    @GetMapping("/obligations")
    String obligations(ObligationsPages.Asked asked, Viewer viewer, Model model) {
        model.addAttribute("page", pages.of(asked, viewer, null, List.of()));
        return VIEW;
    }

    /** Several at once: each is decided by itself, and those that were not are named. */
    @PostMapping("/obligations/application")
    String apply(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String note,
            ObligationsPages.Asked asked,
            Viewer viewer,
            Model model) {
        Words words = speech.words();
        Optional<LocalDate> day = day(on);
        List<ObligationId> picked = (ids == null ? Stream.<UUID>empty() : ids.stream())
                .map(ObligationId::new)
                .toList();
        if (day.isEmpty() || picked.isEmpty()) {
            String why = words.say(day.isEmpty() ? "consequences.bulk.day" : "consequences.bulk.none");
            model.addAttribute("page", pages.of(asked, viewer, null, List.of(why)));
            return VIEW;
        }
        Map<ObligationId, Decision> decisions = applying.applyAll(viewer, deeds(picked, day.get(), note));
        List<String> refused = new ArrayList<>();
        int done = 0;
        for (Map.Entry<ObligationId, Decision> decision : decisions.entrySet()) {
            switch (decision.getValue()) {
                case Decision.Done applied -> done++;
                case Decision.Refused why ->
                    refused.add(register.one(viewer, decision.getKey())
                                    .map(line -> line.consequence() + ", " + line.personName() + ": ")
                                    .orElse("")
                            + speech.say(why.refusal()));
                case Decision.Unseen unseen -> refused.add(words.say("consequences.bulk.unseen"));
            }
        }
        model.addAttribute("page", pages.of(asked, viewer, words.say("consequences.bulk.done", done), refused));
        return VIEW;
    }

    private static Map<ObligationId, Obligation.Deed> deeds(
            List<ObligationId> picked, LocalDate day, @Nullable String note) {
        Map<ObligationId, Obligation.Deed> deeds = new LinkedHashMap<>();
        picked.forEach(id -> deeds.put(id, new Obligation.Deed(day, note, null)));
        return deeds;
    }

    private Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(today.date());
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
