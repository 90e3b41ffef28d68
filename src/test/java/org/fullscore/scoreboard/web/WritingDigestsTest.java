package org.fullscore.scoreboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Supporting;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.organization.WeeklyMail;
import org.fullscore.results.LookingAfterRows;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Once a week everybody with an address is told what waits and how the team stands, on a day of one's own choice. */
class WritingDigestsTest extends RealTest {

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 17);

    private static final String MAPPING = """
            format: csv
            key: id
            person: { column: who, by: id }
            on: { column: day, format: yyyy-MM-dd }
            metrics:
              revenue: { column: amount }
            """;

    @Autowired
    private DigestJob job;

    @Autowired
    private LookingAfterRows looking;

    @Autowired
    private Outbox outbox;

    @Autowired
    private WeeklyMail weekly;

    @Autowired
    private Supporting supporting;

    @Autowired
    private Viewers viewers;

    @Autowired
    private People people;

    private House house;
    private int niamh;
    private int priya;

    @BeforeEach
    void aTeamInItsQuarter() {
        clock.set(at(MONDAY.minusDays(3), 12));
        house = found("Aldera & Co");
        Cast.enter(house);
        Api api = house.administrator();
        done(api.putCsv("/api/people", """
                id,name,email
                niamh,Niamh <Byrne>,niamh@aldera.example
                priya,Priya Raman,priya@aldera.example
                """));
        done(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2026-Q3,400000
                person:conor,revenue,2026-Q3,100000
                team:dublin,revenue,2026-Q3,500000
                """));
        done(api.putCsv("/api/goals", """
                owner,metric,period,target
                person:aoife,revenue,2026-Q4,100000
                """));
        done(api.putYaml("/api/sources/crm", MAPPING));
        done(api.postFile(
                "/api/sources/crm/imports?file=crm.csv",
                "id,who,day,amount\nO-1,priya,2026-07-07,100000\nO-2,conor,2026-07-08,90000\n"
                        .getBytes(StandardCharsets.UTF_8)));
        niamh = key("niamh");
        priya = key("priya");
    }

    @Test
    void aLeaderIsToldWhatToSignAndHowTheTeamStands() {
        morningOf(MONDAY);

        Outbox.Mail mail = to(niamh).getFirst();
        assertThat(mail.letter().subject()).isEqualTo("Dublin at 38.0%, 1 thing waits for you");
        assertThat(mail.letter().plain())
                .contains("Good morning, Niamh <Byrne>\n")
                .contains("* Sign the agreement of Aoife Kearney: Revenue, Q4 2026 (Due Thu, Oct 1)")
                .contains("  http://localhost:")
                .containsSubsequence("Dublin: Revenue, Q3 2026", "Dublin is at 38.0% of its own target.")
                .containsSubsequence("  1  Conor Walsh     90.0%", "  2  Priya Raman     25.0%");
        assertThat(mail.letter().html())
                .contains("Niamh &lt;Byrne&gt;")
                .doesNotContain("Niamh <Byrne>")
                .contains("Aldera &amp; Co")
                .contains("Conor Walsh");
    }

    @Test
    void whoLooksAfterSourcesIsToldWhatDidNotCome() {
        Api api = house.administrator();
        done(api.putCsv("/api/people", "id,name,email\nolga,Olga Berg,olga@aldera.example\n"));
        done(api.putYaml("/api/sources/crm", MAPPING + "expected: P1D\n"));
        done(api.postFile(
                "/api/sources/crm/imports?file=crm.csv",
                "id,who,day,amount\nO-3,nobody,2026-07-07,100\n".getBytes(StandardCharsets.UTF_8)));
        CurrentOrganization.runAs(
                house.organization(),
                () -> looking.name(
                        "crm",
                        FailureReason.PERSON_UNKNOWN,
                        "nobody",
                        people.byId("olga").orElseThrow(),
                        house.administratorKey()));

        morningOf(MONDAY.plusDays(2));

        assertThat(to(key("olga")).getFirst().letter().plain())
                .containsSubsequence("* Deliver crm (Was due Mon, Aug 17)", "* Rows of crm in quarantine: 1 (Open)");
        assertThat(to(niamh).getFirst().letter().plain()).doesNotContain("Deliver crm");
    }

    @Test
    void reliefToDecideAndSupportPromisedAreAmongWhatIsOwed() {
        done(house.administrator()
                .putCsv("/api/people", "id,name,email\nduarte,Duarte Nogueira,duarte@aldera.example\n"));
        String goal = house.administrator()
                .get("/api/goals?owner=person:priya&period=2026-Q3")
                .json()
                .at("/items/0/id")
                .asString();
        done(tokenOf(house, "niamh", "act")
                .postJson(
                        "/api/goals/" + goal + "/relief",
                        "{\"target\":300000,\"reason\":\"market\",\"note\":\"Fewer labs\"}"));
        inHouse(() -> supporting.promise(
                new GoalId(UUID.fromString(goal)), "Demo training", MONDAY.plusDays(3), viewer("niamh")));

        morningOf(MONDAY);

        assertThat(to(key("duarte")).getFirst().letter().plain())
                .contains("* Decide on relief for Priya Raman (Since Fri, Aug 14)");
        assertThat(to(niamh).getFirst().letter().plain())
                .contains("* Demo training, for Priya Raman (Due Thu, Aug 20)", "Priya Raman says when it was given")
                .doesNotContain("Decide on relief");
        assertThat(to(priya).getFirst().letter().plain())
                .containsSubsequence("What I am owed", "* Demo training (Due Thu, Aug 20)");
    }

    @Test
    void itIsWrittenOnceAndNotBeforeTheMorning() {
        morning(at(MONDAY, 6));
        assertThat(to(niamh)).isEmpty();
        morningOf(MONDAY);
        morning(at(MONDAY, 15));
        morningOf(MONDAY.plusDays(1));
        assertThat(to(niamh)).hasSize(1);
        morningOf(MONDAY.plusWeeks(1));
        assertThat(to(niamh)).hasSize(2);
    }

    @Test
    void oneChoosesTheDayOrNever() {
        choose(niamh, DayOfWeek.WEDNESDAY);
        choose(priya, null);
        morningOf(MONDAY);
        assertThat(to(niamh)).isEmpty();
        morningOf(MONDAY.plusDays(2));
        assertThat(to(niamh)).hasSize(1);
        assertThat(to(priya)).isEmpty();
    }

    @Test
    void aMissedMorningIsMadeUpForWithinTwoDays() {
        morningOf(MONDAY.plusDays(3));
        assertThat(to(niamh)).isEmpty();
        morningOf(MONDAY.plusDays(9));
        assertThat(to(niamh)).hasSize(1);
    }

    @Test
    void whoHasNoAddressOrHasLeftGetsNone() {
        done(house.administrator().putCsv("/api/people", "id,left\npriya,2026-08-16\n"));
        morningOf(MONDAY);
        assertThat(to(priya)).isEmpty();
        assertThat(to(key("conor"))).isEmpty();
    }

    private void morningOf(LocalDate day) {
        morning(at(day, 7));
    }

    private void morning(Instant at) {
        clock.set(at);
        CurrentOrganization.runAs(house.organization(), job::write);
    }

    private void choose(int person, @org.jspecify.annotations.Nullable DayOfWeek day) {
        CurrentOrganization.runAs(house.organization(), () -> weekly.choose(person, day));
    }

    private List<Outbox.Mail> to(int person) {
        return inHouse(() -> outbox.to(person, 10));
    }

    private int key(String id) {
        return inHouse(() -> people.byId(id).orElseThrow().key());
    }

    private Viewer viewer(String id) {
        return viewers.of(SignedIn.byPassword(
                        house.organization().id(), people.byId(id).orElseThrow().key()))
                .orElseThrow();
    }

    private <T> T inHouse(Supplier<T> asked) {
        return CurrentOrganization.callAs(house.organization(), () -> Objects.requireNonNull(asked.get()));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC);
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
