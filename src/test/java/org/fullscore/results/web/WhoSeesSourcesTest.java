package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.fullscore.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales operations and administrators keep sources and rates, auditors read them, for everybody else they are not there. */
class WhoSeesSourcesTest extends AtTheSources {

    private static final String MAPPING = """
            key: id
            person: { column: rep }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            expected: daily
            """;
    private static final String ROW = "id,rep,day,amount\nA,priya,2026-07-01,1\n";

    @ParameterizedTest
    @ValueSource(strings = {"priya", "niamh", "ingrid"})
    void othersHaveNoWayThereAndChangeNothing(String person) {
        source();
        enter(person);
        page.navigate("/");
        assertThat(page.locator(".rail")).containsText("Scoreboard");
        assertThat(page.locator(".rail a[href='/sources'], .rail a[href='/rates']"))
                .hasCount(0);
        for (String address : new String[] {"/sources", "/sources/mapping", "/sources/mapping?name=crm", "/rates"}) {
            Assertions.assertThat(page.navigate(address).status()).as(address).isEqualTo(404);
            assertThat(page.locator("main")).not().containsText("revenue");
        }
        Assertions.assertThat(change().status()).isEqualTo(404);
        Assertions.assertThat(rate().status()).isEqualTo(404);
        unchanged();
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        source();
        enter("claire");
        page.navigate("/sources");
        assertThat(page.locator("main")).containsText("crm");
        assertThat(page.locator("main a[href='/sources/mapping']")).hasCount(0);
        page.locator("main a:has-text('crm')").click();
        assertThat(page.locator("main pre")).containsText("column: rep");
        assertThat(page.locator("main form, main button")).hasCount(0);
        page.navigate("/rates");
        assertThat(page.locator("main")).containsText("There are no rates.");
        assertThat(page.locator("main form")).hasCount(0);
        Assertions.assertThat(change().status()).isEqualTo(404);
        Assertions.assertThat(rate().status()).isEqualTo(404);
        unchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"olga", "admin"})
    void whoKeepsThemChangesThem(String person) {
        source();
        enter(person);
        page.navigate("/");
        page.locator(".rail a[href='/sources']").click();
        page.locator("main a:has-text('crm')").click();
        assertThat(page.locator("#fields, main form")).not().hasCount(0);
        Assertions.assertThat(change().status()).isEqualTo(302);
        Assertions.assertThat(version()).isEqualTo(2);
        Assertions.assertThat(rate().status()).isEqualTo(302);
    }

    @Test
    void theListSaysWhatIsExpectedAndWhatIsLate() {
        clock.set(Instant.parse("2026-08-20T09:40:00Z"));
        source();
        house.administrator().postFile("/api/sources/crm/imports", ROW.getBytes(StandardCharsets.UTF_8));
        house.administrator().putYaml("/api/sources/whenever", MAPPING.replace("expected: daily\n", ""));
        enter("olga");
        page.navigate("/sources");
        assertThat(row("crm")).containsText("Fresh");
        assertThat(row("crm")).containsText("every working day");
        assertThat(row("whenever")).containsText("Not expected");
        assertThat(row("whenever")).containsText("never");
        accessible();

        clock.set(Instant.parse("2026-08-24T00:00:00Z"));
        page.navigate("/sources");
        assertThat(row("crm").locator(".state.watch svg")).hasCount(1);
        assertThat(row("crm")).containsText("Late");
        accessible();
    }

    private com.microsoft.playwright.Locator row(String source) {
        return page.locator("main tbody tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(source));
    }

    private void source() {
        Api.Answer answer = house.administrator().putYaml("/api/sources/crm", MAPPING);
        Assertions.assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private APIResponse change() {
        return post("/sources/mapping", Map.of("name", "crm", "mapping", MAPPING.replace("daily", "weekly")));
    }

    private APIResponse rate() {
        return post("/rates/one", Map.of("currency", "EUR", "target", "USD", "valid", "2026", "rate", "1.1"));
    }

    private void unchanged() {
        Assertions.assertThat(version()).isEqualTo(1);
        Assertions.assertThat(house.administrator().get("/api/rates").json().get("items"))
                .isEmpty();
    }

    private int version() {
        return house.administrator()
                .get("/api/sources/crm")
                .json()
                .get("version")
                .asInt();
    }
}
