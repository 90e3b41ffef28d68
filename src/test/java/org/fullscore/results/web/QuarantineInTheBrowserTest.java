package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/** Olga of sales operations says who is meant, leaves rows out, and takes others away to correct them. */
class QuarantineInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "one two three four";
    private static final String JULY = """
            id,who,day,amount
            A,Priya Raman,2026-07-01,18200
            B,P. Raman & co,2026-07-02,12600
            C,P. Raman & co,2026-07-03,4
            D,Conor Walsh,2026-06-31,5
            """;
    private static final String AUGUST = """
            who,id,day,amount
            P. Raman & co,E,2026-08-02,1
            """;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private Api api;

    @BeforeEach
    void rowsWaitAndOlgaIsThere() {
        House house = found("Aldera Instruments");
        Cast.enter(house);
        api = house.administrator();
        api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: name }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """);
        deliver("july.csv", JULY);
        deliver("august.csv", AUGUST);
        String email = "olga-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("olga").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
        page.navigate("/quarantine");
    }

    @Test
    void oneAnswerTakesAllRowsOfAName() {
        assertThat(page.locator("main")).containsText("Looked after by Olga Berg");
        assertThat(page.locator(".waiting tbody tr")).hasCount(2);
        assertThat(page.locator(".waiting tbody tr").first()).containsText("“P. Raman & co”");
        accessible();

        page.locator("#who-1").fill("Nobody at all");
        page.locator("#who-1").press("Enter");
        assertThat(page.locator("#who-1-error")).containsText("Nobody is called so");
        assertThat(page.locator("#who-1")).hasValue("Nobody at all");
        assertThat(page.locator("[data-error-summary]")).isFocused();
        accessible();

        page.setViewportSize(390, 844);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .isEqualTo(false);
        page.locator("#who-1").fill("priya raman");
        page.locator("#who-1").press("Enter");
        assertThat(page.locator("[role=status]").first()).containsText("3 rows were taken.");
        assertThat(page.locator(".waiting tbody tr")).hasCount(1);
        accessible();
        Assertions.assertThat(api.get("/api/sources/crm/aliases").body()).contains("\"P. Raman & co\"", "\"priya\"");
    }

    @Test
    void rowsThatAreLeftOutWaitNoLonger() {
        page.locator("form[action='/quarantine/leaving'] button").last().click();
        page.locator("dialog button[value=yes]").click();
        assertThat(page.locator("[role=status]").first()).containsText("1 row was left out.");
        page.locator("form[action='/quarantine/replaying'] button").click();
        assertThat(page.locator("[role=status]").first()).containsText("No row was taken, 3 still wait.");
        page.locator("form[action='/quarantine/leaving'] button").click();
        page.locator("dialog button[value=yes]").click();
        assertThat(page.locator("main")).containsText("No row waits.");
        accessible();
        Assertions.assertThat(api.get("/api/ledger").body()).contains("rows-left-out");
    }

    @Test
    void aGroupIsDownloadedInItsOriginalColumns() throws IOException {
        Download download = page.waitForDownload(
                () -> page.locator(".waiting a[download]").first().click());
        try (InputStream file = download.createReadStream()) {
            Assertions.assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(4)
                    .satisfies(
                            first -> Assertions.assertThat(first).startsWith("who,id,day,amount,quarantine_line"),
                            org.assertj.core.data.Index.atIndex(0))
                    .satisfies(
                            second -> Assertions.assertThat(second)
                                    .startsWith("P. Raman & co,B,2026-07-02,12600,3,PERSON_"),
                            org.assertj.core.data.Index.atIndex(1));
        }
    }

    private void deliver(String name, String file) {
        Assertions.assertThat(
                        api.postFile("/api/sources/crm/imports?file=" + name, file.getBytes(StandardCharsets.UTF_8))
                                .status())
                .isEqualTo(200);
    }
}
