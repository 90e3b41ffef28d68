package org.fullscore.consequences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The second quarter is over, and a row of Conor Walsh waits: closing, what is behind numbers, and what comes late. */
class TrustingNumbersInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;
    private Api admin;

    @BeforeEach
    void theQuarterIsOver() {
        clock.set(LocalDate.of(2026, 7, 20));
        house = found("Aldera Instruments");
        admin = house.administrator();
        Cast.enter(house);
        publish(house, "revenue", Policies2026.REVENUE);
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:conor,revenue,2026-Q2,100000
                person:priya,revenue,2026-Q2,100000
                team:dublin,revenue,2026-Q2,200000
                """));
        ok(admin.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                expected: monthly
                """));
        deliver("1,conor,2026-05-04,60000\n2,priya,2026-05-05,112400\n3,conor,2026-06-05,forty thousand\n");
    }

    @Test
    void aPeriodIsClosedOverDoubtfulNumbersWithAReason() {
        as("admin");
        page.navigate("/closing");
        assertThat(page.locator("main")).containsText("2 goals, rows wait");
        accessible();
        link("Q2 2026").click();
        assertThat(page.locator("main")).containsText("crm: 1 row waits in quarantine");
        accessible();

        page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true)).fill("The row is looked into");
        button("Close the period").click();
        assertThat(page.locator("main")).containsText("The row is looked into");
        assertThat(page.locator("main")).containsText("by Jonas Weber");
        accessible();
    }

    @Test
    void withoutAReasonItSaysWhatIsMissingAndStaysOpen() {
        as("admin");
        page.navigate("/closing/2026-Q2");
        page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true)).fill("  ");
        button("Close the period").click();
        assertThat(page.locator("#reason-error")).containsText("Say why the period is closed all the same");
        assertThat(page.locator("main")).containsText("Close it now");
    }

    @Test
    void theRepGoesFromTheNumberToTheLineOfTheFile() {
        as("priya");
        page.navigate("/boards/dublin?period=2026-Q2&metric=revenue");
        assertThat(page.locator("#lines tr", new Page.LocatorOptions().setHasText("Conor Walsh")))
                .containsText("rows wait");
        assertThat(page.locator("#lines tr", new Page.LocatorOptions().setHasText("Priya Raman")))
                .not()
                .containsText("rows wait");
        link("$112,400").click();
        assertThat(page.locator("h1")).hasText("Results behind Revenue, Q2 2026, Priya Raman");
        page.locator("summary").first().click();
        assertThat(page.locator(".trail")).containsText("line 3 of 3 rows, read by crm, mapping version 1");
        assertThat(page.locator(".trail")).containsText(Pattern.compile("SHA-256 [0-9a-f]{64}"));
        accessible();
        page.setViewportSize(390, 844);
        Assertions.assertThat((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .isFalse();
    }

    @Test
    void aValueIsCorrectedInAllRowsOnThePage() {
        as("olga");
        page.navigate("/quarantine");
        page.locator("summary", new Page.LocatorOptions().setHasText("Correct it in all rows"))
                .click();
        accessible();
        page.getByLabel("Read amount as").fill("40000");
        button("Correct and take the row").click();
        assertThat(page.locator("[role=status]").first()).containsText("1 row was taken");
    }

    @Test
    void whatCameLateIsAcceptedBySomebodyItDoesNotAffect() {
        ok(admin.postJson("/api/periods/2026-Q2/closing", "{\"reason\":\"The row is looked into\"}"));
        deliver("2,priya,2026-05-05,90000\n");
        as("claire");
        page.navigate("/restatements");
        accessible();
        link("Q2 2026").click();
        assertThat(page.locator("aside")).containsText("Withdrawn");
        assertThat(button("Accept the new numbers")).hasCount(0);

        as("sigrid");
        page.navigate("/restatements");
        link("Q2 2026").click();
        assertThat(page.locator("main")).containsText("$112,400");
        assertThat(page.locator("main")).containsText("no longer met");
        assertThat(page.locator("aside")).containsText("Withdrawn");
        accessible();
        button("Accept the new numbers").click();
        assertThat(page.locator("[role=status]").first()).hasText("Decided, and written to the ledger.");
        assertThat(page.locator("main")).containsText("Accepted by Sigrid Aalto");
    }

    private void as(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    private Locator link(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void deliver(String rows) {
        ok(admin.postFile("/api/sources/crm/imports", ("id,who,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private static void ok(Api.Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
