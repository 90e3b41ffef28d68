package org.fullscore.organization.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Inviting;
import org.fullscore.organization.People;
import org.fullscore.tenancy.OrganizationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator invites Priya and Conor, and Priya chooses a password and signs in. */
class InvitingInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "a rather long password";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private Inviting inviting;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private House house = new House(new OrganizationId(new UUID(0, 0)), new Api(0, null), 0);

    @BeforeEach
    void twoHaveAnAddress() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        assertThat(house.administrator()
                        .putCsv("/api/people", "id,email\npriya," + email("priya") + "\nconor," + email("conor") + "\n")
                        .status())
                .isEqualTo(200);
        open("admin");
    }

    @Test
    void whoIsInvitedChoosesAPasswordAndSignsIn() {
        signIn(email("admin"), PASSWORD);
        page.navigate("/accounts");
        accessible();
        assertThat(page.locator("input[value=niamh]")).isDisabled();
        assertThat(page.locator("button[name=everybody]")).containsText("Invite all 2");
        page.locator("main form button.btn-primary").click();
        assertThat(page.locator("[role=alert]")).containsText("Nobody is ticked");
        page.locator("input[value=priya]").check();
        page.locator("main form button.btn-primary").click();
        assertThat(page.locator("[role=status] code")).hasCount(1);
        accessible();
        String link = page.locator("[role=status] code").textContent();

        freshPage();
        String path = link.substring(link.indexOf("/welcome/"));
        page.navigate(path);
        accessible();
        page.locator("#password").fill("short");
        page.locator("#again").fill("short");
        page.locator("main button").click();
        assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
        page.locator("#password").fill("the sea is blue today");
        page.locator("#again").fill("the sea is green today");
        page.locator("main button").click();
        assertThat(page.locator("#again")).hasAttribute("aria-invalid", "true");
        accessible();
        page.locator("#password").fill("the sea is blue today");
        page.locator("#again").fill("the sea is blue today");
        page.locator("main button").click();
        assertThat(page.locator("[role=status]")).containsText("The password is yours");

        signIn(email("priya"), "the sea is blue today");
        page.navigate("/");
        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.navigate("/accounts").status()).isEqualTo(404);
        assertThat(page.navigate(path).status()).as("it works once").isEqualTo(404);
    }

    @Test
    void aLinkEndsAfterSevenDaysAndWithTheNextOne() {
        String first = invited("priya");
        String second = invited("priya");
        assertThat(inviting.find(first)).isEmpty();
        assertThat(inviting.find(second)).isPresent();
        clock.set(clock.instant().plus(Inviting.LASTS).plus(Duration.ofSeconds(1)));
        assertThat(inviting.find(second)).isEmpty();
        assertThat(inviting.accept(second, PASSWORD)).isFalse();
        assertThat(accounts.byEmail(email("priya"))).isEmpty();
    }

    @Test
    void aNewInvitationReplacesThePasswordAndAnEarlierAddress() {
        open("priya");
        house.administrator().putCsv("/api/people", "id,email\npriya,new-" + email("priya") + "\n");
        assertThat(inviting.accept(invited("priya"), "another long password")).isTrue();
        assertThat(accounts.byEmail("new-" + email("priya"))).isPresent();
        assertThat(accounts.byEmail(email("priya"))).isEmpty();
    }

    @Test
    void anAddressThatSignsInSomebodyElseIsNotTakenAway() {
        House other = found("Another company");
        in(other, () -> {
            accounts.open(other.administratorKey(), email("priya"), PASSWORD);
            return other;
        });
        assertThat(in(house, () -> inviting.invite(people.byId("priya").orElseThrow(), house.administratorKey())))
                .isInstanceOfSatisfying(
                        Inviting.Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Inviting.Reason.ADDRESS_TAKEN));
    }

    @Test
    void aLinkDoesNotTakeAnAddressThatSignsInSomebodyElseByNow() {
        String link = invited("priya");
        House other = found("Another company");
        in(other, () -> {
            accounts.open(other.administratorKey(), email("priya"), PASSWORD);
            return other;
        });
        assertThat(inviting.accept(link, "another long password")).isFalse();
        assertThat(accounts.byEmail(email("priya")))
                .hasValueSatisfying(account -> assertThat(account.organization())
                        .isEqualTo(other.organization().id()));
    }

    private String invited(String person) {
        return in(
                house,
                () -> ((Inviting.Outcome.Invited)
                                inviting.invite(people.byId(person).orElseThrow(), house.administratorKey()))
                        .secret());
    }

    private void open(String person) {
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email(person), PASSWORD);
            return house;
        });
    }

    private String email(String person) {
        return person + "-" + mark + "@example.org";
    }
}
