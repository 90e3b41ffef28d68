package org.fullscore.goals.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Niamh sets targets for Dublin, Priya and Niamh sign hers, and Duarte approves a relief. */
class AgreeingInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private House house;

    @BeforeEach
    void theCastMaySignIn() {
        clock.set(LocalDate.of(2026, 7, 6));
        house = found("Aldera Instruments");
        Cast.enter(house);
        in(house, () -> {
            for (String person : new String[] {"niamh", "priya", "duarte", "conor"}) {
                accounts.open(people.byId(person).orElseThrow().key(), email(person), PASSWORD);
            }
            return house;
        });
    }

    @Test
    void aLeaderTypesTargetsAndAWrongCellLosesNothing() {
        enter("niamh");
        page.navigate("/targets?metric=revenue");
        accessible();
        cell("Priya Raman, Q3").fill("75,000");
        cell("Priya Raman, Q3").press("ArrowDown");
        cell("Conor Walsh, Q3").fill("43o,000");
        cell("Dublin, Q3").fill("200,000");
        propose();
        assertThat(page.locator("[data-error-summary]")).containsText("1 cell was not taken");
        assertThat(page.locator("[data-error-summary]"))
                .containsText("the third character is the letter o, not a zero");
        assertThat(cell("Priya Raman, Q3")).hasValue("75,000");
        assertThat(cell("Conor Walsh, Q3")).hasValue("43o,000");
        assertThat(cell("Conor Walsh, Q3")).hasAttribute("aria-invalid", "true");
        accessible();
        cell("Conor Walsh, Q3").fill("430,000");
        propose();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("3 targets saved.");
        assertThat(row("Sum of the parts")).containsText("505,000");
        assertThat(row("Parts against whole")).containsText("+305,000");
        accessible();
    }

    @Test
    void draftsAreSeenByThoseWhoProposeOnlyUntilTheyAreProposed() {
        enter("niamh");
        page.navigate("/targets?metric=revenue");
        cell("Priya Raman, Q3").fill("75,000");
        button("Keep as drafts").click();
        assertThat(row("Priya Raman")).containsText("Draft");
        enter("priya");
        page.navigate("/targets?metric=revenue");
        assertThat(row("Priya Raman")).not().containsText("75,000");
        enter("niamh");
        page.navigate("/targets?metric=revenue");
        button("Propose 1 draft").click();
        assertThat(row("Priya Raman")).containsText("Proposed");
    }

    @Test
    void theTargetTheOwnerWouldSignIsTakenOver() {
        house.administrator()
                .putCsv(
                        "/api/goals",
                        "owner,metric,period,target,commit,stretch\nperson:priya,revenue,2026-Q3,75000,70000,90000\n");
        enter("priya");
        page.navigate("/agreements");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Revenue"))
                .first()
                .click();
        String goal = page.url();
        page.locator("#text").fill("Two accounts moved away.");
        page.locator("#counter").fill("61o00");
        button("Object").click();
        assertThat(page.locator("#counter")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#text")).hasValue("Two accounts moved away.");
        accessible();
        page.locator("#counter").fill("61,000");
        button("Object").click();
        assertThat(page.locator("main")).containsText("Would sign $61,000");

        enter("niamh");
        page.navigate(goal);
        accessible();
        button("Take it over").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("This is the target now");
        assertThat(page.locator("main")).containsText("$61,000");
        assertThat(button("Take it over")).hasCount(0);
    }

    @Test
    void bothSignWithTheirNameAndThenOnlyReliefChangesTheTarget() {
        house.administrator()
                .putCsv(
                        "/api/goals",
                        "owner,metric,period,target,commit,why\nperson:priya,revenue,2026-Q3,75000,60000,New region\n");
        enter("priya");
        page.navigate("/agreements");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Agreements")))
                .containsText("1");
        page.locator("input[name=goal]").check();
        page.locator("#name").fill("Somebody Else");
        button("Sign").click();
        assertThat(page.locator("[data-error-summary]")).containsText("Type Priya Raman");
        accessible();
        assertThat(page.locator("input[name=goal]")).isChecked();
        page.locator("#name").fill("Priya  raman");
        button("Sign").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 agreement signed.");

        enter("niamh");
        page.navigate("/agreements");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Priya Raman, Revenue"))
                .click();
        accessible();
        page.locator("#name").fill("Niamh Byrne");
        button("Sign").click();
        assertThat(page.locator("main")).containsText("Both signed. In force since July 6, 2026.");
        page.locator("#support").fill("Two days of training");
        page.locator("#due").fill("2026-07-31");
        button("Promise").click();
        page.locator("#target").fill("6o");
        button("Ask for relief").click();
        assertThat(page.locator("#target-error")).containsText("Not a number");
        page.locator("#target").fill("60,000");
        page.locator("#note").fill("Two accounts moved to Porto.");
        button("Ask for relief").click();
        assertThat(page.locator("main")).containsText("Waits for somebody who is neither the owner");
        assertThat(button("Approve")).hasCount(0);
        accessible();

        enter("duarte");
        page.navigate("/agreements");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Priya Raman, Revenue"))
                .click();
        button("Approve").click();
        assertThat(page.locator("main")).containsText("$75,000 becomes $60,000");
        assertThat(page.locator("main")).containsText("Approved by Duarte Nogueira");
        accessible();

        enter("conor");
        page.navigate(page.url());
        page.navigate("/targets?team=dublin&metric=revenue");
        assertThat(row("Priya Raman")).containsText("Relief, was 75,000");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Priya Raman, Q3"))
                .click();
        assertThat(page.locator("main")).containsText("$75,000 becomes $60,000");
        assertThat(page.locator("main")).not().containsText("Two accounts moved to Porto.");
    }

    @Test
    void theGridIsUsableOnAPhone() {
        enter("niamh");
        page.setViewportSize(390, 844);
        page.navigate("/targets?metric=revenue");
        assertThat(cell("Priya Raman, Q3")).isVisible();
        cell("Priya Raman, Q3").fill("75,000");
        propose();
        page.navigate("/agreements");
        assertThat(page.getByText("Priya Raman, Revenue")).isVisible();
        accessible();
    }

    private void enter(String person) {
        signIn(email(person), PASSWORD);
    }

    private String email(String person) {
        return person + "-" + mark + "@example.org";
    }

    private void propose() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Propose"))
                .click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator cell(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator row(String name) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(name)).first();
    }
}
