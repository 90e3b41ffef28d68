package org.fullscore.goals.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Niamh works in the grid as she does in her spreadsheet, and signs when she has seen what the targets ask for. */
class WorkingAsInASpreadsheetTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;
    private Api api;

    @BeforeEach
    void niamhIsAtHerGrid() {
        clock.set(LocalDate.of(2026, 7, 6));
        house = found("Aldera Instruments");
        Cast.enter(house);
        api = house.administrator();
        String email = "niamh-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("niamh").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    @Test
    void thirtyPeopleTimesFourQuartersAreSavedWhenTheThreeWrongCellsAreMendedOrDropped() {
        api.putCsv(
                "/api/people",
                "id,name,rank,team\n"
                        + IntStream.range(0, 26)
                                .mapToObj(number -> "x" + number + ",Somebody " + (char) ('A' + number) + ",rep,dublin")
                                .collect(Collectors.joining("\n")));
        page.navigate("/targets?metric=revenue&year=2027");
        cell("Niamh Byrne, Q1").focus();
        paste(IntStream.range(0, 30)
                .mapToObj(row -> IntStream.range(0, 4)
                        .mapToObj(column -> typed(row, column))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\r\n")));
        assertThat(page.locator("[data-grid-said]")).hasText("120 cells pasted.");
        propose();
        assertThat(page.locator("[data-error-summary]")).containsText("3 cells were not taken, and nothing was saved");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(3);
        assertThat(wrong(0)).hasValue("43o,000");
        assertThat(wrong(1)).hasValue("0");
        assertThat(wrong(2)).hasValue("n/a");
        assertThat(page.locator(".errline").nth(0)).containsText("the third character is the letter o, not a zero");
        assertThat(page.locator(".errline").nth(1)).containsText("A target is above 0");
        assertThat(saved()).isZero();
        accessible();

        wrong(0).fill("43p");
        page.getByLabel("leave it empty").nth(1).check();
        page.getByLabel("leave it empty").nth(2).check();
        propose();
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        assertThat(saved()).isZero();
        page.getByLabel("leave it empty").check();
        propose();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("117 targets saved.");
        assertThat(saved()).isEqualTo(117);
    }

    @Test
    void allThreeLevelsAreTypedSideBySideAndFilledToTheRight() {
        page.navigate("/targets?metric=revenue&year=2027&level=all");
        cell("Priya Raman, Q1, Commit").focus();
        paste("60000\t75000\t90000\t60000\t75000\t70000");
        propose();
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        assertThat(cell("Priya Raman, Q2, Stretch")).hasAttribute("aria-invalid", "true");
        cell("Priya Raman, Q2, Stretch").fill("80,000");
        cell("Priya Raman, Q3, Target").fill("75000");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Control+r");
        assertThat(cell("Priya Raman, Q4, Commit")).hasValue("75000");
        assertThat(page.locator("[data-grid-said]")).hasText("2 cells filled.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(cell("Priya Raman, Q4, Commit")).hasValue("");
        propose();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("3 targets saved.");
        assertThat(cell("Priya Raman, Q1, Commit")).hasValue("60,000");
        assertThat(cell("Priya Raman, Q1, Stretch")).hasValue("90,000");
        accessible();
    }

    @Test
    void theTeamsTargetIsDistributedByLastYearsResultsAndCheckedBeforeSheSigns() {
        resultsOfLastYear();
        page.navigate("/targets?metric=revenue&year=2026");
        cell("Dublin, Q3").fill("1,000.01");
        page.getByLabel("Distribute the target of Dublin").selectOption("last-year");
        button("Distribute").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("not saved yet");
        assertThat(cell("Priya Raman, Q3")).hasValue("150");
        assertThat(cell("Conor Walsh, Q3")).hasValue("350.01");
        assertThat(cell("Aoife Kearney, Q3")).hasValue("250");
        assertThat(page.locator("aside")).containsText("exactly the target of Dublin itself");
        assertThat(saved()).isZero();

        cell("Priya Raman, Q3").fill("400");
        button("Check without saving").click();
        assertThat(page.locator("aside")).containsText("over-assigned by 25%");
        assertThat(page.locator("aside")).containsText("Priya Raman: 53.3% of the targets, 30% by share");
        assertThat(page.locator("aside")).containsText("Priya Raman +166.7%");
        assertThat(saved()).isZero();

        page.getByLabel("Distribute the target of Dublin").selectOption("weights");
        button("Distribute").click();
        page.getByLabel("Weight of Niamh Byrne").fill("0");
        page.getByLabel("Weight of Priya Raman").fill("2");
        cell("Niamh Byrne, Q3").fill("");
        button("Distribute").click();
        assertThat(cell("Priya Raman, Q3")).hasValue("500.01");
        assertThat(cell("Aoife Kearney, Q3")).hasValue("250");
        accessible();
        propose();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("4 targets saved.");

        page.navigate("/agreements");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Priya Raman, Revenue")))
                .containsText("+233.3% on the $150 of Q3 2025; team median +102.4%");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Priya Raman, Revenue"))
                .click();
        assertThat(page.locator("main")).containsText("+233.3% on the $150 of Q3 2025");
    }

    @Test
    void oneGoalIsAssignedToManyAndKeptAsATemplate() {
        page.navigate("/targets/assignment");
        page.getByLabel("Metric").last().selectOption("revenue");
        page.getByLabel("Target").fill("75o00");
        page.getByLabel("Why").fill("New region");
        page.getByLabel("Q3 2026").check();
        page.getByLabel("Q4 2026").check();
        page.getByLabel("Everybody").check();
        page.getByLabel("Keep it as a template").fill("New region");
        button("Propose to everybody ticked").click();
        assertThat(page.locator("#target-error")).containsText("the letter o");
        assertThat(page.getByLabel("Conor Walsh")).isChecked();
        accessible();
        page.getByLabel("Target").fill("75,000");
        page.getByLabel("Niamh Byrne").uncheck();
        button("Propose to everybody ticked").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("6 targets saved.");
        assertThat(saved()).isEqualTo(6);
        page.getByLabel("Template").first().selectOption("New region");
        assertThat(page.getByLabel("Target")).hasValue("75,000");
        assertThat(page.getByLabel("Why")).hasValue("New region");
        button("Let go of the template New region").click();
        button("Yes").click();
        assertThat(page.getByLabel("Target")).hasValue("");
        assertThat(page.getByLabel("Template")).hasCount(1);
    }

    private void resultsOfLastYear() {
        api.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: who, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """);
        api.postFile("/api/sources/crm/imports?file=crm.csv", """
                id,who,day,amount
                O-1,priya,2025-07-07,150
                O-2,conor,2025-08-18,350
                """.getBytes(StandardCharsets.UTF_8));
    }

    private static String typed(int row, int column) {
        return switch (row * 4 + column) {
            case 9 -> "43o,000";
            case 42 -> "0";
            case 119 -> "n/a";
            default -> (row + 1) + "," + (column + 1) + "00";
        };
    }

    private Locator wrong(int number) {
        return page.locator("input[aria-invalid=true]").nth(number);
    }

    private int saved() {
        return api.get("/api/goals").json().get("items").size();
    }

    /** As a browser does it, but from text instead of the clipboard, which a test may not have. */
    private void paste(String text) {
        page.evaluate("""
                text => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/plain", text);
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
                }
                """, text);
    }

    private void propose() {
        button("Propose").click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator cell(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }
}
