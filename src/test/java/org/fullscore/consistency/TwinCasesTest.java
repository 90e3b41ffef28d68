package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Visit;
import org.fullscore.consistency.History.Past;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Leaders were waived what everybody else got: the cases stand side by side. */
class TwinCasesTest extends RealTest {

    private static final String LEADERS =
            "/consistency/pairs?from=2026-01-01&to=2026-06-30&by=rank&value=leaders&of=burdens";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 12);

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private House house;
    private History history;

    @BeforeEach
    void aLeaderWasWaivedOne() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        history = new History(database, house);
        history.addOn(JANUARY, Past.corrective("leader").in("atlantic"), "waived");
    }

    /** Whom each line of the page concerns, in order. */
    private List<String> named(String person, String address) {
        var email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, "the sea is blue today");
            return house;
        });
        var answer = Visit.of(port, email, "the sea is blue today").get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Pattern.compile("<th scope=\"row\">\\s*([^<]+?)\\s*<span")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void theMostSimilarCaseOfTheOthersStandsBeside() {
        history.addOn(JANUARY.plusDays(40), Past.corrective("rep").in("dublin"), "applied")
                .addOn(JANUARY.plusDays(2), Past.corrective("rep").in("porto"), "applied");

        assertThat(named("ingrid", LEADERS)).containsExactly("atlantic person 0", "porto person 0");
    }

    @Test
    void theMostSimilarPairStandsFirst() {
        history.addOn(JANUARY.plusDays(60), Past.corrective("leader").in("porto"), "not applied")
                .addOn(JANUARY.plusDays(61), Past.corrective("rep").in("dublin"), "applied");

        assertThat(named("ingrid", LEADERS)).hasSize(4).startsWith("porto person 0", "dublin person 0");
    }

    @Test
    void anotherRuleAnotherSeverityAndTheSameOutcomeAreNoTwins() {
        history.addOn(JANUARY, Past.corrective("rep").under("Missed again"), "applied")
                .addOn(JANUARY, Past.corrective("rep").ofSeverity(3), "applied")
                .addOn(JANUARY, Past.reward("rep"), "applied")
                .addOn(JANUARY, Past.corrective("rep"), "waived")
                .addOn(JANUARY, Past.corrective("rep"), "withdrawn");

        assertThat(named("ingrid", LEADERS)).isEmpty();
    }

    @Test
    void whoMayNotOpenTheCasesSeesNoPair() {
        history.addOn(JANUARY, Past.corrective("rep"), "applied");

        assertThat(named("claire", LEADERS)).hasSize(2);
        assertThat(named("priya", LEADERS)).isEmpty();
    }
}
