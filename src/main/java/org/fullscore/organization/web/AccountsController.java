package org.fullscore.organization.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Inviting;
import org.fullscore.organization.Letter;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Organizations;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Where an administrator invites people to sign in. */
@Controller
class AccountsController {

    private final Accounts accounts;
    private final Inviting inviting;
    private final People people;
    private final Outbox outbox;
    private final Organizations organizations;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final Today today;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JavaMailSender> server;
    private final String address;

    AccountsController(
            Accounts accounts,
            Inviting inviting,
            People people,
            Outbox outbox,
            Organizations organizations,
            OrganizationSettings settings,
            Dictionary dictionary,
            Today today,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> server,
            @Value("${fullscore.address}") String address) {
        this.accounts = accounts;
        this.inviting = inviting;
        this.people = people;
        this.outbox = outbox;
        this.organizations = organizations;
        this.settings = settings;
        this.dictionary = dictionary;
        this.today = today;
        this.transaction = transaction;
        this.server = server;
        this.address = address.replaceFirst("/+$", "");
    }

    @GetMapping("/accounts")
    String accounts(Viewer viewer, Model model) {
        return show(viewer, List.of(), false, model);
    }

    @PostMapping("/accounts/invitations")
    String invite(
            @RequestParam(required = false) @Nullable List<String> person,
            @RequestParam(defaultValue = "false") boolean everybody,
            Viewer viewer,
            Model model) {
        if (!viewer.isAdministrator()) {
            throw Problem.notFound().exception();
        }
        Settings current = settings.current();
        Words words = dictionary.words(current.locale(), current.zone());
        List<String> chosen = everybody
                ? lines().stream()
                        .filter(AccountsPage.Line::waits)
                        .map(AccountsPage.Line::id)
                        .toList()
                : person == null ? List.of() : person;
        List<AccountsPage.Link> links = chosen.stream()
                .flatMap(id -> people.byId(id).stream())
                .map(each -> invite(each, viewer, words))
                .toList();
        return show(viewer, links, links.isEmpty(), model);
    }

    private AccountsPage.Link invite(Person person, Viewer viewer, Words words) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> switch (inviting.invite(
                person, viewer.personKey())) {
            case Inviting.Outcome.Invited invited -> {
                String href = address + "/welcome/" + invited.secret();
                if (sends()) {
                    outbox.writeSecret(person.key(), letter(invited, href, viewer, words));
                }
                // where a letter brings the link, nobody but its person sees it
                yield new AccountsPage.Link(person.name(), sends() ? null : href, invited.expires(), null);
            }
            case Inviting.Outcome.Refused refused ->
                new AccountsPage.Link(person.name(), null, null, words.say("accounts.refused." + refused.reason()));
        }));
    }

    private Letter letter(Inviting.Outcome.Invited invited, String href, Viewer viewer, Words words) {
        String organization = organizations.nameOf(viewer.organization()).orElse("");
        String greeting = words.say("accounts.letter.greeting", invited.person().name());
        String text = words.say("accounts.letter.text", viewer.name(), organization, words.moment(invited.expires()));
        return new Letter(
                words.say("accounts.letter.subject", organization),
                greeting + "\n\n" + text + "\n\n" + href + "\n",
                "<!doctype html><html><head><meta charset=\"utf-8\"></head><body><p>" + HtmlUtils.htmlEscape(greeting)
                        + "</p><p>" + HtmlUtils.htmlEscape(text) + "</p><p><a href=\"" + href + "\">"
                        + HtmlUtils.htmlEscape(words.say("accounts.letter.do")) + "</a></p></body></html>");
    }

    private String show(Viewer viewer, List<AccountsPage.Link> invited, boolean nobody, Model model) {
        if (!viewer.isAdministrator()) {
            throw Problem.notFound().exception();
        }
        model.addAttribute("page", new AccountsPage(lines(), invited, nobody, sends()));
        return "organization/web/accounts";
    }

    private boolean sends() {
        return server.getIfAvailable() != null;
    }

    private List<AccountsPage.Line> lines() {
        Set<Integer> holders = accounts.holders();
        return people.all().stream()
                .filter(person -> today.date().isBefore(person.left()))
                .map(person -> new AccountsPage.Line(
                        person.id(), person.name(), person.email(), holders.contains(person.key())))
                .sorted(Comparator.comparing(AccountsPage.Line::account).thenComparing(AccountsPage.Line::name))
                .toList();
    }
}
