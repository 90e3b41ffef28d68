package org.fullscore.scoreboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.fullscore.BrowserTest;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rep looks at the board, at home and at the results behind the number. */
class LookingAtTheBoardTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void priyaMaySignIn() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
        String email = "priya-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("priya").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    @Test
    void theBoardShowsPlaceAttainmentAndPaceAndChangesWithTheChoosers() {
        page.navigate("/boards");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Dublin");
        assertThat(row("Dublin, the team")).containsText("40.5%");
        assertThat(row("Priya Raman")).containsText("50.0%");
        assertThat(row("Priya Raman")).containsText("$210,000 of $420,000");
        assertThat(row("Priya Raman")).hasClass(java.util.regex.Pattern.compile("mine"));
        assertThat(row("Conor Walsh")).containsText("+$35,313");
        accessible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deals won"))
                .click();
        assertThat(row("Priya Raman")).containsText("No results yet against 9.");
        page.getByLabel("Team").selectOption("porto");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Porto");
    }

    @Test
    void whatArrivesMeanwhileAppearsWithoutReloading() {
        page.clock().install();
        page.navigate("/boards/dublin?period=2026-Q3&metric=revenue");
        assertThat(row("Priya Raman")).containsText("50.0%");
        Quarter.deliver(house.administrator(), "id,who,day,amount\nO-8,priya,2026-08-19,105000\n");
        page.clock().runFor(25_000);
        assertThat(row("Priya Raman")).containsText("75.0%");
    }

    @Test
    void homeSaysWhereIStandAndWhatMyLeadersPromised() {
        page.navigate("/");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Where I stand");
        Locator revenue = page.locator("article.goal").first();
        assertThat(revenue).containsText("50.0%");
        assertThat(revenue).containsText("Atlantic grows with laboratories that renew every year.");
        assertThat(revenue).containsText("Commit is $126,000 away, target $210,000.");
        assertThat(revenue).containsText("Short of commit");
        Locator next = revenue.locator("section.next");
        assertThat(next)
                .containsText("Commit is $126,000 away. At your own average of $105,000 that is 2 more results");
        assertThat(next.locator("li").nth(2)).isVisible();
        assertThat(next.locator("li").nth(2)).containsText("2 more: $420,000, 100.0% of target, Target.");
        page.getByLabel("If I bring so many more at my own average").press("ArrowRight");
        assertThat(next.locator("li").nth(2)).isHidden();
        assertThat(next.locator("li").nth(3)).containsText("3 more: $525,000, 125.0% of target, Stretch.");
        assertThat(page.locator("aside")).containsText("Niamh Byrne");
        assertThat(page.locator("aside")).containsText("Duarte Nogueira");
        accessible();
    }

    @Test
    void theResultsBehindANumberOpenToTheFileAndTheLine() {
        page.navigate("/people/priya");
        assertThat(page.locator("main")).containsText("2 results make $210,000");
        page.getByText("O-2").click();
        assertThat(page.getByText("crm.csv").first()).isVisible();
        assertThat(page.locator(".trail").first()).containsText("line 3");
        accessible();
        page.setViewportSize(390, 844);
        accessible();
    }

    @Test
    void whoeverDoesNotExistIsNotThere() {
        org.assertj.core.api.Assertions.assertThat(
                        page.navigate("/people/nobody").status())
                .isEqualTo(404);
        org.assertj.core.api.Assertions.assertThat(
                        page.navigate("/boards/nowhere").status())
                .isEqualTo(404);
        accessible();
    }

    private Locator row(String name) {
        return page.locator("#lines tr", new Page.LocatorOptions().setHasText(name))
                .first();
    }
}
