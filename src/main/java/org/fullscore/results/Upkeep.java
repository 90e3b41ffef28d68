package org.fullscore.results;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What keeps numbers from being relied on and waits for somebody: deliveries that did not come, rows that were given to a person. */
@Component
@Transactional(readOnly = true)
public class Upkeep {

    private final Sources sources;
    private final Reliabilities reliabilities;
    private final JdbcClient jdbc;
    private final Today today;

    Upkeep(Sources sources, Reliabilities reliabilities, JdbcClient jdbc, Today today) {
        this.sources = sources;
        this.reliabilities = reliabilities;
        this.jdbc = jdbc;
        this.today = today;
    }

    /** A source whose next delivery was expected until a day and did not come. */
    public record LateSource(String name, LocalDate expected) {}

    /** Rows of a source in quarantine. */
    public record GivenRows(String source, long rows) {}

    /** The sources that are late, by name. */
    public List<LateSource> late() {
        return sources.all().stream().flatMap(this::ifLate).toList();
    }

    private Stream<LateSource> ifLate(Source source) {
        Instant due = reliabilities.due(source);
        return due == null || today.instant().isBefore(due)
                ? Stream.empty()
                : Stream.of(new LateSource(source.name(), LocalDate.ofInstant(due.minusNanos(1), today.zone())));
    }

    /** Rows that wait and that somebody was asked to look after, by source. */
    public List<GivenRows> givenTo(int person) {
        return jdbc.sql("""
                        select s.name, count(*) from results.quarantine_owner o
                        join results.source s on s.organization_id = o.organization_id and s.key = o.source_key
                        join results.import i on i.organization_id = o.organization_id and i.source_key = o.source_key
                        join results.quarantine q on q.organization_id = o.organization_id and q.import_key = i.key
                         and q.reason = o.reason and coalesce(q.value, '') = o.value and q.released_at is null
                        where o.organization_id = ? and o.person_key = ?
                        group by s.name order by s.name
                        """)
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> new GivenRows(row.getString(1), row.getLong(2)))
                .list();
    }
}
