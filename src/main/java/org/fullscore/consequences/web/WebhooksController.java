package org.fullscore.consequences.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fullscore.consequences.Webhooks;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which administrators say which systems are told of obligations, and see what was sent. */
@Controller
class WebhooksController {

    private final Webhooks webhooks;
    private final Speech speech;

    WebhooksController(Webhooks webhooks, Speech speech) {
        this.webhooks = webhooks;
        this.speech = speech;
    }

    @Bean
    static RailEntry webhooksRailEntry() {
        return new RailEntry("organization", 42, "rail.webhooks", "/webhooks", Set.of("administrator"));
    }

    @GetMapping("/webhooks")
    ModelAndView list(Viewer viewer) {
        return page(viewer, null, Errors.NONE, "", Set.of());
    }

    @PostMapping("/webhooks")
    ModelAndView add(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(required = false) @Nullable List<String> events,
            Viewer viewer) {
        Set<String> wanted = events == null ? Set.of() : new TreeSet<>(events);
        return switch (webhooks.add(url.strip(), wanted, viewer)) {
            case Webhooks.Outcome.Added added -> page(viewer, added.secret(), Errors.NONE, "", Set.of());
            case Webhooks.Outcome.Refused refused -> again(refused.reason(), url, wanted, viewer);
        };
    }

    @GetMapping("/webhooks/{id}")
    ModelAndView one(@PathVariable String id, Viewer viewer) {
        Webhooks.Webhook webhook = find(id, viewer);
        return new ModelAndView(
                "consequences/web/webhook", "page", new WebhookPage(webhook, webhooks.deliveries(webhook.id())));
    }

    @PostMapping("/webhooks/{id}/end")
    String end(@PathVariable String id, Viewer viewer) {
        webhooks.end(find(id, viewer).id(), viewer);
        return "redirect:/webhooks";
    }

    @PostMapping("/webhooks/{id}/test-delivery")
    String tryOut(@PathVariable String id, Viewer viewer) {
        return back(id, webhooks.tryOut(find(id, viewer).id()));
    }

    @PostMapping("/webhooks/{id}/deliveries/{delivery}/replay")
    String replay(@PathVariable String id, @PathVariable UUID delivery, Viewer viewer) {
        return back(id, webhooks.replay(find(id, viewer).id(), delivery, viewer));
    }

    private static String back(String id, Optional<UUID> delivery) {
        if (delivery.isEmpty()) {
            throw Problem.notFound().exception();
        }
        return "redirect:/webhooks/" + id;
    }

    private Webhooks.Webhook find(String id, Viewer viewer) {
        return Optional.of(id)
                .filter(text -> Webhooks.mayManage(viewer) && text.matches("[0-9a-f-]{36}"))
                .flatMap(text -> webhooks.find(UUID.fromString(text)))
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private ModelAndView again(Webhooks.Reason reason, String url, Set<String> events, Viewer viewer) {
        String field = switch (reason) {
            case NOT_YOURS -> throw Problem.notFound().exception();
            case ADDRESS -> "url";
            case EVENTS -> "events";
        };
        ModelAndView page =
                page(viewer, null, Errors.of(field, speech.words().say("webhooks.refusal." + reason)), url, events);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Viewer viewer, @Nullable String secret, Errors errors, String url, Set<String> events) {
        if (!Webhooks.mayManage(viewer)) {
            throw Problem.notFound().exception();
        }
        return new ModelAndView(
                "consequences/web/webhooks", "page", new WebhooksPage(webhooks.all(), secret, url, events, errors));
    }
}
