package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.csrf.DefaultCsrfToken;

class PageInItsShellTest {

    private static final Words WORDS =
            Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.UK, ZoneId.of("Europe/Dublin"));

    @Test
    void tellsWhoLooksAndMarksWhereTheyAre() {
        assertThat(page(priya()))
                .contains("Priya Raman", "Rep, Dublin, Aldera Instruments")
                .contains("<a href=\"/agreements\">Agreements")
                .contains("title=\"1 waiting for you\"")
                .contains("<a href=\"/\" aria-current=\"page\">Home");
    }

    @Test
    void givesTheTokenToFormsAndToHtmx() {
        assertThat(page(priya()))
                .contains("name=\"_csrf\" value=\"t0ken\"")
                .contains("hx-headers=\"{&#34;X-CSRF-TOKEN&#34;:&#34;t0ken&#34;}\"");
    }

    @Test
    void runsAndStylesNothingInline() {
        assertThat(page(priya()))
                .doesNotContain("<style", " style=", "javascript:")
                .doesNotContainPattern("<script>");
        assertThat(page(priya())).doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void offersSigningInToNobodyInParticular() {
        assertThat(page(nobody())).contains("/sign-in").doesNotContain("sign-out", "hx-headers");
    }

    @Test
    void showsTextAsText() {
        var visitor = new Visitor("<b>Mallory</b>", "", Set.of(), Locale.UK, ZoneId.of("UTC"), "");
        var shell = new Shell("", visitor, List.of(), new Csrf(null), WORDS, "/");

        assertThat(page(shell)).contains("&lt;b&gt;Mallory&lt;/b&gt;");
    }

    private static String page(Shell shell) {
        var output = new StringOutput();
        Templates.precompiled()
                .render("web/error.jte", Map.of("shell", shell, "page", new ErrorPage(404, "404", null)), output);
        return output.toString();
    }

    private static Shell priya() {
        var visitor = new Visitor(
                "Priya Raman",
                "Rep, Dublin, Aldera Instruments",
                Set.of("rep"),
                Locale.UK,
                ZoneId.of("Europe/Dublin"),
                "Aldera Instruments");
        var rail = List.of(
                new Shell.Group("", List.of(new Shell.Entry("Home", "/", true, 0))),
                new Shell.Group("Goals", List.of(new Shell.Entry("Agreements", "/agreements", false, 1))));
        var csrf = new Csrf(new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "t0ken"));
        return new Shell("Aldera Instruments", visitor, rail, csrf, WORDS, "/");
    }

    private static Shell nobody() {
        return new Shell("", null, List.of(), new Csrf(null), WORDS, "/nowhere");
    }
}
