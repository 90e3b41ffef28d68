package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Olga of sales operations names a source, looks at a file, records it, and undoes it. */
class ImportingInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";
    private static final String FILE = """
            id,who,day,stage,amount
            A,Priya Raman,2026-07-01,Won,18200
            B,P. Raman,2026-07-02,Won,12600
            C,Conor Walsh,2026-07-02,Lost,5
            """;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private final String email = "olga-" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void olgaMaySignIn() {
        House house = found("Aldera Instruments");
        Cast.enter(house);
        in(house, () -> {
            accounts.open(people.byId("olga").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    @Test
    void aFileIsLookedAtThenRecordedThenUndone() {
        page.navigate("/imports");
        assertThat(page.locator("main")).containsText("there is none yet");
        accessible();

        page.navigate("/sources/mapping");
        page.locator("#name").fill("crm");
        page.locator("summary").click();
        page.locator("#mapping").fill("kye: id");
        page.locator("button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[data-error-summary]")).containsText("kye");
        page.locator("#mapping").fill("""
                key: id
                only: { stage: [Won] }
                person: { column: who, by: name }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """);
        page.locator("#text button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[role=status]")).containsText("Version 1");
        page.navigate("/sources");
        assertThat(page.locator("tbody th a")).hasText("crm");
        accessible();

        page.navigate("/imports");
        page.locator("#file")
                .setInputFiles(new FilePayload("july.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button").click();
        assertThat(page.locator("h1")).hasText("july.csv");
        assertThat(page.locator(".equation")).containsText("3 read");
        assertThat(page.locator(".preview")).containsText("Nobody is known by this.");
        accessible();

        page.locator("button[value=good-rows]").click();
        assertThat(page.locator("#import header")).containsText("Recorded");
        assertThat(page.locator(".equation")).containsText("1 recorded");
        accessible();

        page.navigate("/quarantine");
        assertThat(page.locator(".waiting")).containsText("PERSON_UNKNOWN");
        accessible();
        page.locator(".waiting a[href^='/imports/']").click();

        page.locator("form[data-confirm] button").click();
        page.locator("dialog button[value=yes]").click();
        assertThat(page.locator("#import header")).containsText("Undone");
    }
}
