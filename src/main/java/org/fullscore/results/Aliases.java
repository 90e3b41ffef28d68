package org.fullscore.results;

import java.util.List;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is meant by the names in the files of a source, as somebody said. */
@Component
@Transactional(readOnly = true)
public class Aliases {

    private final JdbcClient jdbc;

    Aliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A name in the files of a source.
     *
     * @param person the organization's id of whom it means
     */
    public record Alias(String name, String person) {}

    /** So many aliases of a source after a name, in the order of names. */
    public List<Alias> of(int source, String after, int limit) {
        return jdbc.sql("""
                        select a.name, p.id from results.alias a
                        join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
                        where a.organization_id = ? and a.source_key = ? and a.name collate "C" > ?
                        order by a.name collate "C" limit ?
                        """)
                .params(CurrentOrganization.id(), source, after, limit)
                .query((row, number) -> new Alias(row.getString(1), row.getString(2)))
                .list();
    }
}
