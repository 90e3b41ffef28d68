package org.fullscore.results.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.fullscore.tenancy.OrganizationId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody of the cast at the pages of sources. */
abstract class AtTheSources extends BrowserTest {

    private static final String PASSWORD = "one two three four";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    House house = new House(new OrganizationId(new UUID(0, 0)), new Api(0, null), 0);

    @BeforeEach
    void theCastIsThere() {
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    void enter(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
    }

    /** Brings a sample of a source that is new. */
    void bring(String name, String sample) {
        page.navigate("/sources/mapping");
        page.locator("#name").fill(name);
        page.locator("#file").setInputFiles(file(name + ".csv", sample));
        page.locator("main form button").first().click();
        assertThat(page.locator("#fields")).isVisible();
    }

    static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    void choose(String field, String value) {
        page.locator("[id='" + field + "']").selectOption(value);
    }

    void open(String summary) {
        page.locator("summary:has-text('" + summary + "')").click();
    }

    /** Sends a form that stands on no page of whoever is signed in. */
    APIResponse post(String path, Map<String, String> fields) {
        page.navigate("/");
        FormData form = FormData.create();
        fields.forEach(form::set);
        form.set("_csrf", page.locator("input[name=_csrf]").first().getAttribute("value"));
        return page.request().post(path, RequestOptions.create().setForm(form).setMaxRedirects(0));
    }
}
