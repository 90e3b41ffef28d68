package org.fullscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Drives the Chromium that is installed. Where there is none the test is skipped with a plain message, unless
 * {@code FULLSCORE_BROWSER=required}, as in the gate.
 */
public abstract class BrowserTest extends RealTest {

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    /** The page of the person at the keyboard. */
    protected Page page;

    @BeforeAll
    static void openTheBrowser() {
        Optional<Path> chromium = installed();
        assertThat(chromium.isPresent() || !"required".equals(System.getenv("FULLSCORE_BROWSER")))
                .as("FULLSCORE_BROWSER=required, but no Chromium is installed")
                .isTrue();
        assumeTrue(chromium.isPresent(), "No Chromium is installed: browser tests are skipped.");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void aNewPage() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(1280, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void nothingWasComplainedAboutInTheConsole() {
        context.close();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    /** Forgets who was signed in. */
    protected void freshPage() {
        context.close();
        aNewPage();
    }

    /** Signs somebody in by the form. */
    protected void signIn(String email, String password) {
        freshPage();
        page.navigate("/sign-in");
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("section").first().locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** Nothing a screen reader or a keyboard would stumble over. */
    protected void accessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("accessibility of " + page.url())
                .isEmpty();
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/local/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
