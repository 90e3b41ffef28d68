package org.fullscore.scoreboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Duarte, who leads Atlantic, links the goals of the third quarter of 2026 and looks at their tree. */
class TreeOfGoalsTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Periods periods;

    @Autowired
    private Metrics metrics;

    @Autowired
    private GoalTrees trees;

    @Autowired
    private JdbcClient jdbc;

    private House house;

    @BeforeEach
    void theCastInTheThirdQuarter() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
    }

    @Test
    void theTreeIsLinkedAlongTheTeamsAndReadByKeyboardOnAPhone() {
        duarteSignsIn();
        page.setViewportSize(390, 844);
        page.navigate("/cascade?period=2026-Q3");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Link along the teams"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("6 goals were linked.");
        assertThat(node("Atlantic")).containsText("Behind pace");
        assertThat(node("Conor Walsh")).containsText("90.0%");
        assertThat(node("Conor Walsh")).containsText("On pace or ahead");
        Locator parts = page.getByText("4 goals serve it, together $970,000 of $1,000,000");
        parts.focus();
        page.keyboard().press("Enter");
        assertThat(node("Conor Walsh")).not().isVisible();
        page.keyboard().press("Enter");
        assertThat(node("Conor Walsh")).isVisible();
        Assertions.assertThat((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .isFalse();
        accessible();

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Dublin").setExact(true))
                .click();
        page.getByLabel("Larger goal").selectOption("Revenue, Q3 2026, Porto");
        Api admin = house.administrator();
        admin.putJson("/api/goals/" + goal("team:porto") + "/serves", "{\"goal\":\"" + goal("team:dublin") + "\"}");
        page.locator("form[action$=serves] button").click();
        assertThat(page.locator("#serves-error")).containsText("That goal serves this one already");
        accessible();
        page.getByLabel("Larger goal").selectOption("None");
        page.locator("form[action$=serves] button").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved what it serves.");
        assertThat(page.locator("main")).containsText("Revenue, Q3 2026, Porto");
    }

    @Test
    void whatIsNotReadYetComesInPlaceWhenItIsAskedFor() {
        in(house, () -> Crowd.below(jdbc, house, UUID.fromString(goal("team:dublin")), 60, "crowd"));
        duarteSignsIn();
        page.navigate("/cascade?period=2026-Q3&metric=revenue");
        assertThat(node("crowd person 0")).isVisible();
        page.getByText("Show the next 10 of 60").click();
        assertThat(page.getByText("Show the next")).hasCount(0);
        assertThat(page.locator("main details ul .node")).hasCount(60 + 6);
        Assertions.assertThat(page.url()).doesNotContain("from=");
        assertThat(page.locator("a[autofocus]")).isFocused();
    }

    @Test
    void aTreeShowsOnlyWhatItsReaderMaySee() {
        in(
                house,
                () -> jdbc.sql("update organization.setting set visibility = 'own' where organization_id = ?")
                        .param(house.organization().id())
                        .update());
        GoalTree tree = in(house, () -> {
            Metric revenue = metrics.byCode("revenue").orElseThrow();
            return trees.of(periods.find("2026-Q3").orElseThrow(), revenue, viewer("priya"));
        });
        Assertions.assertThat(tree.alone().nodes())
                .extracting(GoalTree.Node::name)
                .containsExactly("Atlantic", "Dublin", "Porto", "Niamh Byrne", "Priya Raman");
        Assertions.assertThat(tree.hidden()).isEqualTo(2);
    }

    private void duarteSignsIn() {
        String email = "duarte-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("duarte").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    private Viewer viewer(String person) {
        return viewers.of(SignedIn.byPassword(
                        house.organization().id(),
                        people.byId(person).orElseThrow().key()))
                .orElseThrow();
    }

    private String goal(String owner) {
        return house.administrator()
                .get("/api/goals?metric=revenue&owner=" + owner)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private Locator node(String name) {
        return page.locator(
                ".node",
                new Page.LocatorOptions().setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }
}
