package org.fullscore;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One promise, from the target Niamh Byrne sets to the report Ingrid Solberg reads, through the pages people use. */
class WholeChainTests extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final LocalDate QUARTER_BEGINS = LocalDate.of(2026, 1, 5);
    private static final LocalDate RESULTS_ARRIVE = LocalDate.of(2026, 3, 16);
    private static final LocalDate QUARTER_IS_OVER = LocalDate.of(2026, 4, 20);
    private static final LocalDate DEADLINE_HAS_PASSED = LocalDate.of(2026, 4, 29);

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan 2026, section 4
            rules:
              - { name: Met, from: 100, then: [] }
              - { name: Short, from: 70, below: 100, then: [] }
              - name: Missed
                below: 70
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
            """;

    private static final String SOURCE = """
            format: csv
            key: id
            person: { column: person, by: id }
            on: { column: day, format: yyyy-MM-dd }
            metrics:
              revenue: { column: amount }
            """;

    private static final String FILE = """
            id,person,day,amount
            1,priya,2026-02-04,40000
            2,priya,2026-03-05,20000
            """;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theHouseIsFurnished() {
        clock.set(QUARTER_BEGINS);
        house = found("Aldera Instruments");
        Cast.enter(house);
        publish(house, "revenue", POLICY);
        ok(house.administrator().putYaml("/api/sources/crm", SOURCE));
        in(house, () -> {
            for (String person : List.of("admin", "niamh", "priya", "ingrid")) {
                accounts.open(people.byId(person).orElseThrow().key(), email(person), PASSWORD);
            }
            return house;
        });
    }

    @Test
    void aPromiseIsKeptFromTargetToReport() {
        niamhProposesATarget();
        priyaSigns();
        niamhSigns();
        clock.set(RESULTS_ARRIVE);
        theAdministratorDeliversResults();
        priyaSeesThemOnTheBoard();
        clock.set(QUARTER_IS_OVER);
        ok(house.administrator().postJson("/api/periods/2026-Q1/closing", "{}"));
        niamhDoesWhatShePromised();
        clock.set(DEADLINE_HAS_PASSED);
        ingridFindsItInTheReport();
    }

    private void niamhProposesATarget() {
        enter("niamh");
        page.navigate("/targets?metric=revenue");
        page.getByLabel("Priya Raman, Q1", new Page.GetByLabelOptions().setExact(true))
                .fill("100,000");
        press("Propose");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 target saved.");
        assertThat(row("Priya Raman")).containsText("Proposed");
    }

    private void priyaSigns() {
        enter("priya");
        page.navigate("/agreements");
        assertThat(row("Priya Raman, Revenue")).containsText("$100,000");
        page.getByRole(AriaRole.CHECKBOX).check();
        page.locator("#name").fill("Priya Raman");
        press("Sign");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 agreement signed.");
    }

    private void niamhSigns() {
        enter("niamh");
        page.navigate("/agreements");
        follow("Priya Raman, Revenue");
        page.locator("#name").fill("Niamh Byrne");
        press("Sign");
        assertThat(page.locator("main")).containsText("Both signed. In force since January 5, 2026.");
    }

    private void theAdministratorDeliversResults() {
        enter("admin");
        page.navigate("/imports");
        page.locator("#file")
                .setInputFiles(new FilePayload("march.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button").click();
        assertThat(page.locator("h1")).hasText("march.csv");
        assertThat(page.locator(".equation")).containsText("2 read");
        page.locator("button[value=good-rows]").click();
        assertThat(page.locator("#import header")).containsText("Recorded");
        assertThat(page.locator(".equation")).containsText("2 recorded");
    }

    private void priyaSeesThemOnTheBoard() {
        enter("priya");
        page.navigate("/boards/dublin");
        Locator line = page.locator("#lines tr.mine");
        assertThat(line.locator(".amounts")).containsText("$60,000");
        assertThat(line.locator(".amounts")).containsText("$100,000");
        assertThat(line.locator(".att")).containsText("60");
        accessible();
        page.navigate("/");
        Locator levels = page.locator(".levels li");
        assertThat(levels.first()).containsText("If it ended today");
        assertThat(levels.first()).containsText("Below 70%: Coaching plan.");
        assertThat(levels.first()).containsText("70 to 100%: Nothing follows.");
        assertThat(levels.last()).hasText(Pattern.compile("Target.*Nothing follows\\.", Pattern.DOTALL));
        accessible();
    }

    private void niamhDoesWhatShePromised() {
        enter("niamh");
        page.navigate("/obligations");
        assertThat(row("Priya Raman")).containsText("Coaching plan");
        follow("Coaching plan");
        assertThat(page.locator("h1")).hasText("Coaching plan for Priya Raman");
        assertThat(page.locator(".chain")).containsText("Niamh Byrne");
        press("Record");
        assertThat(page.locator(".page-head .state")).hasText("Applied");
    }

    private void ingridFindsItInTheReport() {
        enter("ingrid");
        page.navigate("/consistency");
        assertThat(page.locator(".page-head")).containsText("One obligation fell due");
        assertThat(page.locator(".lede")).containsText("1 of 1 on time");
        assertThat(page.locator(".tally")).containsText("1 on time");
        accessible();
    }

    private void enter(String person) {
        signIn(email(person), PASSWORD);
    }

    private String email(String person) {
        return person + "-" + house.organization().id() + "@example.org";
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
    }

    private Locator row(String name) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(name)).first();
    }

    private static void ok(Api.Answer answer) {
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.body())
                .isBetween(200, 202);
    }
}
