package org.fullscore.scoreboard;

import java.util.Set;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose results can be seen on the board of a team, whatever its period: everybody who ever was, or led, in it or below. */
@Component
@Transactional(readOnly = true)
public class PeopleOfBoards {

    private final JdbcClient jdbc;

    PeopleOfBoards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keys of the people on the board of a team. */
    public Set<Integer> of(int team) {
        return jdbc.sql("select person_key from organization.subtree_member where organization_id = ? and root_key = ?")
                .params(CurrentOrganization.id(), team)
                .query((row, number) -> row.getInt(1))
                .set();
    }
}
