package org.fullscore.scoreboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.BrowserTest;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Priya keeps the board of her team open while results arrive. */
class WatchingABoardTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void priyaLooksAtTheBoard() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
        String email = "priya-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("priya").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
        page.navigate("/boards/dublin?period=2026-Q3&metric=revenue");
        assertThat(state()).hasText(java.util.regex.Pattern.compile("^Live, "));
        assertThat(row("Priya Raman")).containsText("50.0%");
        accessible();
    }

    @Test
    void aPushedFactAppearsWithoutReloading() {
        push("O-8", 105000);
        assertThat(row("Priya Raman"))
                .containsText("75.0%", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(row("Dublin, the team")).containsText("51.0%");
    }

    @Test
    void aFileAppearsWithoutReloading() {
        Quarter.deliver(house.administrator(), "id,who,day,amount\nO-8,priya,2026-08-19,105000\n");
        assertThat(row("Priya Raman")).containsText("75.0%");
    }

    @Test
    void aBoardThatHearsNothingSaysSoAndGoesOnWhenItHearsAgain() throws SQLException {
        page.route("**/boards/dublin/events", route -> route.abort());
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fullscore-changes' and datname = current_database()");
        }
        assertThat(state()).hasText(java.util.regex.Pattern.compile("^As of "));
        push("O-8", 105000);
        page.unroute("**/boards/dublin/events");
        assertThat(state())
                .hasText(
                        java.util.regex.Pattern.compile("^Live, "),
                        new LocatorAssertions.HasTextOptions().setTimeout(40_000));
        assertThat(row("Priya Raman")).containsText("75.0%");
    }

    @Test
    void aStreamOfATeamThatIsNotThereIsNotThere() {
        Assertions.assertThat(page.request().get("/boards/nowhere/events").status())
                .isEqualTo(404);
    }

    private void push(String id, int amount) {
        Quarter.done(house.administrator()
                .postJson(
                        "/api/sources/crm/results",
                        "{\"id\":\"" + id + "\",\"who\":\"priya\",\"day\":\"2026-08-19\",\"amount\":" + amount + "}"));
    }

    private Locator state() {
        return page.locator(".controls [role=status] span:visible");
    }

    private Locator row(String name) {
        return page.locator("#lines tr", new Page.LocatorOptions().setHasText(name))
                .first();
    }
}
