package org.fullscore.organization.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator keeps people and teams, metrics and the calendar in the browser. */
class KeepingTheOrganizationInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "a rather long password";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theAdministratorSignsIn() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        signInAs("admin");
    }

    @Test
    void everybodyStandsInTheirTeamTheLeaderFirst() {
        page.navigate("/people");
        assertThat(page.locator(
                                "tbody",
                                new com.microsoft.playwright.Page.LocatorOptions().setHasText("led by Niamh Byrne"))
                        .locator("tr")
                        .nth(1))
                .containsText("leads the team");
        accessible();
        page.setViewportSize(390, 844);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }

    @Test
    void aSearchFindsPeopleAndTeams() {
        page.navigate("/people?q=raman");
        assertThat(page.locator("tbody th[scope=row]")).hasText(new String[] {"Priya Raman"});
        page.navigate("/people?q=nobody-like-this");
        assertThat(page.locator(".nothing")).containsText("matches “nobody-like-this”");
    }

    @Test
    void aListIsLookedAtBeforeItIsTaken() {
        look("people", "id,name,rank,team\nmarta,Marta Lindqvist,rep,dublin\npriya,Priya Raman,leader,dublin\n");
        assertThat(page.locator(".equation")).containsText("1new");
        assertThat(page.locator("main")).containsText("Nothing has been changed yet");
        accessible();
        page.locator("form[action='/people/lists/taking'] button").click();
        assertThat(page.locator("[role=status]")).containsText("1 new, 1 changed, 0 ended");
        assertThat(page.locator("main")).containsText("Marta Lindqvist");
    }

    @Test
    void aListWithAMistakeSaysWhereAndChangesNothing() {
        look("teams", "id,name,parent\ncompany,Aldera,dublin\n");
        assertThat(page.locator("[role=alert]")).containsText("Nothing was changed");
        assertThat(page.locator("tbody tr").first()).containsText("own ancestor");
        assertThat(page.locator("form[action='/people/lists/taking']")).hasCount(0);
        accessible();
    }

    @Test
    void aMetricThatCannotBeAddedUpSaysSoAtTheField() {
        page.navigate("/metrics");
        page.locator("#code").fill("win-rate");
        page.locator("#name").fill("Win rate");
        page.locator("#unit").selectOption("percent");
        page.locator("form[action='/metrics'] button").click();
        assertThat(page.locator("#aggregate-error")).containsText("Percent cannot be added up");
        assertThat(page.locator("#name")).hasValue("Win rate");
        accessible();
        page.locator("#aggregate").selectOption("ratio");
        page.locator("#numerator").selectOption("deals-won");
        page.locator("#denominator").selectOption("revenue");
        page.locator("form[action='/metrics'] button").click();
        assertThat(page.locator("[role=status]")).containsText("win-rate is saved");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsSaysSoAtTheField() {
        page.navigate("/calendar");
        page.locator("#id").fill("spring-2026");
        page.locator("#starts").fill("2026-05-31");
        page.locator("#ends").fill("2026-03-01");
        page.locator("form[action='/calendar'] button").click();
        assertThat(page.locator("#ends-error")).containsText("The last day is before the first");
        accessible();
        page.locator("#ends").fill("2026-06-30");
        page.locator("form[action='/calendar'] button").click();
        assertThat(page.locator("main")).containsText("spring-2026 is saved");
    }

    @Test
    void theOrganizationSaysWhereItIs() {
        page.navigate("/calendar/settings");
        page.locator("#zone").fill("Dublin");
        page.locator("form[action='/calendar/settings'] button").click();
        assertThat(page.locator("#zone-error")).containsText("There is no such time zone");
        accessible();
        page.locator("#zone").fill("Europe/Dublin");
        page.locator("#country").fill("IE");
        page.locator("#fiscalYearStart").selectOption("7");
        page.locator("form[action='/calendar/settings'] button").click();
        assertThat(page.locator("aside")).containsText("Europe/Dublin");
        assertThat(page.locator("tbody tr").nth(1)).containsText("July 1");
    }

    @Test
    void whoeverKeepsNothingIsOfferedNoForm() {
        signInAs("priya");
        page.navigate("/people");
        assertThat(page.locator("#load")).hasCount(0);
        page.navigate("/metrics");
        assertThat(page.locator("form[action='/metrics']")).hasCount(0);
    }

    private void look(String list, String csv) {
        page.navigate("/people");
        page.locator("#list").selectOption(list);
        page.locator("#file")
                .setInputFiles(new FilePayload(list + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action='/people/lists'] button").click();
    }

    private void signInAs(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return true;
        });
        signIn(email, PASSWORD);
    }
}
