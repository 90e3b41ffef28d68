package org.fullscore.results.ingest;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.tenancy.OneTrip;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * Records a handful of rows that are taken to be new, in a transaction of its own and one trip to the database, which ends with the commit. Where
 * anything is not as was thought, the database refuses, and nothing was recorded.
 */
@Component
public class RecordingNew {

    /** Waits until nobody else is recording into the source: a statement of its own, so that the next one sees what was committed meanwhile. */
    private static final String LOCK = "select key, " + DroppingMonths.SHARE + """
             from results.source where organization_id = :organization and key = :source for no key update;
            """;

    private static final String SOURCE_STANDS = """
            exists (select from results.source where organization_id = :organization and key = :source and mapping_version = :mapping)
            """;

    private static final String NOTHING_IS_CLOSED = """
            not exists (
              select from results.closing c
              where c.organization_id = :organization and c.state <> 'open' and exists (
                select from unnest(:days::date[]) day where day >= c.starts and day < c.ends))
            """;

    private static final String NOTHING_IS_TAKEN_BACK =
            RecordingAtOnce.STAGED + " select results.all_new(not (" + RecordingSql.TAKING_BACK + "))";

    /** What {@code results.all_new} refuses with. */
    private static final String NOT_NEW = "FN001";

    private static final String FACTS = RecordingAtOnce.STAGED + RecordingSql.NEW;
    private static final String TOTALS = RecordingAtOnce.STAGED + RecordingSql.FRESH_TOTALS;

    private final OneTrip trip;

    RecordingNew(OneTrip trip) {
        this.trip = trip;
    }

    /**
     * What is written with the rows.
     *
     * @param grown a statement that returns a row if the import is as it was thought to be
     * @param statements that fail where they cannot write
     */
    public record Together(String grown, List<String> statements, Map<String, Object> parameters) {}

    /**
     * Records rows each of which is taken to be new, or to take nothing back, none for quarantine, and what goes with them. False, with
     * nothing recorded, if a row is not so, if one is of a closed period, or if anything else is not as was thought, the version of the mapping included.
     *
     * <p>Waits until nobody else is recording into the source, and keeps others waiting.
     */
    public boolean record(int sourceKey, int mapping, int importKey, Handful rows, Together together) {
        Map<String, Object> parameters = new HashMap<>(RecordingAtOnce.parameters(sourceKey, importKey, rows.staged()));
        parameters.putAll(together.parameters());
        parameters.put("mapping", mapping);
        StringBuilder sql = new StringBuilder(LOCK)
                .append("with grown as (")
                .append(together.grown())
                .append(") select results.all_new(exists (select from grown) and ")
                .append(SOURCE_STANDS)
                .append(" and ")
                .append(NOTHING_IS_CLOSED)
                .append(")");
        if (rows.takesBack()) {
            sql.append("; ").append(NOTHING_IS_TAKEN_BACK);
        }
        if (!rows.converted().isEmpty()) {
            sql.append("; ").append(Recording.REMEMBER);
            parameters.putAll(Recording.conversions(rows.converted()));
        }
        if (rows.facts() > 0) {
            sql.append("; ").append(FACTS).append("; ").append(TOTALS);
        }
        together.statements().forEach(statement -> sql.append("; ").append(statement));
        if (rows.facts() > 0) {
            sql.append("; ").append(DroppingMonths.DROP);
            parameters.putAll(DroppingMonths.parameters(rows.people(), rows.days()));
        }
        try {
            trip.writeResults(sql.toString(), parameters);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        } catch (UncategorizedSQLException refused) {
            SQLException cause = refused.getSQLException();
            if (cause == null || !NOT_NEW.equals(cause.getSQLState())) {
                throw refused;
            }
            return false;
        }
    }
}
