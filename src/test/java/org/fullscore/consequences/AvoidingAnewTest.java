package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two targets were lowered by decision; the quarter is closed, and the feed corrects its rows. */
class AvoidingAnewTest extends SecondQuarter {

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void theQuarterIsClosedAndThenCorrected() {
        agree("conor", "aoife", "rui", "priya");
        in(
                house,
                () -> jdbc.sql(
                                "update goals.goal set target = 60000, first_target = 100000 where organization_id = ? and person_key <> ?")
                        .params(house.organization().id(), key("rui"))
                        .update());
        deliver("""
                1,conor,2026-05-04,59000
                2,aoife,2026-06-05,75000
                3,rui,2026-06-05,75000
                4,priya,2026-06-05,50000
                """);
        closeIt("{}");
        deliver("""
                1,conor,2026-05-04,75000
                2,aoife,2026-06-05,59000
                3,rui,2026-06-05,69000
                4,priya,2026-06-05,55000
                """);
    }

    @Test
    void untilItIsAcceptedWhatWasWrittenAtTheClosingCounts() {
        assertThat(avoided()).containsExactly("conor Coaching plan", "priya Coaching plan");
    }

    @Test
    void acceptedWhatTheFirstTargetWouldHaveBroughtIsJudgedAnew() {
        accept();

        assertThat(avoided()).containsExactly("aoife Coaching plan", "priya Coaching plan");
    }

    @Test
    void whatWasWrittenAtTheClosingStaysAndSaysWhatReplacedIt() {
        String restatement = accept();

        assertThat(in(
                        house,
                        () -> jdbc.sql("""
                        select p.id || ' ' || a.turn || ' ' || coalesce(a.replaced_by::text, 'counts')
                        from consequences.avoided_obligation a
                        join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
                        where a.organization_id = ? order by a.turn, p.id
                        """)
                                .param(house.organization().id())
                                .query(String.class)
                                .list()))
                .containsExactly(
                        "conor 0 " + restatement, "priya 0 " + restatement, "aoife 1 counts", "priya 1 counts");
    }

    @Test
    void whatStillFollowsStaysInTheReportItIsIn() {
        clock.set(LocalDate.of(2026, 8, 3));
        accept();

        assertThat(in(
                        house,
                        () -> jdbc.sql("""
                        select count(distinct deadline) from consequences.avoided_obligation a
                        join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
                        where a.organization_id = ? and p.id = 'priya'
                        """)
                                .param(house.organization().id())
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
    }

    private String accept() {
        var id = as("sigrid").get("/api/restatements").json().at("/items/0/id").asString();
        ok(as("sigrid").postJson("/api/restatements/" + id + "/acceptance", "{}"));
        return id;
    }

    private int key(String person) {
        return jdbc.sql("select key from organization.person_card where organization_id = ? and id = ?")
                .params(house.organization().id(), person)
                .query(Integer.class)
                .single();
    }

    private List<String> avoided() {
        return in(
                house,
                () -> jdbc.sql("""
                        select owner || ' ' || consequence from consequences.obligation_avoided
                        where organization_id = ? order by 1
                        """)
                        .param(house.organization().id())
                        .query(String.class)
                        .list());
    }
}
