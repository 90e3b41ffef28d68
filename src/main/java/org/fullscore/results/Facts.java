package org.fullscore.results;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The results behind a number, each with the file and the line it came from. */
@Component
@Transactional(readOnly = true)
public class Facts {

    private final JdbcClient jdbc;

    Facts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A result as it counts now.
     *
     * @param key the id the source gave it
     * @param overlay whether it counts for the person only and not for teams
     * @param corrections how often it was corrected, 0 for never
     * @param before the amount before the last correction, or null
     * @param delivery id of the import that brought it
     * @param line of the file
     * @param rows of the file, null where they were not counted
     */
    public record Fact(
            String source,
            String key,
            LocalDate day,
            BigDecimal amount,
            boolean overlay,
            int corrections,
            @Nullable BigDecimal before,
            UUID delivery,
            String fileName,
            Instant deliveredAt,
            int mappingVersion,
            int line,
            @Nullable Long rows) {}

    /**
     * What is behind a number.
     *
     * @param newest the newest results
     * @param count how many there are in all
     * @param sum of all of them
     */
    public record Behind(List<Fact> newest, int count, BigDecimal sum) {

        /** How many are not among the newest. */
        public int more() {
            return count - newest.size();
        }

        /** What these bring together. */
        public BigDecimal sumOfMore() {
            return newest.stream().map(Fact::amount).reduce(sum, BigDecimal::subtract);
        }
    }

    /** Several results, counted and added up. */
    public record Together(int count, BigDecimal sum) {}

    /** The results of a person in a period, at most so many of them, the newest day first. */
    public Behind of(int person, short metric, Period period, int most) {
        List<Fact> newest = jdbc.sql("""
                        select s.name, f.external_id, f.day, f.amount, f.overlay, f.version, b.amount as before, i.id,
                               i.file_name, i.started_at, i.mapping_version, f.line, i.total_rows
                        from results.fact f
                        join results.source s on s.organization_id = f.organization_id and s.key = f.source_key
                        join results.import i on i.organization_id = f.organization_id and i.key = f.import_key
                        left join results.fact b on b.organization_id = f.organization_id and b.source_key = f.source_key
                          and b.external_id = f.external_id and b.metric_key = f.metric_key and b.part = f.part and b.version = f.version - 1
                        where f.organization_id = ? and f.person_key = ? and f.metric_key = ? and f.day >= ? and f.day < ?
                          and f.counts and not exists (
                            select from results.fact n
                            where n.organization_id = f.organization_id and n.source_key = f.source_key
                              and n.external_id = f.external_id and n.metric_key = f.metric_key and n.part = f.part and n.version > f.version)
                        order by f.day desc, f.external_id desc
                        limit ?
                        """)
                .params(CurrentOrganization.id(), person, metric, period.starts(), period.ends(), most)
                .query((row, number) -> fact(row))
                .list();
        Together all = together(person, metric, period.starts(), period.ends());
        return new Behind(newest, all.count(), all.sum());
    }

    /** How many results of a person there are and what they bring, from a day up to another that does not count any more. */
    public Together together(int person, short metric, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select coalesce(sum(facts), 0), coalesce(sum(amount), 0) from results.total
                        where organization_id = ? and person_key = ? and metric_key = ? and day >= ? and day < ?
                        """)
                .params(CurrentOrganization.id(), person, metric, from, to)
                .query((row, number) -> new Together(row.getInt(1), row.getBigDecimal(2)))
                .single();
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getString("name"),
                row.getString("external_id"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getBoolean("overlay"),
                row.getInt("version") - 1,
                row.getBigDecimal("before"),
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("mapping_version"),
                row.getInt("line"),
                row.getObject("total_rows", Long.class));
    }
}
