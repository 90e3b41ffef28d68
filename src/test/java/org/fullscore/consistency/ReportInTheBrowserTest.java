package org.fullscore.consistency;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.consistency.History.Past;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an executive, and what a rep, finds on the page. */
class ReportInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private SnapshotsOfClosings snapshots;

    private House house;

    @BeforeEach
    void itIsAugust() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    private void signInAs(String person) {
        var email = person + "-" + house.organization().id() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return email;
        });
        signIn(email, PASSWORD);
    }

    private void oneManagerForgets() {
        var history = new History(database, house);
        int team = 1;
        for (var manager : new String[] {"niamh", "grace", "henrik", "katrin"}) {
            history.add(Past.corrective("rep").owedBy(manager).in("team " + team++), 38, 40, "waived");
        }
        history.add(Past.corrective("rep").owedBy("ines").in("porto"), 18, 40, "not applied")
                .add(Past.corrective("leader").owedBy("duarte").in("atlantic"), 6, 20, "waived")
                .add(Past.reward("leader").owedBy("duarte").in("atlantic"), 20, 20, "late");
    }

    @Test
    void anExecutiveReadsWhatDiffersAndOpensTheCases() {
        oneManagerForgets();
        signInAs("ingrid");
        page.navigate("/consistency");
        assertThat(page.locator(".lede")).containsText("the standard of 95.0% is not kept");
        assertThat(page.locator(".lede")).containsText("owed by ines: fewer of the burdens");
        assertThat(page.locator(".lede")).containsText("Leaders: fewer of the burdens");
        assertThat(page.locator(".funnel svg")).hasCount(1);
        accessible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        // buttons fade from one colour to the other
        page.reload();
        accessible();
        page.setViewportSize(390, 844);
        page.reload();
        assertThat(page.locator(".funnel svg")).hasCount(1);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat((int) page.evaluate("""
                Math.round(Math.max(...[...document.querySelectorAll('.overview td[colspan]')].map(cell => {
                  const sentence = document.createRange();
                  sentence.selectNodeContents(cell);
                  return sentence.getBoundingClientRect().right;
                })))
                """)).as("sentences of the overview").isLessThanOrEqualTo(390);

        page.locator("a.cases", new Page.LocatorOptions().setHasText("22"))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText("Cases");
        assertThat(page.locator("tbody tr")).hasCount(22);
        assertThat(page.locator("tbody")).containsText("not applied");
        accessible();
    }

    @Test
    void theKeyboardReachesWhatIsDrawnAndATableSaysTheSame() {
        new History(database, house)
                .add(Past.corrective("rep").decidedAfter(-2), 30, 30, "waived")
                .add(Past.corrective("rep").decidedAfter(9), 0, 6, "late")
                .add(Past.corrective("rep"), 0, 4, "not applied")
                .add(Past.corrective("leader").decidedAfter(20), 0, 8, "late");
        signInAs("ingrid");
        page.navigate("/consistency");
        assertThat(page.locator("svg.lines")).hasCount(1);
        var mark = page.locator(
                "svg.lines g[aria-label='Everybody else: 4 of 40 decided more than 60 days after the deadline, or never']");
        mark.focus();
        assertThat(mark).isFocused();
        page.locator("svg.lines g[aria-label^='Everybody else, by the deadline: 30 of 40 decided']")
                .focus();
        page.keyboard().press("Tab");
        assertThat(page.locator("svg.lines g:focus"))
                .hasAttribute("aria-label", "Everybody else, up to 7 days after the deadline: 30 of 40 decided, 75.0%");
        page.getByText("The same as a table").click();
        assertThat(page.locator("details:has-text('The same as a table') tbody tr")
                        .nth(1))
                .containsText("90.0%");
        accessible();
    }

    @Test
    void aRepReadsTheTotalsWithoutNames() {
        oneManagerForgets();
        signInAs("priya");
        page.navigate("/consistency");
        assertThat(page.locator(".nothing")).containsText("Nothing has been closed yet");
        accessible();
        house.administrator().postJson("/api/periods/2026-Q2/closing", "{}");
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
        page.navigate("/consistency");
        assertThat(page.locator(".lede")).containsText("Leaders: fewer of the burdens");
        assertThat(page.locator(".as-of")).containsText("As it was kept at the closing of Q2 2026");
        assertThat(page.locator("#range")).hasCount(0);
        accessible();
        assertThat(page.locator("main")).not().containsText("henrik");
        assertThat(page.locator(".funnel")).hasCount(0);
        assertThat(page.locator("a.cases")).hasCount(0);
        page.navigate("/consistency/cases?from=2026-01-01&to=2026-06-30");
        assertThat(page.locator("main")).containsText("no such case that you may open");
    }

    @Test
    void anExecutiveKeepsTheReportAndFindsItAgain() {
        oneManagerForgets();
        signInAs("ingrid");
        page.navigate("/consistency?range=2026-Q1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep this report as it is"))
                .click();
        assertThat(page.locator(".as-of")).containsText("As it was kept by hand");
        assertThat(page.locator("#snapshots ~ table tbody tr")).hasCount(1);
        accessible();
        page.setViewportSize(390, 844);
        page.reload();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        page.locator("#snapshots ~ table th a").click();
        assertThat(page.locator(".lede")).containsText("owed by ines: fewer of the burdens");
    }

    @Test
    void beforeAnythingFellDueThePageSaysSo() {
        signInAs("ingrid");
        page.navigate("/consistency");
        assertThat(page.locator(".nothing")).containsText("Nothing has fallen due in this range yet.");
        accessible();
    }
}
