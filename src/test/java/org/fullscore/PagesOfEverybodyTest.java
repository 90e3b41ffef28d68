package org.fullscore;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page there is, found from its mapping, with nothing behind the address and in an organization where nothing has
 * happened: it is shown or it is not there, but it does not break and does not push a phone sideways.
 */
class PagesOfEverybodyTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> NO_PAGES = List.of("/api", "/v3/", "/docs", "/swagger", "/actuator", "/error");

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    private House house;

    @BeforeEach
    void theCastIsThere() {
        clock.set(java.time.Instant.parse("2026-02-04T09:00:00Z"));
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ingrid", "niamh", "priya", "claire", "olga"})
    void everyPageIsShownOrIsNotThere(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        signIn(email, PASSWORD);
        page.setViewportSize(390, 844);
        List<String> broken = new ArrayList<>();
        assertThat(addresses()).hasSizeGreaterThan(20);
        for (String address : addresses().toList()) {
            Response response = page.navigate(address);
            int status = response.status();
            boolean wide = (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
            if ((status != 200 && status != 404 && status != 403) || wide) {
                broken.add(address + " " + status + (wide ? " sideways" : ""));
            }
        }
        assertThat(broken).isEmpty();
    }

    /** With whatever stands for an id replaced by a word that is none. */
    private Stream<String> addresses() {
        return handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> NO_PAGES.stream().noneMatch(path::startsWith))
                .filter(path -> !path.matches(".*\\.(csv|ndjson|json|xlsx)"))
                .map(path -> path.replaceAll("\\{[^}]*}", "nothing"))
                .distinct()
                .sorted();
    }
}
