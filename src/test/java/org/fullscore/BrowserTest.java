package org.fullscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.test.context.TestPropertySource;

/**
 * Drives the Chromium that is installed. Where there is none the test is skipped with a plain message, unless
 * {@code FULLSCORE_BROWSER=required}, as in the gate.
 *
 * <p>There is one browser, so one test at a time; an application and a clock of their own, so that they run beside the tests without.
 */
@ExtendWith(InstalledChromium.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@TestPropertySource(properties = "fullscore.tests=in the browser")
public abstract class BrowserTest extends RealTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** Two lanes share two cores: what a page shows within five seconds alone may take longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    /** The page of the person at the keyboard. */
    protected Page page;

    @BeforeAll
    static void openTheBrowser(Optional<Browser> installed) {
        assertThat(installed.isPresent() || !"required".equals(System.getenv("FULLSCORE_BROWSER")))
                .as("FULLSCORE_BROWSER=required, but no Chromium is installed")
                .isTrue();
        assumeTrue(installed.isPresent(), "No Chromium is installed: browser tests are skipped.");
        browser = installed.orElseThrow();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
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

    /** Signs somebody in as the form does, without looking at it. */
    protected void signIn(String email, String password) {
        if (!"about:blank".equals(page.url())) {
            freshPage();
        }
        Matcher csrf = CSRF.matcher(page.request().get("/sign-in").text());
        assertThat(csrf.find()).isTrue();
        APIResponse answer = page.request()
                .post(
                        "/sign-in",
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("email", email)
                                        .set("password", password)
                                        .set("_csrf", csrf.group(1)))
                                .setMaxRedirects(0));
        assertThat(answer.headers().get("location"))
                .as("where " + email + " is sent")
                .endsWith(port + "/");
    }

    /** Nothing a screen reader or a keyboard would stumble over. */
    protected void accessible() {
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("accessibility of " + page.url())
                .isEmpty();
    }
}
