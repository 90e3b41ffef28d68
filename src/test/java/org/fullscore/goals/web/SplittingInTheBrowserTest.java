package org.fullscore.goals.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Niamh splits Dublin's goal of 2027 over its quarters on her phone. */
class SplittingInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Test
    void aGoalIsSplitByWeightsThatAreLookedAtFirst() {
        clock.set(LocalDate.of(2026, 11, 22));
        House house = found("Aldera Instruments");
        Cast.enter(house);
        String email = "niamh-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("niamh").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        house.administrator().putCsv("/api/goals", "owner,metric,period,target\nteam:dublin,revenue,2027,1000000.01\n");
        signIn(email, PASSWORD);
        page.setViewportSize(390, 844);
        page.navigate("/goals/"
                + house.administrator()
                        .get("/api/goals")
                        .json()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString());
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Split").setExact(true))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(12);
        page.getByLabel("Into").selectOption("quarter");
        assertThat(page.locator("tbody tr")).hasCount(4);
        page.getByLabel("Weight of Q3 2027").fill("x");
        page.getByLabel("Weight of Q3 2027").press("Enter");
        assertThat(page.locator("#weight-2-error")).containsText("Not a weight");
        accessible();
        page.getByLabel("Weight of Q3 2027").fill("0");
        page.getByLabel("Weight of Q3 2027").press("Enter");
        assertThat(page.locator("tbody tr").nth(0)).containsText("$333,333.34");
        assertThat(page.locator("tbody tr").nth(2)).containsText("no goal");
        assertThat(page.locator("tfoot")).containsText("$1,000,000.01");
        accessible();
        Assertions.assertThat((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .isFalse();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Propose the parts"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Each part is proposed and serves this goal.");
        assertThat(page.locator("main")).containsText("Revenue, Q1 2027, Dublin");
    }
}
