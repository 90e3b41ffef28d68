package org.fullscore.organization.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fullscore.organization.IssuingTokens;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Tokens;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Access for machines: one's own tokens, and for administrators everybody's. */
@Controller
class AccessController {

    private final Tokens tokens;
    private final IssuingTokens issuing;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    AccessController(Tokens tokens, IssuingTokens issuing, People people, MessageSource messages, Clock clock) {
        this.tokens = tokens;
        this.issuing = issuing;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static RailEntry accessRailEntry() {
        return new RailEntry("organization", 40, "rail.access", "/access");
    }

    @GetMapping("/access")
    String access(Viewer viewer, Model model) {
        return show(AccessForm.EMPTY, Errors.NONE, null, viewer, model);
    }

    @PostMapping("/access")
    Object issue(
            @ModelAttribute AccessForm form,
            Viewer viewer,
            Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        IssuingTokens.Wish wish = new IssuingTokens.Wish(
                form.person(), form.name(), form.scopes() == null ? List.of() : form.scopes(), form.expires(), false);
        return switch (issuing.issue(wish, viewer)) {
            case IssuingTokens.Outcome.Made made ->
                show(AccessForm.EMPTY, Errors.NONE, made.issued().token(), viewer, model);
            case IssuingTokens.Outcome.NotAllowed no -> throw Problem.notFound().exception();
            case IssuingTokens.Outcome.Wrong wrong -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                Errors errors = Errors.NONE;
                for (IssuingTokens.Fault fault : wrong.faults()) {
                    errors = errors.and(
                            fault.field(),
                            messages.getMessage("access.fault." + fault.code(), null, LocaleContextHolder.getLocale()));
                }
                yield show(form, errors, null, viewer, model);
            }
        };
    }

    @PostMapping("/access/{id}/end")
    String end(@PathVariable UUID id, Viewer viewer) {
        boolean mine = tokens.all().stream()
                .anyMatch(token ->
                        token.id().equals(id) && (viewer.isAdministrator() || token.personKey() == viewer.personKey()));
        if (!mine) {
            throw Problem.notFound().exception();
        }
        tokens.revoke(id, viewer.personKey());
        return "redirect:/access";
    }

    private String show(AccessForm form, Errors errors, @Nullable String made, Viewer viewer, Model model) {
        List<AccessPage.Line> lines = tokens.all().stream()
                .filter(token -> token.revoked() == null)
                .filter(token -> viewer.isAdministrator() || token.personKey() == viewer.personKey())
                .map(token -> new AccessPage.Line(
                        token.id(),
                        token.name(),
                        people.byKey(token.personKey()).map(Person::name).orElse(""),
                        String.join(
                                ", ", token.scopes().stream().map(Scope::word).toList()),
                        token.service(),
                        token.expires(),
                        !token.expires().isAfter(clock.instant())))
                .toList();
        model.addAttribute("page", new AccessPage(form, errors, made, viewer.isAdministrator(), lines));
        return "organization/web/access";
    }
}
