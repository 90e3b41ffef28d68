package org.fullscore.scoreboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Letter;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.tenancy.OrganizationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everybody reads the letters to oneself, has one written, and chooses the day. */
class ReadingOnesLettersTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private Outbox outbox;

    private House house = new House(new OrganizationId(new UUID(0, 0)), new Api(0, null), 0);

    @BeforeEach
    void niamhSignsIn() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        String email = "niamh-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(key("niamh"), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    @Test
    void oneIsWrittenNowAndReadInBothForms() {
        page.navigate("/outbox");
        assertThat(page.locator(".nothing")).isVisible();
        page.locator("main form[action='/outbox/now'] button").click();
        assertThat(page.locator(".letter-text")).containsText("Good morning, Niamh Byrne");
        accessible();

        Response html = page.navigate(page.url() + "/letter");
        assertThat(html.headerValue("content-security-policy"))
                .contains("sandbox")
                .contains("default-src 'none'");
        assertThat(page.locator("h1")).hasText("Good morning, Niamh Byrne");
    }

    @Test
    void theDayIsChosenAndStays() {
        page.navigate("/outbox");
        assertThat(page.locator("#day")).hasValue("MONDAY");
        page.locator("#day").selectOption("never");
        page.locator("main form[action='/outbox/day'] button").click();
        assertThat(page.locator("[role=status].note")).isVisible();
        assertThat(page.locator("#day")).hasValue("never");
    }

    @Test
    void lettersToOthersAreNotThere() {
        UUID others = in(house, () -> outbox.write(key("priya"), new Letter("To Priya", "Priya", "<p>Priya</p>")));
        assertThat(page.navigate("/outbox/" + others).status()).isEqualTo(404);
        assertThat(page.navigate("/outbox/" + others + "/letter").status()).isEqualTo(404);
        page.navigate("/outbox");
        assertThat(page.locator("main")).not().containsText("To Priya");
    }

    private int key(String person) {
        return people.byId(person).orElseThrow().key();
    }
}
