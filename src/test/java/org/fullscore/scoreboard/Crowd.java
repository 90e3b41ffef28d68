package org.fullscore.scoreboard;

import java.util.UUID;
import org.fullscore.RealTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many people with a goal of 1 on revenue each in the third quarter of 2026, straight into the database. */
final class Crowd {

    private Crowd() {}

    /** So many whose goals serve none; ids begin with the mark. */
    static int alone(JdbcClient jdbc, RealTest.House house, int number, String mark) {
        jdbc.sql("""
                        insert into organization.person (organization_id, id, name, rank)
                        select ?, ? || '-' || i, ? || ' person ' || i, 'rep' from generate_series(0, ? - 1) i
                        """).params(house.organization().id(), mark, mark, number).update();
        return jdbc.sql("""
                        insert into goals.goal (organization_id, id, person_key, metric_key, period, period_kind, starts, ends,
                          target, first_target, state, in_force_on, recorded_on)
                        select p.organization_id, gen_random_uuid(), p.key, m.key, '2026-Q3', 'quarter', '2026-07-01', '2026-10-01', 1, 1,
                          'agreed', '2026-07-01', '2026-07-01'
                        from organization.person p
                        join organization.metric m on m.organization_id = p.organization_id and m.code = 'revenue'
                        where p.organization_id = ? and p.id like ?
                        """).params(house.organization().id(), mark + "-%").update();
    }

    /** So many whose goals serve a larger one. */
    static int below(JdbcClient jdbc, RealTest.House house, UUID larger, int number, String mark) {
        alone(jdbc, house, number, mark);
        return jdbc.sql("""
                        insert into goals.serving (organization_id, goal_id, serves)
                        select g.organization_id, g.id, ? from goals.goal g
                        join organization.person p on p.organization_id = g.organization_id and p.key = g.person_key
                        where g.organization_id = ? and p.id like ?
                        """)
                .params(larger, house.organization().id(), mark + "-%")
                .update();
    }
}
