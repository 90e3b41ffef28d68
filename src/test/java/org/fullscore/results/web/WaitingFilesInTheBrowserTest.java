package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.fullscore.Api;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Olga looks at a file that waits: it is recorded as its preview shows it, and not before she has said what it asks. */
class WaitingFilesInTheBrowserTest extends AtTheSources {

    private static final String MAPPING = """
            key: id
            person: { column: rep }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            """;
    private static final String ROWS = """
            id,rep,day,amount,net
            A,priya,2026-07-01,119,100
            B,priya,2026-07-01,119,100
            """;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void olgaIsThere() {
        enter("olga");
    }

    @Test
    void whatIsNotConfirmedIsAskedForAgainAndTheFileStillWaits() {
        map(MAPPING + "snapshot: true\n");
        house.administrator().postFile("/api/sources/stock/imports", ROWS.getBytes(StandardCharsets.UTF_8));
        deliver(ROWS.substring(0, ROWS.indexOf("B,")));
        String address = URI.create(page.url()).getPath();

        APIResponse bare = post(address + "/recording", Map.of("mode", "good-rows"));
        Assertions.assertThat(bare.status()).isEqualTo(422);
        Assertions.assertThat(bare.text()).contains("Nothing was recorded yet", "more than 2 percent");

        page.navigate(address);
        page.locator("#confirmed").evaluate("box => box.required = false");
        page.locator("button[value='good-rows']").click();
        assertThat(page.locator("[data-error-summary]")).isFocused();
        assertThat(page.locator("#confirmed-error")).containsText("or discard the file");
        accessible();
        page.locator("#confirmed").check();
        page.locator("button[value='good-rows']").click();
        assertThat(page.locator("#import")).containsText("1 result was recorded that this file no longer names");
    }

    @Test
    void aMappingThatIsChangedMeanwhileIsTheOneTheFileIsRecordedBy() {
        map(MAPPING);
        deliver(ROWS);
        assertThat(page.locator("main")).containsText("Mapping version 1");
        map(MAPPING.replace("column: amount", "column: net"));
        page.reload();
        assertThat(page.locator("main")).containsText("Mapping version 2");
        assertThat(page.locator(".preview tbody tr").first()).containsText("100 revenue");
        page.locator("button[value='good-rows']").click();
        assertThat(page.locator("#import header")).containsText("Recorded");
        Assertions.assertThat(total()).isEqualByComparingTo("200");
    }

    private BigDecimal total() {
        return in(
                house,
                () -> jdbc.sql("select sum(amount) from results.total where organization_id = ?")
                        .param(CurrentOrganization.id())
                        .query(BigDecimal.class)
                        .single());
    }

    private void map(String mapping) {
        Api.Answer answer = house.administrator().putYaml("/api/sources/stock", mapping);
        Assertions.assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void deliver(String rows) {
        page.navigate("/imports?source=stock");
        page.locator("#source").selectOption("stock");
        page.locator("#file").setInputFiles(file("stock.csv", rows));
        page.locator("main form button").first().click();
        assertThat(page.locator("#import")).isVisible();
    }
}
