package org.fullscore.goals.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Priya's and Niamh's goals of the third quarter of 2026 are proposed; some open them, some sign, some may not see. */
class WhoSeesAGoalInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private House house;

    @BeforeEach
    void goalsAreProposed() {
        clock.set(Instant.parse("2026-07-06T09:12:00Z"));
        house = found("Aldera Instruments");
        Cast.enter(house);
        in(house, () -> {
            for (String person : new String[] {"admin", "ingrid", "niamh", "priya"}) {
                accounts.open(people.byId(person).orElseThrow().key(), person + mark + "@example.org", PASSWORD);
            }
            return house;
        });
        house.administrator().putCsv("/api/goals", """
                owner,metric,period,target
                person:priya,revenue,2026-Q3,75000
                person:conor,revenue,2026-Q3,75000
                person:niamh,revenue,2026-Q3,150000
                team:dublin,revenue,2026-Q3,300000
                """);
    }

    @Test
    void whoHasOpenedAndSignedIsMeasuredLeadersFirst() {
        tokenOf(house, "conor", "act").postJson("/api/goals/" + goal("conor") + "/signature", "{}");
        enter("priya");
        page.navigate("/goals/" + goal("priya"));
        page.getByText("Who can see this").click();
        assertThat(page.locator("main")).containsText("everybody, 12 people today, sees the goal");
        assertThat(page.locator("main")).containsText("opened July 6, 2026, 9:12");
        accessible();

        enter("niamh");
        page.navigate("/goals/" + goal("priya"));
        page.navigate("/agreements/seen?team=dublin&period=2026-Q3");
        Locator rows = page.locator("tbody tr");
        assertThat(rows.nth(0)).containsText("Niamh Byrne");
        assertThat(rows.nth(0)).containsText("Not all opened");
        assertThat(rows.nth(0)).containsText("1 of 4");
        assertThat(rows.nth(1)).containsText("Conor Walsh");
        assertThat(rows.nth(1)).containsText("Signed, not all opened");
        assertThat(rows.nth(2)).containsText("Opened, not signed");
        assertThat(page.locator(".lede")).containsText("1 of 3 people have opened all their agreements, 1 have signed");
        assertThat(page.locator(".lede")).containsText("leaders: 0 of 1 have opened all");
        accessible();
    }

    @Test
    void twoPeopleChangeTheRuleAndAnAdministratorSeesWhatARepSeesThen() {
        enter("admin");
        page.navigate("/visibility");
        page.getByLabel("New rule").selectOption("team");
        button("Ask for it").click();
        assertThat(page.locator("#reason-error")).hasText("Say why.");
        page.getByLabel("Why").fill("Agreed with the works council.");
        button("Ask for it").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("once somebody else confirms");
        assertThat(button("Confirm")).hasCount(0);
        enter("ingrid");
        page.setViewportSize(390, 844);
        page.navigate("/visibility");
        accessible();
        button("Confirm").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The rule was changed.");

        house.administrator()
                .putCsv(
                        "/api/goals?agreed=true",
                        "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\nperson:conor,revenue,2026-Q3,75000\n");
        Assertions.assertThat(page.navigate("/visibility/as?person=priya").status())
                .isEqualTo(404);
        enter("admin");
        page.setViewportSize(390, 844);
        page.navigate("/visibility/as?person=priya&team=dublin");
        assertThat(page.locator(".note")).containsText("You are still Jonas Weber");
        assertThat(row("Priya Raman")).containsText("Seen in full");
        assertThat(row("Niamh Byrne")).containsText("Seen in full");
        assertThat(row("Somebody").first()).containsText("without a name");
        assertThat(page.locator("tbody")).not().containsText("Conor");
        assertThat(page.locator(".lede")).containsText("Of the 4 goals of Q3 2026, Priya Raman sees 3.");
        Assertions.assertThat(page.locator("main form[method=post]").count()).isZero();
        accessible();
        enter("priya");
        Assertions.assertThat(page.navigate("/goals/" + goal("conor")).status()).isEqualTo(404);
        page.navigate("/goals/" + goal("priya"));
        page.getByText("Who can see this").click();
        assertThat(page.locator("main")).containsText("peers do not see this goal");
        assertThat(page.locator("main")).containsText("Niamh Byrne, Duarte Nogueira, Ingrid Solberg, and Sigrid Aalto");
    }

    private void enter(String person) {
        signIn(person + mark + "@example.org", PASSWORD);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator row(String name) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    private String goal(String person) {
        return house.administrator()
                .get("/api/goals?owner=person:" + person)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }
}
