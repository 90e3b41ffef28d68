package org.fullscore.consequences.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The second quarter was closed while a row of Conor Walsh waited: whatever rests on his number says so, and nothing else does. */
class DoubtfulNumbersInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan 2026, section 4
            rules:
              - { name: Met, from: 100, then: [] }
              - name: Missed
                below: 100
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
            """;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theQuarterIsClosedOverARowThatWaits() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 7, 20));
        Api admin = house.administrator();
        publish(house, "revenue", POLICY);
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:conor,revenue,2026-Q2,100000
                person:priya,revenue,2026-Q2,100000
                """));
        ok(admin.putYaml("/api/sources/crm", """
                key: id
                person: { column: person }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                expected: P1D
                """));
        ok(admin.postFile("/api/sources/crm/imports", """
                id,person,day,amount
                1,conor,2026-05-04,60000
                2,priya,2026-05-05,70000
                3,conor,2026-06-05,forty thousand
                """.getBytes(StandardCharsets.UTF_8)));
        ok(admin.postJson("/api/periods/2026-Q2/closing", "{\"reason\":\"The row is looked into\"}"));
        opened("niamh");
    }

    @Test
    void theRegisterAndThePageOfTheObligationSaySo() {
        page.navigate("/obligations");
        assertThat(row("Conor Walsh").locator(".doubt")).containsText("rows wait");
        assertThat(row("Conor Walsh").locator(".doubt svg")).hasCount(1);
        assertThat(row("Priya Raman").locator(".doubt")).hasCount(0);
        accessible();

        page.setViewportSize(390, 800);
        assertThat(row("Conor Walsh").locator(".doubt")).isVisible();

        row("Conor Walsh").getByText("Coaching plan").click();
        assertThat(page.locator(".chain .doubt").first()).containsText("Rows wait in quarantine");
        page.navigate("/obligations");
        row("Priya Raman").getByText("Coaching plan").click();
        assertThat(page.locator(".chain")).containsText("70");
        assertThat(page.locator(".chain .doubt")).hasCount(0);
    }

    @Test
    void aRestatementMarksBothNumbersAndASourceWithWaitingRowsIsNotFresh() {
        Api admin = house.administrator();
        ok(admin.postFile("/api/sources/crm/imports", """
                id,person,day,amount
                4,conor,2026-06-08,5000
                5,priya,2026-06-08,5000
                """.getBytes(StandardCharsets.UTF_8)));
        opened("ingrid");
        page.navigate("/restatements");
        page.locator("main tbody a").first().click();
        assertThat(row("Conor Walsh").locator(".doubt")).hasCount(2);
        assertThat(row("Priya Raman")).containsText("75");
        assertThat(row("Priya Raman").locator(".doubt")).hasCount(0);
        accessible();
        Assertions.assertThat(admin.get("/api/restatements")
                        .json()
                        .at("/items/0/goals/0/freshnessAfter")
                        .asString())
                .isEqualTo("quarantined");

        opened("olga");
        page.navigate("/sources");
        assertThat(row("crm").locator(".doubt")).containsText("rows wait");
        assertThat(row("crm")).not().containsText("Fresh");
        accessible();
    }

    private void opened(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    private Locator row(String person) {
        return page.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText(person));
    }

    private static void ok(Api.Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
