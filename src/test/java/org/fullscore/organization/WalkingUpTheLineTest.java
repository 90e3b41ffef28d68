package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is owed something: who is the next above? */
class WalkingUpTheLineTest extends RealTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

    @Autowired
    private Hierarchy hierarchy;

    @Autowired
    private People people;

    @Autowired
    private Teams teams;

    private House house;

    @BeforeEach
    void theCast() {
        clock.set(TODAY);
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    @Test
    void aboveARepIsTheLeaderOfTheTeam() {
        assertThat(above("priya")).contains("niamh");
    }

    @Test
    void aboveALeaderIsTheLeaderOfTheRegion() {
        assertThat(above("niamh")).contains("duarte");
    }

    @Test
    void aboveTheHeadOfTheCompanyIsWhomTheCompanyAnswersTo() {
        assertThat(above("ingrid")).contains("sigrid");
    }

    @Test
    void aboveSomebodyWithoutATeamIsNobody() {
        assertThat(above("sigrid")).isEmpty();
    }

    @Test
    void theFirstExecutiveAboveIsFoundOverTheLeaders() {
        int priya = key("priya");
        int ingrid = key("ingrid");
        assertThat(in(house, () -> hierarchy.on(TODAY, List.of(priya)).executiveAbove(priya)))
                .contains(ingrid);
    }

    @Test
    void aTeamWithoutLeaderIsSkipped() {
        put("/api/teams", "id,leader\ndublin,\n");
        assertThat(above("priya")).contains("duarte");
    }

    @Test
    void whoeverLeadsFromBelowIsNotLedByTheLeadersInBetween() {
        put("/api/people", "id,team\nduarte,dublin\n");
        assertThat(above("duarte")).contains("ingrid");
        assertThat(above("niamh")).contains("duarte");
    }

    @Test
    void whoeverLeftLeadsNobodyAnyMore() {
        put("/api/people", "id,left\nniamh,2026-08-10\n");
        assertThat(above("priya")).contains("duarte");
    }

    @Test
    void whoeverLedATeamForMostWorkingDaysAnswersForIt() {
        put("/api/teams", "id,leader,from\ndublin,priya,2026-08-10\n");
        put("/api/teams", "id,leader,from\ndublin,niamh,2026-09-10\n");
        List<String> led = in(house, () -> {
            int dublin = teams.byId("dublin").orElseThrow().key();
            return hierarchy
                    .leadersDuring(List.of(dublin), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1))
                    .getOrDefault(dublin, List.of())
                    .stream()
                    .map(one -> people.byKey(one.person()).orElseThrow().id() + " " + one.workingDays())
                    .toList();
        });
        assertThat(led).containsExactly("niamh 42", "priya 22");
    }

    @Test
    void theRootAnswersOnceItSaysToWhom() {
        assertThat(in(house, hierarchy::rootAnswers)).isTrue();
        put("/api/teams", "id,answersTo\ncompany,\n");
        assertThat(in(house, hierarchy::rootAnswers)).isFalse();
    }

    @Test
    void theLeaderIsAMemberOfTheTeamAndComesFirst() {
        List<String> members = in(
                house,
                () -> teams.membersOn(teams.byId("dublin").orElseThrow().key(), TODAY).stream()
                        .map(Person::id)
                        .toList());
        assertThat(members).containsExactly("niamh", "aoife", "conor", "priya");
    }

    private Optional<String> above(String person) {
        int key = key(person);
        return in(house, () -> hierarchy.leaderAbove(key, TODAY))
                .map(leader ->
                        in(house, () -> people.byKey(leader).orElseThrow().id()));
    }

    private void put(String path, String csv) {
        var answer = house.administrator().putCsv(path, csv);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private int key(String person) {
        return in(house, () -> people.byId(person).orElseThrow().key());
    }
}
