package org.fullscore.goals.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Priya Raman signs for 75,000, is away for five of the 64 working days, and Conor Walsh sees that it is by rule. */
class AdjustedInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan 2026, section 4
            adjust: { joining: true, absence: true, ramp: [0, 50, 75] }
            rules:
              - { name: Met, from: 100, then: [] }
              - { name: Short, below: 100, then: [] }
            """;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private House house;
    private String goal = "";

    @BeforeEach
    void aTargetIsProposedUnderAPolicyThatAdjusts() {
        clock.set(LocalDate.of(2026, 7, 1));
        house = found("Aldera Instruments");
        Cast.enter(house);
        in(house, () -> {
            for (String person : new String[] {"priya", "conor", "ingrid"}) {
                accounts.open(people.byId(person).orElseThrow().key(), email(person), PASSWORD);
            }
            return house;
        });
        Api admin = house.administrator();
        publish(house, "revenue", POLICY);
        ok(admin.putCsv("/api/goals", """
                owner,metric,period,target,commit
                person:priya,revenue,2026-Q3,75000,60000
                person:conor,revenue,2026-Q3,75000,60000
                """));
        ok(admin.putCsv("/api/goals?agreed=true", "owner,metric,period,target\nperson:aoife,revenue,2026-Q3,75000\n"));
        goal = admin.get("/api/goals?period=2026-Q3&owner=person:priya")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void theAgreementSaysWhichAdjustmentsComeAndEverybodySeesWhatBecameOfThem() {
        enter("priya");
        page.navigate("/goals/" + goal);
        assertThat(page.locator("#adjustments")).containsText("Working days of absence do not count.");
        assertThat(page.locator("#adjustments"))
                .containsText(
                        "In the first 3 months after joining a working day counts 0%, 50%, and 75%, in full from then on.");
        assertThat(page.locator("#adjustments")).not().containsText("leaving");
        assertThat(page.locator("main")).not().containsText("adjusted by rule to");

        ok(tokenOf(house, "priya", "act").postJson("/api/goals/" + goal + "/signature", "{}"));
        ok(tokenOf(house, "niamh", "act").postJson("/api/goals/" + goal + "/signature", "{}"));
        ok(house.administrator().putCsv("/api/absences", """
                person,from,to
                priya,2026-07-06,2026-07-10
                aoife,2026-06-01,2026-12-31
                """));
        clock.set(LocalDate.of(2026, 8, 3));
        priyaSells();
        enter("conor");
        page.navigate("/goals/" + goal);
        assertThat(page.locator("main"))
                .containsText("Agreed $75,000; adjusted by rule to $69,140.63 (59 of 64 working days).");
        accessible();
        page.navigate("/boards/dublin?period=2026-Q3&metric=revenue");
        assertThat(page.locator("#lines tr", new Page.LocatorOptions().setHasText("Priya Raman")))
                .containsText(Pattern.compile("\\$40,000\\s+of \\$69,140.63\\s+by rule"));
        assertThat(page.locator("#lines tr", new Page.LocatorOptions().setHasText("Aoife Kearney")))
                .containsText("No target in this period, by rule (0 of 64 working days).");
        page.navigate("/people/priya");
        assertThat(page.locator(".history")).containsText("Agreed $75,000; adjusted by rule (59 of 64 working days)");

        enter("ingrid");
        page.navigate("/policies/revenue");
        assertThat(page.locator("#adjustments")).containsText("the same for everybody, without a stored reason");
        accessible();
    }

    private void priyaSells() {
        ok(house.administrator().putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        ok(house.administrator()
                .postFile(
                        "/api/sources/crm/imports",
                        "id,person,day,amount\n1,priya,2026-07-20,40000\n".getBytes(StandardCharsets.UTF_8)));
    }

    private void enter(String person) {
        signIn(email(person), PASSWORD);
    }

    private String email(String person) {
        return person + "-" + mark + "@example.org";
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
