package org.fullscore.consequences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Supporting;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two executives switch the promise gate on; a quarter closes over training that Niamh Byrne promised and Conor Walsh never got. */
class PromiseGateInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

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
                then:
                  - { consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }
                  - { consequence: Improvement plan, kind: corrective, severity: 3, owedBy: leader, workingDays: 10 }
            """;

    private static final String SENTENCE =
            "No Improvement plan falls due: “Negotiation training”, promised by Niamh Byrne by May 31, 2026, was not kept.";

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Supporting supporting;

    private House house;
    private UUID goal;

    @BeforeEach
    void trainingIsPromised() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 4, 20));
        Api admin = house.administrator();
        publish(house, "revenue", POLICY);
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,why
                person:conor,revenue,2026-Q2,100000,
                """));
        goal = UUID.fromString(
                admin.get("/api/goals").json().get("items").get(0).get("id").asString());
        in(
                house,
                () -> supporting.promise(
                        new GoalId(goal), "Negotiation training", LocalDate.of(2026, 5, 31), viewer("niamh")));
        for (String person : List.of("niamh", "conor", "ingrid", "sigrid")) {
            in(house, () -> {
                accounts.open(people.byId(person).orElseThrow().key(), address(person), PASSWORD);
                return true;
            });
        }
    }

    @Test
    void bothReadWhichPromiseWasNotKeptUntilItIs() {
        twoSwitchItOn();
        theQuarterCloses();

        for (String person : List.of("niamh", "conor")) {
            signIn(address(person), PASSWORD);
            page.navigate("/obligations");
            assertThat(page.locator("#kept-back")).containsText(SENTENCE);
            accessible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Coaching plan"))
                    .click();
            assertThat(page.locator("main")).containsText(SENTENCE);
            accessible();
        }
        page.navigate("/goals/" + goal);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("It was given"))
                .click();
        page.navigate("/obligations");
        assertThat(page.locator("#kept-back")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Improvement plan"))
                .click();
        assertThat(page.locator("main")).containsText("until promised support was given");
    }

    private void twoSwitchItOn() {
        signIn(address("ingrid"), PASSWORD);
        page.navigate("/policies");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Promise gate"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask for it"))
                .click();
        assertThat(page.locator("#reason-error")).hasText("Say why.");
        page.locator("#reason").fill("Agreed with the works council.");
        accessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask for it"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("somebody else confirms");

        signIn(address("sigrid"), PASSWORD);
        page.navigate("/promise-gate");
        accessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("It was changed.");
    }

    private void theQuarterCloses() {
        clock.set(LocalDate.of(2026, 7, 20));
        Api admin = house.administrator();
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
                """.getBytes(StandardCharsets.UTF_8)));
        ok(admin.postJson("/api/periods/2026-Q2/closing", "{}"));
    }

    private Viewer viewer(String id) {
        Person person = people.byId(id).orElseThrow();
        return new Viewer(
                house.organization(),
                person.key(),
                person.id(),
                person.name(),
                person.rank(),
                person.roles(),
                EnumSet.allOf(Scope.class),
                false);
    }

    private String address(String person) {
        return person + "-" + house.administratorKey() + "@example.org";
    }

    private static void ok(Api.Answer answer) {
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.body())
                .isBetween(200, 202);
    }
}
