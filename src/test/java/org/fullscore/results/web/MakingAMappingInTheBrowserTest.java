package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Olga of sales operations makes a mapping by looking at a sample, and changes it as text: it is one mapping. */
class MakingAMappingInTheBrowserTest extends AtTheSources {

    private static final String SAMPLE = """
            deal id;rep;closed;stage;<b>turnovér</b>;n;price
            A;Priya Raman;01.07.2026;Won;1.820,50;3;2,5
            B;P. Raman;02.07.2026;Won;12.600,00;1;2,5
            C;Conor Walsh;02.07.2026;Lost;5,00;1;2,5
            D;Conor Walsh;31.06.2026;Won;7,00;2;2,5
            """;

    @BeforeEach
    void olgaIsAtTheSources() {
        enter("olga");
        page.navigate("/sources/mapping");
    }

    @Test
    void aMappingIsMadeByLookingAndIsTheSameAsText() {
        bring();
        assertThat(page.locator(".page-head")).containsText("deals.csv, read as CSV, windows-1252");
        assertThat(page.locator("[id='person.column']")).hasValue("rep");
        assertThat(page.locator("[id='person.by']")).hasValue("name");
        assertThat(page.locator("[id='key']")).hasValue("deal id");
        assertThat(page.locator("#look")).containsText("Nothing would count yet.");
        accessible();

        assertThat(page.locator("[id='on.column']")).hasValue("closed");
        assertThat(page.locator("[id='on.format']")).hasValue("dd.MM.yyyy");

        page.locator("summary:has-text('Revenue')").click();
        page.locator("[id='metrics.revenue.column']").selectOption("<b>turnovér</b>");
        assertThat(page.locator("#look .preview tbody tr")).hasCount(4);
        assertThat(page.locator("#look .preview")).containsText("1,820.5");
        assertThat(page.locator("#look .preview")).containsText("“P. Raman”");
        assertThat(page.locator("#look .mapping")).containsText("decimal mark “,”, thousands “.”");
        assertThat(page.locator("#look .quarantine")).containsText("DAY_UNREADABLE");

        page.locator("#only").selectOption("stage");
        page.locator("#only-values").getByText("Won").click();
        assertThat(page.locator("#look .equation")).containsText("1 ignored");
        assertThat(page.locator("#mapping")).hasValue(Pattern.compile("stage:\\s+- Won", Pattern.DOTALL));
        accessible();

        page.locator("#fields button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[role=status]")).containsText("Version 1");
        Assertions.assertThat(mapping())
                .contains("\"key\":\"deal id\"", "\"only\":{\"stage\":[\"Won\"]}", "\"column\":\"<b>turnovér</b>\"");

        String text = page.locator("#mapping").inputValue();
        page.locator("#mapping").fill(text.replace("<b>turnovér</b>", "n\n    times: price"));
        page.locator("#text button").first().click();
        assertThat(page.locator("[id='metrics.revenue.times']")).hasValue("price");
        assertThat(page.locator("#look .preview")).containsText("7.5");
        page.locator("#text button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[role=status]")).containsText("Version 2");
        Assertions.assertThat(mapping()).contains("\"times\":\"price\"");
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndWhatWasChosenStays() {
        page.locator("main form button").first().click();
        assertThat(page.locator("#name-error")).containsText("The source has no name.");
        assertThat(page.locator("#file-error")).containsText("There is no sample.");
        accessible();

        bring();
        page.locator("[id='key']").selectOption("");
        page.locator("[id='on.column']").selectOption("closed");
        page.locator("[id='on.format']").fill("sometimes");
        page.keyboard().press("Tab");
        assertThat(page.locator("#look")).containsText("on.format: This is not a value the field can have.");
        page.locator("#fields button[formaction='/sources/mapping']").click();
        assertThat(page.locator("[data-error-summary]")).isFocused();
        assertThat(page.locator("[id='key-error']")).containsText("Choose the external id.");
        assertThat(page.locator("[id='on.format-error']")).containsText("such as dd.MM.yyyy");
        assertThat(page.locator("[id='on.format']")).hasValue("sometimes");
        assertThat(page.locator("[id='on.column']")).hasValue("closed");
        accessible();
    }

    @Test
    void itWorksOnAPhoneByKeyboardAndInTheDark() {
        page.setViewportSize(390, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        bring();
        page.locator("[id='person.column']").focus();
        page.keyboard().press("s");
        page.keyboard().press("Tab");
        assertThat(page.locator("[id='person.column']")).hasValue("stage");
        assertThat(page.locator("#mapping")).hasValue(Pattern.compile("column: stage"));
        assertThat(page.locator("[id='person.by']")).isFocused();
        Assertions.assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out")
                .isTrue();
        accessible();
    }

    @Test
    void aSampleIsSeenByWhoeverBroughtItOnly() {
        bring();
        String sample = page.locator("#fields input[name=sample]").inputValue();
        Assertions.assertThat(sample).isNotEmpty();
        enter("admin");
        page.navigate("/sources/mapping?sample=" + sample);
        assertThat(page.locator("main")).not().containsText("Priya Raman");
    }

    private void bring() {
        byte[] content = SAMPLE.getBytes(Charset.forName("windows-1252"));
        page.locator("#name").fill("crm");
        page.locator("#file").setInputFiles(new FilePayload("deals.csv", "text/csv", content));
        page.locator("main form button").first().click();
        assertThat(page.locator("#fields")).isVisible();
    }

    private String mapping() {
        return house.administrator()
                .get("/api/sources/crm")
                .json()
                .get("mapping")
                .toString();
    }
}
