package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Region Atlantic loses its team Porto to region Nordics on 1 November 2026. */
class RegionLosesATeamTest extends RealTest {

    private static final LocalDate BEFORE = LocalDate.of(2026, 10, 31);
    private static final LocalDate AFTER = LocalDate.of(2026, 11, 1);

    @Autowired
    private Teams teams;

    @Autowired
    private People people;

    @Autowired
    private Hierarchy hierarchy;

    @Autowired
    private JdbcClient jdbc;

    private House house;

    @BeforeEach
    void portoMoves() {
        clock.set(LocalDate.of(2026, 11, 5));
        house = found("Aldera Instruments");
        Cast.enter(house);
        var moved = house.administrator().putCsv("/api/teams", """
                id,name,parent,from
                nordics,Nordics,company,2026-01-01
                porto,Porto,nordics,2026-11-01
                """);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    @Test
    void untilOctoberItIsBelowTheOldRegion() {
        assertThat(below("atlantic", BEFORE)).containsExactly("Dublin", "Porto");
        assertThat(below("nordics", BEFORE)).isEmpty();
    }

    @Test
    void fromNovemberItIsBelowTheNewOne() {
        assertThat(below("atlantic", AFTER)).containsExactly("Dublin");
        assertThat(below("nordics", AFTER)).containsExactly("Porto");
    }

    @Test
    void thePublishedSubtreeSaysSoForEachDay() {
        assertThat(inSubtree("atlantic", "rui", BEFORE)).isTrue();
        assertThat(inSubtree("atlantic", "rui", AFTER)).isFalse();
        assertThat(inSubtree("nordics", "rui", AFTER)).isTrue();
        assertThat(inSubtree("company", "rui", AFTER)).isTrue();
    }

    @Test
    void theLineAboveItsPeopleChangesWithIt() {
        assertThat(lineAbove("rui", BEFORE)).containsExactly("ines", "duarte", "ingrid", "sigrid");
        assertThat(lineAbove("rui", AFTER)).containsExactly("ines", "ingrid", "sigrid");
    }

    @Test
    void theOldRegionsLeaderStillHadItsPeopleBelowInOctober() {
        int duarte = key("duarte");
        int rui = key("rui");
        assertThat(in(house, () -> hierarchy.isAbove(duarte, rui, BEFORE))).isTrue();
        assertThat(in(house, () -> hierarchy.isAbove(duarte, rui, AFTER))).isFalse();
        assertThat(in(house, () -> hierarchy.below(duarte, BEFORE))).contains(rui);
        assertThat(in(house, () -> hierarchy.below(duarte, AFTER))).doesNotContain(rui);
    }

    private List<String> below(String team, LocalDate day) {
        return in(
                house,
                () -> teams.childrenOn(teams.byId(team).orElseThrow().key(), day).stream()
                        .map(Team::name)
                        .toList());
    }

    private List<String> lineAbove(String person, LocalDate day) {
        int key = key(person);
        return in(
                house,
                () -> hierarchy.lineAbove(key, day).stream()
                        .map(superior -> people.byKey(superior).orElseThrow().id())
                        .toList());
    }

    private boolean inSubtree(String team, String person, LocalDate day) {
        int key = key(person);
        return in(
                house,
                () -> jdbc.sql("""
                        select exists (select from organization.subtree_member m
                          join organization.team_card t on t.organization_id = m.organization_id and t.key = m.root_key
                          where m.organization_id = ? and t.id = ? and m.person_key = ? and m.starts <= ? and ? < m.ends)
                        """)
                        .params(CurrentOrganization.id(), team, key, day, day)
                        .query(Boolean.class)
                        .single());
    }

    private int key(String person) {
        return in(house, () -> people.byId(person).orElseThrow().key());
    }
}
