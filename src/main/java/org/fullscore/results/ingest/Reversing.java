package org.fullscore.results.ingest;

import java.util.List;
import java.util.Map;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what an import recorded, by new versions: each fact of it that still stands gives way to what stood before,
 * or to nothing. What a later import has corrected since stays.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Reversing {

    /**
     * A row stands as a whole by the import that changed it last: what an earlier one said of all of it stands again, and nothing where
     * none said anything.
     */
    private static final String DECIDE = """
            insert into decided_result (line, external_id, metric_key, part, version, import_key, person_key, day, amount,
              counts, overlay, old_person, old_day, old_amount, old_counts, old_overlay, change)
            select coalesce(earlier.line, standing.line), standing.external_id, standing.metric_key, standing.part, standing.version + 1,
                   coalesce(earlier.import_key, standing.import_key), earlier.person_key, earlier.day,
                   coalesce(earlier.amount, 0), coalesce(earlier.counts, false), coalesce(earlier.overlay, false),
                   standing.person_key, standing.day, standing.amount, standing.counts, standing.overlay, true
            from (select distinct external_id, metric_key, part from results.fact
                  where organization_id = :organization and source_key = :source and import_key = :import) mine
            cross join lateral (
              select * from results.fact f
              where f.organization_id = :organization and f.source_key = :source
                and f.external_id = mine.external_id and f.metric_key = mine.metric_key and f.part = mine.part
              order by f.version desc limit 1) standing
            left join lateral (
              select f.* from results.fact f
              join results.import i on i.organization_id = :organization and i.key = f.import_key and i.state <> 'undone'
              where f.organization_id = :organization and f.source_key = :source
                and f.external_id = mine.external_id and f.metric_key = mine.metric_key and f.part = mine.part
                and f.version < standing.version and f.import_key <> :import
              order by f.version desc limit 1) earlier on true
            where standing.import_key = :import
            """;

    private final JdbcClient jdbc;
    private final Recording recording;

    Reversing(JdbcClient jdbc, Recording recording) {
        this.jdbc = jdbc;
        this.recording = recording;
    }

    /** Decides what is to be taken back. The source is locked. Nothing is written before {@link #apply}. */
    public long decide(int sourceKey, int importKey) {
        recording.stage(null);
        return jdbc.sql(DECIDE)
                .params(Map.of("organization", CurrentOrganization.id(), "source", sourceKey, "import", importKey))
                .update();
    }

    /** Closed (or closing) periods with a day on which something decided changes a total. */
    public List<String> closedPeriods() {
        return jdbc.sql("""
                        select c.period from results.closing c
                        where c.organization_id = ? and c.state in ('closing', 'closed') and exists (
                          select from decided_result d
                          where d.change and (d.counts and d.day >= c.starts and d.day < c.ends
                                           or d.old_counts and d.old_day >= c.starts and d.old_day < c.ends))
                        order by c.starts, c.period
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Forgets the rates that an import was the first to convert its results at. */
    public void forgetRates(int importKey) {
        jdbc.sql("delete from results.conversion where organization_id = ? and import_key = ?")
                .params(CurrentOrganization.id(), importKey)
                .update();
    }

    /** Writes what was decided. */
    public void apply(int sourceKey) {
        recording.apply(sourceKey);
    }
}
