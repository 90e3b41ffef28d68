package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Olga loads rates of currencies and types one; what is wrong is said line by line, or at its field. */
class RatesInTheBrowserTest extends AtTheSources {

    @BeforeEach
    void olgaLooksForRates() {
        enter("olga");
        page.navigate("/");
        page.locator(".rail a[href='/rates']").click();
        assertThat(page.locator("main")).containsText("There are no rates.");
    }

    @Test
    void aListIsTakenAndShownTheLatestFirst() {
        send(
                "rates.csv",
                "currency,target,valid,rate\nEUR,USD,2026,1.1\nEUR,USD,2026-07-01,1.0823\nEUR,USD,2026-07-02,1.09\n");
        assertThat(page.locator("[role=status]")).containsText("3 rates were taken.");
        assertThat(page.locator("tbody tr").nth(0)).containsText("fiscal year 2026");
        assertThat(page.locator("tbody tr").nth(1)).containsText("1.09");
        assertThat(page.locator("tbody tr").nth(2)).containsText("1.0823");
        accessible();
        send("rates.csv", "currency;target;valid;rate\nEUR;USD;2026;1.2\nEUR;USD;2026-07-01;1.0823\n");
        assertThat(page.locator("[role=status]")).containsText("1 rate was taken, 1 is as it was.");
    }

    @Test
    void aListIsRefusedLineByLineAndChangesNothing() {
        send("rates.csv", "currency,target,valid,rate\nEUR,USD,2026,1.1\nEuro,USD,someday,-1\n");
        assertThat(page.locator("[data-error-summary]")).isFocused();
        assertThat(page.locator("[data-error-summary]")).containsText("rates.csv was not taken: 3 errors");
        assertThat(page.locator("tbody tr").nth(0)).containsText("“Euro”");
        assertThat(page.locator("tbody tr").nth(1)).containsText("Write 2026-07-01 for a daily rate");
        accessible();
        send("other.csv", "from,to\nEUR,USD\n");
        assertThat(page.locator("tbody tr").first()).containsText("The columns are: currency, target, valid, rate.");
        send("workbook.xlsx", "\u0000\u0001");
        assertThat(page.locator("[data-error-summary]")).isVisible();
        Assertions.assertThat(house.administrator().get("/api/rates").json().get("items"))
                .isEmpty();
        page.locator("form[action='/rates'] button").click();
        assertThat(page.locator("#file-error")).containsText("There is no file.");
    }

    @Test
    void aSingleRateIsTyped() {
        page.locator("#currency").fill("eur");
        page.locator("#target").fill("USD");
        page.locator("#rate").fill("1,1");
        page.locator("#valid").fill("2026-07-01");
        page.locator("form[action='/rates/one'] button").click();
        assertThat(page.locator("#rate-error")).containsText("not a rate above 0");
        assertThat(page.locator("#currency")).hasValue("EUR");
        accessible();
        page.locator("#rate").fill("1.1");
        page.locator("form[action='/rates/one'] button").click();
        assertThat(page.locator("[role=status]")).containsText("1 rate was taken.");
        assertThat(page.locator("tbody tr")).containsText("1 EUR");
    }

    private void send(String name, String content) {
        page.locator("#file").setInputFiles(file(name, content));
        page.locator("form[action='/rates'] button").click();
    }
}
