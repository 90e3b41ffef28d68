package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Olga says who shares a row, which rows take others back, that files hold everything, and how often they come. */
class RareFieldsInTheBrowserTest extends AtTheSources {

    private static final String SAMPLE = """
            deal id,rep,share,partner,rest,engineer,closed,amount,kind,original
            A,priya,60,conor,40,rui,2026-07-01,100.01,Sale,
            B,priya,100,,,,2026-07-02,50,Sale,
            R,priya,100,,,,2026-07-03,50,Storno,B
            """;

    @BeforeEach
    void olgaBringsASample() {
        enter("olga");
        bring("crm", SAMPLE);
        open("Revenue");
        choose("metrics.revenue.column", "amount");
        choose("on.column", "closed");
        choose("key", "deal id");
        choose("person.column", "rep");
        choose("person.by", "");
    }

    @Test
    void whatIsRareIsHiddenUntilItIsWantedAndSavedLikeTheRest() {
        assertThat(page.locator("[id='person.1.column']")).isHidden();
        assertThat(page.locator("#snapshot")).isHidden();
        open("Several people share a row");
        choose("person.percent", "share");
        choose("person.1.column", "partner");
        choose("person.1.percent", "rest");
        choose("person.2.column", "engineer");
        choose("person.2.credit", "overlay");
        assertThat(page.locator("#look .preview tbody tr").first()).containsText("Conor Walsh");
        assertThat(page.locator("#look .preview tbody tr").first()).containsText("60.01");
        assertThat(page.locator("#look .preview tbody tr").first()).containsText("Rui Costa, beside the whole");

        open("Rows that take back");
        choose("reversal", "kind");
        page.locator("#reversal-values").getByText("Storno").click();
        choose("reversal.of", "original");
        page.locator("#snapshot").check();
        choose("expected", "P1D");
        assertThat(page.locator("#mapping")).hasValue(java.util.regex.Pattern.compile("snapshot: true"));
        accessible();

        page.locator("#fields button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[role=status]")).containsText("Version 1");
        Assertions.assertThat(mapping())
                .contains(
                        "{\"column\":\"rep\",\"by\":\"id\",\"percent\":\"share\"}",
                        "{\"column\":\"engineer\",\"by\":\"id\",\"credit\":\"overlay\"}",
                        "\"reversal\":{\"column\":\"kind\",\"values\":[\"Storno\"],\"of\":\"original\"}",
                        "\"snapshot\":true",
                        "\"expected\":\"P1D\"");
        assertThat(page.locator("[id='person.2.credit']")).hasValue("overlay");
        assertThat(page.locator("#snapshot")).isChecked();
        accessible();
    }

    @Test
    void whatIsWrongWithAShareOrTheRhythmStandsThere() {
        open("Several people share a row");
        choose("person.percent", "share");
        choose("person.1.column", "partner");
        page.locator("[id='expected.other']").fill("sometimes");
        page.locator("#fields button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[data-error-summary]")).isFocused();
        assertThat(page.locator("[id='person.1.percent-error']")).containsText("for each primary person, or for none");
        assertThat(page.locator("[id='expected.other-error']")).containsText("such as P2D or PT6H");
        assertThat(page.locator("[id='expected.other']")).hasValue("sometimes");
        assertThat(page.locator("#expected")).hasValue("other");
        accessible();

        choose("person.1.percent", "rest");
        choose("expected", "P7D");
        page.locator("#fields button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[role=status]")).containsText("Version 1");
        Assertions.assertThat(mapping()).contains("\"percent\":\"rest\"", "\"expected\":\"P7D\"");
    }

    @Test
    void aSnapshotThatShrinksSaysHowMuchAndAsks() {
        Api.Answer source = house.administrator().putYaml("/api/sources/stock", """
                key: id
                person: { column: rep }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                snapshot: true
                """);
        Assertions.assertThat(source.status()).as(source.body()).isEqualTo(200);
        String rows = "id,rep,day,amount\nA,priya,2026-07-01,1\nB,priya,2026-07-01,1\nC,priya,2026-07-01,1\n";
        house.administrator().postFile("/api/sources/stock/imports", rows.getBytes(StandardCharsets.UTF_8));

        deliver(rows);
        assertThat(page.locator("#import")).containsText("nothing is taken back");
        assertThat(page.locator("input[name=confirmed]")).hasCount(0);

        deliver(rows.substring(0, rows.indexOf("B,")));
        assertThat(page.locator("#import")).containsText("2 of 3 recorded results are not in this one");
        accessible();
        page.locator("button[value='good-rows']").click();
        assertThat(page.locator("button[value='good-rows']")).isVisible();
        page.locator("input[name=confirmed]").check();
        page.locator("button[value='good-rows']").click();
        assertThat(page.locator("#import")).containsText("2 results were recorded that this file no longer names");
    }

    private void deliver(String rows) {
        page.navigate("/imports?source=stock");
        page.locator("#source").selectOption("stock");
        page.locator("#file").setInputFiles(file("stock.csv", rows));
        page.locator("main form button").first().click();
    }

    private String mapping() {
        return house.administrator()
                .get("/api/sources/crm")
                .json()
                .get("mapping")
                .toString();
    }
}
