package org.fullscore.organization.web;

import java.util.Locale;
import java.util.Optional;
import org.fullscore.organization.Inviting;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Organizations;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where whoever was invited chooses a password; the link is the right to. */
@Controller
class WelcomeController {

    private final Inviting inviting;
    private final People people;
    private final Organizations organizations;
    private final MessageSource messages;

    WelcomeController(Inviting inviting, People people, Organizations organizations, MessageSource messages) {
        this.inviting = inviting;
        this.people = people;
        this.organizations = organizations;
        this.messages = messages;
    }

    @GetMapping("/welcome/{secret}")
    ModelAndView welcome(@PathVariable String secret) {
        return page(secret, Errors.NONE);
    }

    @PostMapping("/welcome/{secret}")
    ModelAndView choose(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        Inviting.Invited invited = invited(secret);
        Optional<Errors> wrong = wrong(password, again, invited.email());
        if (wrong.isPresent()) {
            ModelAndView page = page(secret, wrong.get());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        if (!inviting.accept(secret, password)) {
            throw gone();
        }
        return new ModelAndView("redirect:/sign-in?welcome");
    }

    private Optional<Errors> wrong(String password, String again, String email) {
        if (password.length() < Inviting.SHORTEST_PASSWORD) {
            return Optional.of(Errors.of("password", say("welcome.password.short", Inviting.SHORTEST_PASSWORD)));
        }
        if (password.length() > Inviting.LONGEST_PASSWORD) {
            return Optional.of(Errors.of("password", say("welcome.password.long", Inviting.LONGEST_PASSWORD)));
        }
        if (password.equalsIgnoreCase(email)) {
            return Optional.of(Errors.of("password", say("welcome.password.email")));
        }
        return password.equals(again) ? Optional.empty() : Optional.of(Errors.of("again", say("welcome.again.other")));
    }

    private ModelAndView page(String secret, Errors errors) {
        Inviting.Invited invited = invited(secret);
        String name = CurrentOrganization.callAs(
                invited.organization(),
                () -> people.byKey(invited.personKey()).map(Person::name).orElse(""));
        return new ModelAndView(
                "organization/web/welcome",
                "page",
                new WelcomePage(
                        organizations.nameOf(invited.organization()).orElse(""),
                        name,
                        invited.email(),
                        Inviting.SHORTEST_PASSWORD,
                        errors));
    }

    private Inviting.Invited invited(String secret) {
        return inviting.find(secret).orElseThrow(WelcomeController::gone);
    }

    private static RuntimeException gone() {
        return new Problem(
                        404,
                        "invitation-gone",
                        "This link cannot be used",
                        "It was used, replaced by a later one, or is older than seven days. Ask an administrator for another.",
                        java.util.List.of())
                .exception();
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
