package org.fullscore.consequences.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.Visit;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator takes over decisions from before Fullscore: looked at first, refused by row and column, recorded, reported. */
class TakingOverThePastTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theCast() {
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    @Test
    void aFileIsLookedAtRefusedCorrectedRecordedAndReported() {
        signIn(account("admin"), PASSWORD);
        page.navigate("/history");
        assertThat(page.locator("main")).containsText("No decision from before Fullscore is recorded");
        accessible();
        look("");
        assertThat(page.locator("#file-error")).hasText("Choose a file first.");

        String header = "id,owner,owed_by,rule,kind,severity,due,outcome,decided\n";
        look(header
                + "1,p17,m3,Missed,support,1,2025-07-15,applied,2025-07-14\n"
                + "2,p18,m3,Missed,mercy,1,2025-07-15,applied,2025-07-14\n");
        assertThat(page.locator("[data-error-summary]")).containsText("1 thing is wrong with this file");
        assertThat(page.locator("main table").first()).containsText("3");
        assertThat(page.locator("main table").first()).containsText("kind");
        assertThat(page.locator("main table").first()).containsText("“mercy”");
        assertThat(page.locator("main table").first()).containsText("One of: reward, recognition, support, corrective");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record")))
                .hasCount(0);
        accessible();

        look(header
                + "1,p17,m3,Missed,support,1,2025-07-15,applied,2025-07-14\n"
                + "2,<b>p18</b>,m3,Missed,support,1,2025-07-15,not applied,\n");
        assertThat(page.locator("#first tbody tr")).hasCount(2);
        assertThat(page.locator("#first")).containsText("<b>p18</b>");
        accessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record these 2 decisions"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("2 decisions recorded.");
        assertThat(page.locator("main")).containsText("2 decisions, due");
        accessible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Your past against your policy"))
                .click();
        page.waitForURL("**/consistency?range=all");
        Assertions.assertThat(page.content()).doesNotContain("<b>p18</b>");
    }

    @Test
    void theTemplateCanBeTakenAsItIs() {
        Visit admin = Visit.of(port, account("admin"), PASSWORD);
        String template = admin.get("/history/template.csv").body();
        Assertions.assertThat(house.administrator()
                        .putCsv("/api/history/obligations", template)
                        .status())
                .isEqualTo(200);
        Assertions.assertThat(admin.get("/history").body()).contains("3 decisions");
    }

    @Test
    void othersDoNotTakeOverAnything() {
        Assertions.assertThat(Visit.of(port, account("niamh"), PASSWORD)
                        .get("/history")
                        .statusCode())
                .isEqualTo(404);
        Assertions.assertThat(Visit.of(port, account("claire"), PASSWORD)
                        .get("/history")
                        .body())
                .doesNotContain("type=\"file\"");
    }

    private void look(String csv) {
        page.locator("#file")
                .setInputFiles(
                        csv.isEmpty()
                                ? new FilePayload[0]
                                : new FilePayload[] {
                                    new FilePayload("past.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                                });
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look at it first"))
                .click();
    }

    private String account(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        return email;
    }
}
