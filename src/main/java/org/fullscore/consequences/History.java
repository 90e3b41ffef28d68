package org.fullscore.consequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads decisions taken before Fullscore. Their groups are read by the report only. */
@Component
@Transactional(readOnly = true)
public class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A past decision, named as in the file it came with. */
    public record Past(
            String id,
            String owner,
            @JsonProperty("owed_by") String owedBy,
            String rule,
            String kind,
            int severity,
            LocalDate due,
            String outcome,
            @Nullable LocalDate decided,
            @JsonProperty("outcome_severity") @Nullable Integer outcomeSeverity,
            @Nullable String rank,
            @Nullable String team) {}

    /**
     * Everything that was taken over.
     *
     * @param first the day on which the earliest was due, null where there are none
     */
    public record Extent(
            int decisions,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /** How many there are, and from when to when they were due. */
    public Extent extent() {
        return jdbc.sql(
                        "select count(*), min(due), max(due) from consequences.past_obligation where organization_id = ?")
                .param(CurrentOrganization.id())
                .query((row, number) ->
                        new Extent(row.getInt(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)))
                .single();
    }

    /** The next by id. */
    public List<Past> after(@Nullable String id, int limit) {
        return jdbc.sql("""
                        select id, owner, owed_by, rule, kind, severity, due, outcome, decided, outcome_severity, rank, team
                        from consequences.past_obligation
                        where organization_id = ? and (?::text is null or id > ?) order by id limit ?
                        """)
                .param(CurrentOrganization.id())
                .param(id)
                .param(id)
                .param(limit)
                .query((row, number) -> new Past(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, LocalDate.class),
                        row.getString(8),
                        row.getObject(9, LocalDate.class),
                        row.getObject(10, Integer.class),
                        row.getString(11),
                        row.getString(12)))
                .list();
    }
}
