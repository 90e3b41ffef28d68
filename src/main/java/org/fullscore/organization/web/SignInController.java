package org.fullscore.organization.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.DemonstrationProgress;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; the form itself is taken by Spring Security. */
@Controller
class SignInController {

    private final Accounts accounts;
    private final Viewers viewers;
    private final Organizations organizations;
    private final ObjectProvider<DemonstrationProgress> progress;

    SignInController(
            Accounts accounts,
            Viewers viewers,
            Organizations organizations,
            ObjectProvider<DemonstrationProgress> progress) {
        this.accounts = accounts;
        this.viewers = viewers;
        this.organizations = organizations;
        this.progress = progress;
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String welcome,
            Model model) {
        List<OrganizationId> all = organizations.all();
        model.addAttribute(
                "page",
                new SignInPage(
                        all.size() == 1 ? organizations.nameOf(all.getFirst()).orElse(null) : null,
                        "",
                        wrong,
                        out != null,
                        welcome != null,
                        demonstrations(),
                        Accounts.DEMONSTRATION_PASSWORD,
                        beingMade()));
        return "organization/web/sign-in";
    }

    private @Nullable Integer beingMade() {
        OptionalInt percent = progress.stream()
                .map(DemonstrationProgress::percent)
                .findFirst()
                .orElse(OptionalInt.empty());
        return percent.isPresent() ? percent.getAsInt() : null;
    }

    private List<SignInPage.Demonstration> demonstrations() {
        List<SignInPage.Demonstration> listed = new ArrayList<>();
        for (Accounts.Demonstration account : accounts.demonstrations()) {
            OrganizationId organization = new OrganizationId(account.organization());
            Optional<Viewer> person = CurrentOrganization.callAs(
                    organization, () -> viewers.of(SignedIn.byPassword(account.organization(), account.personKey())));
            person.ifPresent(viewer -> listed.add(
                    new SignInPage.Demonstration(viewer.name(), lineOf(viewer), purposeOf(viewer), account.email())));
        }
        return listed;
    }

    private static String lineOf(Viewer viewer) {
        return viewer.roles().stream()
                .findFirst()
                .map(role -> "access.role." + role.word())
                .orElse("access.rank." + viewer.rank().word());
    }

    private static String purposeOf(Viewer viewer) {
        return viewer.roles().stream()
                .findFirst()
                .map(role -> "access.purpose." + role.word())
                .orElse("access.purpose." + viewer.rank().word());
    }
}
