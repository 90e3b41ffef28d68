package org.fullscore.consequences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A quarter closes, Niamh Byrne finds what she owes and decides; Ingrid Solberg writes the next version of the policy. */
class ConsequencesInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    private House house;

    @BeforeEach
    void theQuarterIsClosed() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 7, 20));
        Api admin = house.administrator();
        publish(house, "revenue", Policies2026.REVENUE);
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,why
                person:conor,revenue,2026-Q2,100000,
                person:priya,revenue,2026-Q2,100000,
                person:aoife,revenue,2026-Q2,100000,
                """));
        ok(admin.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        ok(admin.postFile("/api/sources/crm/imports", """
                id,person,day,amount
                1,conor,2026-05-04,60000
                2,priya,2026-05-05,112400
                3,aoife,2026-06-05,80000
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        ok(admin.postJson("/api/periods/2026-Q2/closing", "{}"));
        for (String person : java.util.List.of("niamh", "conor", "ingrid", "sigrid", "duarte")) {
            in(house, () -> {
                accounts.open(people.byId(person).orElseThrow().key(), address(person), PASSWORD);
                return true;
            });
        }
    }

    @Test
    void whatIsOwedIsFoundExplainedAndDecided() {
        signIn(address("niamh"), PASSWORD);
        page.navigate("/obligations");
        assertThat(page.locator("tbody tr:not(.group)")).hasCount(2);
        accessible();
        picture("obligations");

        page.getByLabel("Select Accelerator, $620 for Priya Raman").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark as applied"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 recorded as done.");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Coaching plan"))
                .click();
        assertThat(page.locator("h1")).hasText("Coaching plan for Conor Walsh");
        accessible();
        picture("obligation");
        Locator record = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record"));
        record.click();
        assertThat(page.locator("#evidence-error")).containsText("needs evidence");
        accessible();
        page.locator("#evidence").fill("https://files.example.org/plan-17");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record"))
                .click();
        assertThat(page.locator(".page-head .state")).hasText("Applied");
    }

    @Test
    void whereNothingCanBeTickedThereIsNoColumnForIt() {
        signIn(address("conor"), PASSWORD);
        page.navigate("/obligations");
        assertThat(page.locator(".register tbody tr:not(.group)")).hasCount(1);
        assertThat(page.locator(".register thead th")).hasCount(5);
        assertThat(page.locator(".pick, [data-bulk]")).hasCount(0);
        accessible();

        signIn(address("niamh"), PASSWORD);
        page.navigate("/obligations");
        assertThat(page.locator(".register thead th")).hasCount(6);
        assertThat(page.locator("[data-pick]")).hasCount(1);
        page.locator("[data-pick]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark as applied"))
                .click();
        assertThat(page.locator(".register tbody tr:not(.group)")).hasCount(2);
        assertThat(page.locator(".register thead th")).hasCount(5);
    }

    @Test
    void thePersonSeesTheSamePageAndConfirms() {
        signIn(address("niamh"), PASSWORD);
        page.navigate("/obligations");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Coaching plan"))
                .click();
        page.locator("#evidence").fill("plan 17");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record"))
                .click();
        assertThat(page.locator(".page-head .state")).hasText("Applied");

        signIn(address("conor"), PASSWORD);
        page.navigate("/obligations");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Coaching plan"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I got it"))
                .click();
        assertThat(page.locator("main")).containsText("The person confirmed on");
    }

    @Test
    void aPolicyIsWrittenCheckedAndPublishedBySomebodyElse() {
        signIn(address("ingrid"), PASSWORD);
        page.navigate("/policies");
        accessible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("revenue"))
                .click();
        accessible();
        picture("policy");

        page.locator("#below-2").fill("98");
        assertThat(page.locator("#aloud .gap")).containsText("From 98% to below 100% no row says what follows.");
        page.locator("#rows button:has-text('Write the next version')").click();
        assertThat(page.locator("#why-not")).containsText("Cannot be published yet");
        accessible();
        picture("policy-gap");
        page.locator("#below-2").fill("100");
        page.locator("#rows summary").nth(3).click();
        page.locator("#days-3-0").fill("8");
        accessible();
        page.locator("#rows button:has-text('Save draft')").click();
        assertThat(page.locator("#why-not")).containsText("second person");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare versions"))
                .click();
        assertThat(page.locator(".parts")).hasText("Coaching plan. Working days: 8 instead of 5");
        accessible();
        picture("comparison");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try it on closed periods."))
                .click();
        assertThat(page.locator("#treated tbody tr")).hasCount(1);
        assertThat(page.locator("#treated")).containsText("Conor Walsh");
        accessible();
        picture("dry-run");

        signIn(address("sigrid"), PASSWORD);
        page.navigate("/policies/revenue");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish"))
                .click();
        page.locator("#confirm button[value=yes]").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Published.");
    }

    @Test
    void whatAPolicyJudgesIsChosenInFields() {
        signIn(address("ingrid"), PASSWORD);
        page.navigate("/policies/revenue");
        page.locator("#of-person").uncheck();
        page.locator("#of-team").uncheck();
        page.locator("#rows button:has-text('Write the next version')").last().click();
        assertThat(page.locator("#of-error")).containsText("Choose whose goals it judges");
        accessible();

        page.locator("#of-person").check();
        page.locator("#metric").selectOption("deals-won");
        page.locator("#period").selectOption("month");
        page.locator("#jobs").fill("Account executive\nSales engineer");
        accessible();
        picture("policy-judges");
        page.locator("#rows button:has-text('Write the next version')").last().click();
        assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
        assertThat(page.locator("#metric")).hasValue("deals-won");
        assertThat(page.locator("#period")).hasValue("month");
        assertThat(page.locator("#of-team")).not().isChecked();
        assertThat(page.locator("#jobs")).hasValue("Account executive\nSales engineer");
    }

    private String address(String person) {
        return person + "-" + house.administratorKey() + "@example.org";
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target", "pictures", name + ".png")));
    }

    private static void ok(Api.Answer answer) {
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.body())
                .isBetween(200, 202);
    }
}
