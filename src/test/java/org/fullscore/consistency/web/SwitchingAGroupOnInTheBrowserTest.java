package org.fullscore.consistency.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.fullscore.BrowserTest;
import org.fullscore.Cast;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ingrid Solberg asks, Jonas Weber confirms, the report compares by contract, and one of them switches it off again. */
class SwitchingAGroupOnInTheBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void decisionsSayWhomTheyConcerned() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        var loaded = house.administrator().putCsv("/api/history/obligations", """
                id,owner,owed_by,rule,kind,severity,due,outcome,rank,group:contract
                1,p,m,Missed,support,1,2026-07-03,applied,rep,part-time
                2,q,m,Missed,support,1,2026-07-06,applied,rep,full-time
                3,r,m,Missed,support,1,2026-07-07,waived,rep,full-time
                """);
        Assertions.assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
        for (var person : List.of("ingrid", "admin")) {
            in(house, () -> {
                accounts.open(people.byId(person).orElseThrow().key(), address(person), PASSWORD);
                return true;
            });
        }
    }

    @Test
    void twoSwitchItOnAndOneSwitchesItOff() {
        signInAs("ingrid");
        page.navigate("/consistency");
        assertThat(page.locator("#group")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Optional groups"))
                .click();
        assertThat(page.locator("main")).containsText("Off");
        button("Ask for it").click();
        assertThat(page.locator("#purpose-error")).hasText("Say what for.");
        assertThat(page.locator("#until-error")).containsText("Say until which day");
        assertThat(page.locator("[data-error-summary]")).isFocused();
        accessible();
        page.locator("#purpose").fill("Agreed with the works council for the yearly review.");
        page.locator("#until").fill("2028-01-01");
        button("Ask for it").click();
        assertThat(page.locator("#purpose-error")).hasCount(0);
        assertThat(page.locator("#until-error")).hasText("The last day is at most a year ahead.");
        assertThat(page.locator("#purpose")).hasValue("Agreed with the works council for the yearly review.");
        page.locator("#until").fill("2026-12-31");
        button("Ask for it").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Asked. It is on once somebody else confirms.");
        assertThat(button("Switch on contract")).hasCount(0);
        assertThat(button("Take it back contract")).hasCount(1);
        accessible();

        signInAs("admin");
        page.navigate("/consistency/groups");
        assertThat(page.locator("aside")).containsText("Ingrid Solberg asked on");
        button("Switch on contract").click();
        assertThat(page.locator("dialog")).containsText("Compare by contract until December 31, 2026?");
        page.locator("dialog button[value=yes]").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("It is on.");
        assertThat(page.locator("main")).containsText("Asked by Ingrid Solberg, confirmed by Jonas Weber");
        accessible();

        signInAs("ingrid");
        page.navigate("/consistency");
        page.locator("#group").selectOption("contract");
        assertThat(page.locator("main")).containsText("By group: contract");
        assertThat(page.locator(".as-of")).containsText("By group contract until December 31, 2026");
        accessible();
        page.navigate("/consistency/groups");
        button("Switch off contract").click();
        page.locator("dialog button[value=yes]").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("It is off.");
        assertThat(page.locator("main")).containsText("ended before that day by Ingrid Solberg");
        page.navigate("/consistency?group=contract");
        assertThat(page.locator("main")).containsText("This optional group is switched off");
    }

    @Test
    void theKeyboardIsEnoughOnATelephoneToo() {
        signInAs("ingrid");
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate("/consistency/groups");
        page.locator("#group").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator("#purpose")).isFocused();
        page.keyboard().type("Yearly review");
        page.keyboard().press("Tab");
        assertThat(page.locator("#until")).isFocused();
        page.keyboard().type("12312026");
        button("Ask for it").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("somebody else confirms");
        assertThat(page.locator("aside")).containsText("Yearly review");
        Assertions.assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        accessible();
        button("Take it back contract").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("It stays off.");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void signInAs(String person) {
        signIn(address(person), PASSWORD);
    }

    private String address(String person) {
        return person + "-" + house.organization().id() + "@example.org";
    }
}
