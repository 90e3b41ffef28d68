package org.fullscore.results;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads from the number of a goal to the results behind it, and from each to the file, the line and the version of the mapping it
 * came by. Of a team these are the results of its members on the days of their membership, without overlay credit.
 */
@Component
@Transactional(readOnly = true)
public class Lineage {

    private static final String MEMBERS = """
            with member as materialized (
              select person_key, range_agg(daterange(starts, ends)) as days from organization.subtree_member
              where organization_id = :organization and root_key = :team::integer and starts < :ends and :starts < ends
              group by person_key
              union all
              select :person::integer, datemultirange(daterange(null, null)) where :person::integer is not null)
            """;

    private static final String FACTS = """
             from member m
            join results.fact f on f.organization_id = :organization and f.person_key = m.person_key
             and f.metric_key = any(:metrics) and f.day >= :starts and f.day < :ends and m.days @> f.day
             and f.counts and (:team::integer is null or not f.overlay)
            where not exists (
                select from results.fact n
                where n.organization_id = f.organization_id and n.source_key = f.source_key
                  and n.external_id = f.external_id and n.metric_key = f.metric_key and n.part = f.part and n.version > f.version)
              and (:everybody or f.person_key = any(:seen))
            """;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Closings closings;
    private final Metrics metrics;

    Lineage(JdbcClient jdbc, Standings standings, Closings closings, Metrics metrics) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.closings = closings;
        this.metrics = metrics;
    }

    /**
     * A version of a result and where it came from.
     *
     * @param counts false for a correction to nothing
     * @param fileName of the file, or of the hour of a push
     * @param sha256 of the file, in hexadecimal
     * @param mappingVersion by which the row was read
     * @param rows of the file, null where they were not counted
     * @param replayOf the import whose quarantined row this was, read again later; null otherwise
     * @param rowCorrected whether somebody corrected the row while it waited
     */
    public record Step(
            int version,
            int person,
            LocalDate day,
            BigDecimal amount,
            boolean counts,
            UUID delivery,
            String fileName,
            String sha256,
            Instant deliveredAt,
            int mappingVersion,
            int line,
            @Nullable Long rows,
            @Nullable UUID replayOf,
            boolean rowCorrected) {}

    /**
     * A result as it counts now.
     *
     * @param key the id the source gave it
     * @param overlay whether it counts for the person only and not for teams
     * @param late whether it came after the period was closed, so that it is not in the number
     * @param steps its versions, the one that counts first
     */
    public record Origin(String source, String key, Metric metric, boolean overlay, boolean late, List<Step> steps) {

        /** The version that counts. */
        public Step now() {
            return steps.getFirst();
        }

        /** The versions it replaced, the latest first. */
        public List<Step> before() {
            return steps.subList(1, steps.size());
        }
    }

    /** After which result a page begins: the place in the order of {@link #of}. */
    public record After(LocalDate day, short metric, int source, int part, String key) {}

    /**
     * What is behind a number.
     *
     * @param results the newest day first
     * @param count how many there are in all, as far as they may be seen
     * @param sums of all of these, by the code of their metric
     * @param next where the next page begins, null after the last
     */
    public record Behind(
            Standing standing,
            List<Origin> results,
            long count,
            Map<String, BigDecimal> sums,
            @Nullable After next) {

        /** How many follow after these, on a first page. */
        public long more() {
            return count - results.size();
        }
    }

    private record Found(
            int sourceKey, String source, String key, short metric, LocalDate day, boolean overlay, int part) {}

    private record Id(int source, String key, short metric, int part) {}

    private record Sum(long count, Map<String, BigDecimal> amounts) {}

    /**
     * The results behind the number of a goal in force.
     *
     * @param seen keys of the people whose results may be seen, empty for everybody
     * @param after where the page begins, null for the first
     */
    public Optional<Behind> of(UUID goal, Optional<Set<Integer>> seen, @Nullable After after, int most) {
        return standings.one(goal).map(standing -> of(standing, seen, after, most));
    }

    private Behind of(Standing standing, Optional<Set<Integer>> seen, @Nullable After after, int most) {
        Map<Short, Metric> known = metrics.all().stream().collect(Collectors.toMap(Metric::key, Function.identity()));
        List<Found> found = parameters(jdbc.sql(MEMBERS + """
                        select f.source_key,
                          (select s.name from results.source s
                           where s.organization_id = f.organization_id and s.key = f.source_key),
                          f.external_id, f.metric_key, f.day, f.overlay, f.part
                        """ + FACTS + """
                          and (:afterDay::date is null or (f.day, f.metric_key, f.source_key, f.external_id, f.part)
                               < (:afterDay::date, :afterMetric::smallint, :afterSource::integer, :afterKey::text collate "C",
                                  :afterPart::smallint))
                        order by f.day desc, f.metric_key desc, f.source_key desc, f.external_id desc, f.part desc limit :limit
                        """), standing, seen)
                .param("afterDay", after == null ? null : after.day())
                .param("afterMetric", after == null ? null : after.metric())
                .param("afterSource", after == null ? null : after.source())
                .param("afterKey", after == null ? null : after.key())
                .param("afterPart", after == null ? null : after.part())
                .param("limit", most + 1)
                .query((row, number) -> new Found(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getShort(4),
                        row.getObject(5, LocalDate.class),
                        row.getBoolean(6),
                        row.getInt(7)))
                .list();
        List<Found> page = found.size() > most ? found.subList(0, most) : found;
        Map<Id, List<Step>> steps = steps(page);
        Instant closed = standing.frozen() ? closings.of(standing.period()).closedAt() : null;
        List<Origin> origins = page.stream()
                .map(one -> origin(
                        one,
                        Objects.requireNonNull(known.get(one.metric())),
                        Objects.requireNonNull(steps.get(new Id(one.sourceKey(), one.key(), one.metric(), one.part()))),
                        closed))
                .toList();
        Sum sum = sum(standing, seen, known);
        Found last = page.isEmpty() ? null : page.getLast();
        return new Behind(
                standing,
                origins,
                sum.count(),
                sum.amounts(),
                last == null || page.size() == found.size()
                        ? null
                        : new After(last.day(), last.metric(), last.sourceKey(), last.part(), last.key()));
    }

    private static Origin origin(Found one, Metric metric, List<Step> steps, @Nullable Instant closed) {
        boolean late = closed != null && steps.getFirst().deliveredAt().isAfter(closed);
        return new Origin(one.source(), one.key(), metric, one.overlay(), late, steps);
    }

    private Sum sum(Standing standing, Optional<Set<Integer>> seen, Map<Short, Metric> known) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        List<Long> counts = parameters(
                        jdbc.sql(MEMBERS + "select f.metric_key, count(*), sum(f.amount)" + FACTS
                                + " group by f.metric_key"),
                        standing,
                        seen)
                .query((row, number) -> {
                    amounts.put(
                            Objects.requireNonNull(known.get(row.getShort(1))).code(), row.getBigDecimal(3));
                    return row.getLong(2);
                })
                .list();
        return new Sum(counts.stream().mapToLong(Long::longValue).sum(), amounts);
    }

    private static JdbcClient.StatementSpec parameters(
            JdbcClient.StatementSpec statement, Standing standing, Optional<Set<Integer>> seen) {
        Metric metric = standing.metric();
        List<Short> summed = metric.aggregate() == Metric.Aggregate.RATIO
                ? List.of(Objects.requireNonNull(metric.numerator()), Objects.requireNonNull(metric.denominator()))
                : List.of(metric.key());
        return statement
                .param("organization", CurrentOrganization.id())
                .param("team", standing.owner().teamKey())
                .param("person", standing.owner().personKey())
                .param("metrics", summed.toArray(Short[]::new))
                .param("starts", standing.period().starts())
                .param("ends", standing.period().ends())
                .param("everybody", seen.isEmpty())
                .param("seen", seen.orElse(Set.of()).toArray(Integer[]::new));
    }

    private Map<Id, List<Step>> steps(List<Found> page) {
        Map<Id, List<Step>> steps = new HashMap<>();
        jdbc.sql("""
                        select f.source_key, f.external_id, f.metric_key, f.version, f.person_key, f.day, f.amount, f.counts, f.part,
                               i.id as delivery, i.file_name, i.sha256, i.started_at, i.mapping_version, f.line, i.total_rows,
                               origin.id as origin, q.corrected is not null as row_corrected
                        from unnest(?::integer[], ?::text[], ?::smallint[], ?::smallint[]) as k (source_key, external_id, metric_key, part)
                        join results.fact f on f.organization_id = ? and f.source_key = k.source_key
                         and f.external_id = k.external_id collate "C" and f.metric_key = k.metric_key and f.part = k.part
                        join results.import i on i.organization_id = f.organization_id and i.key = f.import_key
                        left join results.import origin on origin.organization_id = i.organization_id and origin.key = i.replay_of
                        left join results.quarantine q on q.organization_id = i.organization_id
                         and q.import_key = i.replay_of and q.line = f.line
                        order by f.version desc
                        """)
                .params(
                        page.stream().map(Found::sourceKey).toArray(Integer[]::new),
                        page.stream().map(Found::key).toArray(String[]::new),
                        page.stream().map(Found::metric).toArray(Short[]::new),
                        page.stream().map(Found::part).toArray(Integer[]::new),
                        CurrentOrganization.id())
                .query(row -> {
                    steps.computeIfAbsent(
                                    new Id(row.getInt(1), row.getString(2), row.getShort(3), row.getInt("part")),
                                    id -> new ArrayList<>())
                            .add(step(row));
                });
        return steps;
    }

    private static Step step(ResultSet row) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new Step(
                row.getInt("version"),
                row.getInt("person_key"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getBoolean("counts"),
                row.getObject("delivery", UUID.class),
                row.getString("file_name"),
                sha256 == null ? "" : HexFormat.of().formatHex(sha256),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("mapping_version"),
                row.getInt("line"),
                row.getObject("total_rows", Long.class),
                row.getObject("origin", UUID.class),
                row.getBoolean("row_corrected"));
    }
}
