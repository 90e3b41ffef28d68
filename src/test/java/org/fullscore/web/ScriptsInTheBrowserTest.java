package org.fullscore.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** What our scripts do in a real browser, under the real policy, on pages that are answered from the class path. */
class ScriptsInTheBrowserTest {

    private static final List<Path> BROWSERS = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    private static final String GRID = """
            <form data-bulk data-confirm="Propose all of them?">
            <div data-grid-bar="targets">
              <b data-grid-count data-one="1 cell selected" data-many="{0} cells selected" hidden></b>
              <select data-grid-from aria-label="Fill with"><option value="before">the quarter before</option></select>
              <input data-grid-plus aria-label="plus" value="5"><button type="button" data-grid-fill>Fill</button>
            </div>
            <p data-grid-said="targets" data-pasted="{0} pasted." data-filled="{0} filled." data-undone="{0} taken back." data-redone="{0} done again."
              data-left="{0} not taken." role="status"></p>
            <table id="targets" data-grid><tbody>
              <tr><th>Niamh</th><td>100</td><td><input data-cell aria-label="Niamh" data-before="240000"></td></tr>
              <tr data-grid-row><th>Aoife</th><td>100</td><td>signed</td></tr>
              <tr><th>Conor</th><td>100</td><td><input data-cell aria-label="Conor" data-before="360000"></td></tr>
            </tbody></table>
            <input type="checkbox" data-pick aria-label="Pick"><div data-bulk-bar hidden><b data-bulk-count data-many="{0} selected"></b></div>
            <button>Propose</button>
            </form>
            <span data-live-state data-lost="Not live"></span>
            <table data-live="/stream"><tbody><tr id="line-7"><td>58.5%</td></tr></tbody></table>
            """;

    private static Playwright playwright;
    private static Browser browser;

    private Page page;

    @BeforeAll
    static void open() {
        var installed = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(installed.isPresent(), "No Chromium is installed: what scripts do is not tested here");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    @AfterAll
    static void close() {
        Optional.ofNullable(playwright).ifPresent(Playwright::close);
    }

    @BeforeEach
    void show() {
        page = browser.newPage();
        page.route("**/*", ScriptsInTheBrowserTest::answer);
        page.navigate("http://fullscore.test/");
    }

    @Test
    void movesWithArrowsOverWhatIsClosed() {
        cell("Niamh").focus();
        page.keyboard().press("ArrowDown");

        assertThat(cell("Conor")).isFocused();
        assertThat(page.locator("[data-grid-count]")).hasText("1 cell selected");
    }

    @Test
    void takesABlockFromASpreadsheetAndSaysWhatItLeft() {
        paste("250,000\n500,000\n380,000\n");

        assertThat(cell("Niamh")).hasValue("250,000");
        assertThat(cell("Conor")).hasValue("380,000");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("2 pasted. 1 not taken.");
    }

    @Test
    void takesStepsBackOneByOneAndDoesThemAgain() {
        cell("Niamh").fill("240,000");
        paste("250,000\n\n380,000");
        page.keyboard().press("Control+z");

        assertThat(cell("Niamh")).hasValue("240,000");
        assertThat(cell("Conor")).hasValue("");
        page.keyboard().press("Control+z");
        assertThat(cell("Niamh")).hasValue("");
        page.keyboard().press("Control+y");
        page.keyboard().press("Control+y");
        assertThat(cell("Niamh")).hasValue("250,000");
        assertThat(cell("Conor")).hasValue("380,000");
    }

    @Test
    void fillsWhatIsSelectedFromThePeriodBefore() {
        cell("Niamh").focus();
        page.keyboard().press("Shift+ArrowDown");
        page.getByText("Fill", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(cell("Niamh")).hasValue("252,000");
        assertThat(cell("Conor")).hasValue("378,000");
    }

    @Test
    void fillsDown() {
        cell("Niamh").fill("240,000");
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Control+d");

        assertThat(cell("Conor")).hasValue("240,000");
    }

    @Test
    void asksBeforeItSends() {
        page.getByText("Propose", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("dialog")).isVisible();
        assertThat(page.locator("#confirm-text")).hasText("Propose all of them?");
        page.getByText("No, go back").click();

        assertThat(page).hasURL("http://fullscore.test/");
        page.getByText("Propose", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Yes").click();
        assertThat(page).hasURL("http://fullscore.test/?");
    }

    @Test
    void showsTheBarWhileRowsAreTicked() {
        page.getByLabel("Pick").check();
        assertThat(page.locator("[data-bulk-count]")).hasText("1 selected");
        page.getByLabel("Pick").uncheck();
        assertThat(page.locator("[data-bulk-bar]")).isHidden();
    }

    @Test
    void putsARowOfTheStreamInThePlaceOfTheOldOne() {
        assertThat(page.locator("#line-7")).hasText("58.6%");
    }

    @Test
    void keepsTheColoursThatWereChosen() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        page.getByText("Colours as the system").click();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
        assertThat(page.locator("[data-theme-toggle]")).hasText("Light colours");
    }

    @Test
    void breaksNoPolicy() {
        var refused = new ArrayList<String>();
        page.onConsoleMessage(message -> refused.add(message.text()));
        page.onPageError(refused::add);
        page.reload();
        page.locator("[data-theme-toggle]").click();

        org.assertj.core.api.Assertions.assertThat(refused).isEmpty();
    }

    private Locator cell(String label) {
        return page.getByLabel(label);
    }

    /** As a browser does it, but from text instead of the clipboard, which a test may not have. */
    private void paste(String text) {
        cell("Niamh").focus();
        page.evaluate("""
                text => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/plain", text);
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
                }
                """, text);
    }

    private static void answer(Route route) {
        var path = URI.create(route.request().url()).getPath();
        var answer = new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY));
        route.fulfill(
                switch (path) {
                    case "/" -> answer.setContentType("text/html;charset=UTF-8").setBody(html());
                    case "/stream" ->
                        answer.setContentType("text/event-stream")
                                .setBody("data: <tr id=\"line-7\"><td>58.6%</td></tr>\n\n");
                    default -> answer.setContentType(type(path)).setBodyBytes(file(path));
                });
    }

    private static String html() {
        var words = Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.UK, ZoneId.of("Europe/Dublin"));
        var visitor =
                new Visitor("Niamh Byrne", "Leader", Set.of("leader"), Locale.UK, ZoneId.of("Europe/Dublin"), "Aldera");
        var shell = new Shell("Aldera", visitor, List.of(), new Csrf(null), words, "/");
        Content content = output -> output.writeContent(GRID);
        var html = new StringOutput();
        Templates.precompiled()
                .render("web/layout.jte", Map.of("shell", shell, "title", "Targets", "content", content), html);
        return html.toString();
    }

    private static String type(String path) {
        return MediaTypeFactory.getMediaType(path)
                .map(MediaType::toString)
                .orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }

    /** Our own files lie below the class path's static folder without the version, those of others in their jars. */
    private static byte[] file(String path) {
        var resource = path.startsWith(Assets.ROOT)
                ? "static/assets/" + path.substring(path.lastIndexOf('/') + 1)
                : path.equals("/favicon.svg") ? "static" + path : "META-INF/resources" + path;
        try {
            return new ClassPathResource(resource).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
