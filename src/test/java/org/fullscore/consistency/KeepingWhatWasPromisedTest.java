package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Visit;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Support promised with a goal is counted by its day: on time, late or not; to leaders first, then by who promised it. */
class KeepingWhatWasPromisedTest extends RealTest {

    private static final LocalDate DUE = LocalDate.of(2026, 2, 13);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SnapshotsOfClosings snapshots;

    private House house;

    @BeforeEach
    void aQuarterOfPromises() {
        clock.set(LocalDate.of(2026, 3, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        var answer = house.administrator().putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2026-Q1,400000
                person:conor,revenue,2026-Q1,100000
                person:rui,revenue,2026-Q1,100000
                team:dublin,revenue,2026-Q1,500000
                """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        house.administrator().putCsv("/api/goals", """
                owner,metric,period,target
                person:aoife,revenue,2026-Q1,400000
                """);
        promise("niamh", "person:priya", DUE, DUE);
        promise("niamh", "person:priya", DUE, DUE.minusDays(9));
        promise("niamh", "person:conor", DUE, DUE.plusDays(1));
        promise("ines", "person:rui", DUE, null);
        promise("duarte", "team:dublin", DUE, null);
        promise("niamh", "person:conor", LocalDate.of(2026, 3, 20), null);
        promise("niamh", "person:aoife", DUE, null);
        promise("niamh", "person:priya", LocalDate.of(2026, 4, 1), null);
    }

    @Test
    void itIsCountedByItsDayAndOnlyOnceTheDayHasPassed() {
        JsonNode support = support("ingrid");
        assertThat(support.get("n").asInt()).isEqualTo(5);
        assertThat(support.get("keptOnTime").asInt()).isEqualTo(2);
        assertThat(support.get("keptLate").asInt()).isEqualTo(1);
        assertThat(support.get("notKept").asInt()).isEqualTo(2);
        assertThat(support.get("notYetDue").asInt()).isEqualTo(1);
        var wilson = new Proportion(2, 5).wilson();
        assertThat(support.at("/rate/value").asDouble()).isEqualTo(0.4);
        assertThat(support.at("/rate/lower").asDouble()).isCloseTo(wilson.lower(), within(1e-9));
        assertThat(support.at("/rate/upper").asDouble()).isCloseTo(wilson.upper(), within(1e-9));
    }

    @Test
    void leadersComeFirstAndATeamsGoalIsItsLeaders() {
        JsonNode to = support("ingrid").get("to");
        assertThat(to.valueStream().map(line -> line.get("value").asString())).containsExactly("leaders", "others");
        assertThat(to.at("/0/notKept").asInt()).isEqualTo(1);
        assertThat(to.at("/0/n").asInt()).isEqualTo(1);
        assertThat(to.at("/1/n").asInt()).isEqualTo(4);
    }

    @Test
    void managersAreNamedToExecutivesAuditorsAndThemselves() {
        close("2026-02");
        assertThat(namedTo("ingrid")).containsExactly("duarte", "ines", "niamh");
        assertThat(namedTo("claire")).containsExactly("duarte", "ines", "niamh");
        assertThat(namedTo("niamh", "")).containsExactly("niamh");
        assertThat(namedTo("priya", "")).isEmpty();
        assertThat(namedTo("admin")).isEmpty();
    }

    @Test
    void whereNothingWasPromisedNothingIsSaid() {
        assertThat(house.administrator()
                        .get("/api/consistency?from=2025-01-01&to=2025-03-31")
                        .json()
                        .get("support")
                        .isNull())
                .isTrue();
    }

    @Test
    void itStandsOnThePage() {
        clock.set(LocalDate.of(2026, 4, 15));
        close("2026-Q1");
        String page = page("niamh");
        assertThat(page)
                .contains("2 of 6 kept on time, 33.3%", "1 late, 3 not kept")
                .containsSubsequence("id=\"support\"", "Leaders", "Everybody else", "Niamh Byrne");
        assertThat(page.substring(page.indexOf("id=\"support\""))).doesNotContain("Carvalho", "Nogueira");
    }

    private JsonNode support(String person) {
        return support(person, "?from=2026-01-01&to=2026-03-31");
    }

    private JsonNode support(String person, String query) {
        var answer = tokenOf(house, person, "read").get("/api/consistency" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("support");
    }

    private void close(String period) {
        var closed = house.administrator().postJson("/api/periods/" + period + "/closing", "{}");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
    }

    private List<String> namedTo(String person) {
        return namedTo(person, "?from=2026-01-01&to=2026-03-31");
    }

    private List<String> namedTo(String person, String query) {
        return support(person, query)
                .get("by")
                .valueStream()
                .map(line -> line.get("value").asString())
                .toList();
    }

    private String page(String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, "the sea is blue today");
            return house;
        });
        return Visit.of(port, email, "the sea is blue today")
                .get("/consistency")
                .body();
    }

    private void promise(String by, String owner, LocalDate due, @Nullable LocalDate kept) {
        String id = owner.substring(owner.indexOf(':') + 1);
        in(
                house,
                () -> jdbc.sql("""
                        insert into goals.support (organization_id, id, goal_id, text, due, kept_on, promised_by)
                        select g.organization_id, ?, g.id, 'Training', ?, ?, ?
                        from goals.goal g
                        left join organization.person_card p on p.organization_id = g.organization_id and p.key = g.person_key
                        left join organization.team_card t on t.organization_id = g.organization_id and t.key = g.team_key
                        where g.organization_id = ? and ? in (p.id, t.id)
                        """)
                        .param(UUID.randomUUID())
                        .param(due)
                        .param(kept)
                        .param(people.byId(by).orElseThrow().key())
                        .param(house.organization().id())
                        .param(id)
                        .update());
    }
}
