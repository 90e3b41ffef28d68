package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The forest of goals that serve one another, read a level and a stretch of it at a time, so that it costs the same number of
 * statements however large it is. What the viewer may not see is left out; what serves it is a root.
 */
@Component
@Transactional(readOnly = true)
public class CascadeLevels {

    private static final String PICKED = """
            with recursive picked as (
              select id from goals.goal
              where organization_id = :organization and state <> 'draft' and starts >= :starts and ends <= :ends
                and (:metric::int is null or metric_key = :metric)
              union
              select l.serves from picked p
              join goals.serving l on l.organization_id = :organization and l.goal_id = p.id)
            """;

    /** What is seen is joined to goals by their key, never to itself: how many there are is not known when it is planned. */
    private static final String PLACES = PICKED + """
            , seen as materialized (
              select g.id, g.person_key, g.team_key, g.metric_key, g.period, g.starts, g.target, l.serves
              from goals.goal g
              left join goals.serving l on l.organization_id = g.organization_id and l.goal_id = g.id
              where g.organization_id = :organization and g.id in (select id from picked)
                and (g.person_key is null or :people::int[] is null or g.person_key = any(:people::int[]))),
            below as (
              select c.serves as id, count(*) as parts,
                     sum(c.target) filter (where c.metric_key = w.metric_key and c.period = w.period) as together
              from seen c
              join goals.goal w on w.organization_id = :organization and w.id = c.serves
              group by c.serves),
            place as (
              select s.id, w.id as larger, coalesce(b.parts, 0) as parts, b.together, s.starts, s.person_key is not null as personal,
                     coalesce(p.rank <> 'rep', false) as leads, coalesce(p.name, t.name, '') as name
              from seen s
              left join goals.goal w on w.organization_id = :organization and w.id = s.serves
                and (w.person_key is null or :people::int[] is null or w.person_key = any(:people::int[]))
              left join below b on b.id = s.id
              left join organization.person_card p on p.organization_id = :organization and p.key = s.person_key
              left join organization.team_card t on t.organization_id = :organization and t.key = s.team_key)
            select * from (
              select id, larger, parts, together, leads, name, count(*) over (partition by larger) as total,
                     row_number() over (partition by larger order by personal, not leads, name, starts, id) as nth
              from place where
            """;

    private static final String STRETCH = """
            ) as numbered where nth > :from and nth <= :from + :most order by nth
            """;

    private final JdbcClient jdbc;
    private final GoalLines lines;
    private final Sight sight;

    CascadeLevels(JdbcClient jdbc, GoalLines lines, Sight sight) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.sight = sight;
    }

    /** Goals whose period lies in a range of days (half-open), of one metric or of all, and the larger goals they serve. */
    public record Forest(
            LocalDate starts, LocalDate ends, @Nullable Short metric) {}

    /** A stretch of one level: so many goals after so many others. */
    public record Stretch(int from, int most) {}

    /**
     * One goal where it stands.
     *
     * @param name who owns it
     * @param leads whether a leader or executive owns it
     * @param parts how many goals serve it
     * @param together what those of its metric and period add up to; null without any
     */
    public record Place(
            GoalLine goal,
            String name,
            boolean leads,
            int parts,
            @Nullable BigDecimal together) {}

    /** A stretch of goals: teams first, then leaders, then the others, by name; and how many there are in all. */
    public record Level(List<Place> places, int all) {

        static final Level NONE = new Level(List.of(), 0);
    }

    /** Which roots: those that others serve, or those that stand alone. */
    public enum Roots {
        SERVED,
        ALONE
    }

    /** Goals that serve none, or none the viewer sees. */
    public Level roots(Forest forest, Roots which, Stretch stretch, Viewer viewer) {
        String condition = which == Roots.SERVED ? "larger is null and parts > 0" : "larger is null and parts = 0";
        return levels(read(forest, condition, new UUID[0], stretch, viewer)).values().stream()
                .findFirst()
                .orElse(Level.NONE);
    }

    /** The goals that serve each of these, by id of the larger one. */
    public Map<UUID, Level> parts(Collection<UUID> larger, Forest forest, Stretch stretch, Viewer viewer) {
        Map<UUID, Level> parts = new HashMap<>();
        if (!larger.isEmpty()) {
            levels(read(forest, "larger = any(:goals)", larger.toArray(UUID[]::new), stretch, viewer))
                    .forEach((goal, level) -> goal.ifPresent(id -> parts.put(id, level)));
        }
        return parts;
    }

    /** One goal of the forest, or empty where it is not among those the viewer sees. */
    public Optional<Place> one(UUID goal, Forest forest, Viewer viewer) {
        return levels(read(forest, "id = any(:goals)", new UUID[] {goal}, new Stretch(0, 1), viewer)).values().stream()
                .flatMap(level -> level.places().stream())
                .findFirst();
    }

    /** How many goals of the forest the viewer does not see. */
    public int hidden(Forest forest, Viewer viewer) {
        Optional<Set<Integer>> people = sight.people(viewer);
        return people.isEmpty()
                ? 0
                : hashing(() ->
                        asked(PICKED + """
                        select count(*) from goals.goal g
                        where g.organization_id = :organization and g.id in (select id from picked)
                          and g.person_key is not null and not g.person_key = any(:people::int[])
                        """, forest, people).query(Integer.class).single());
    }

    private record Row(
            UUID id,
            @Nullable UUID larger,
            int parts,
            @Nullable BigDecimal together,
            boolean leads,
            String name,
            int total) {}

    private List<Row> read(Forest forest, String condition, UUID[] goals, Stretch stretch, Viewer viewer) {
        Optional<Set<Integer>> people = sight.people(viewer);
        JdbcClient.StatementSpec statement = asked(PLACES + condition + STRETCH, forest, people)
                .param("from", stretch.from())
                .param("most", stretch.most());
        return hashing(() -> (goals.length == 0 ? statement : statement.param("goals", goals))
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("larger", UUID.class),
                        row.getInt("parts"),
                        row.getBigDecimal("together"),
                        row.getBoolean("leads"),
                        row.getString("name"),
                        row.getInt("total")))
                .list());
    }

    /**
     * How many goals a recursion finds cannot be known when it is planned; where one was expected and thousands came, loops in
     * loops took minutes for what hashing does in a moment.
     */
    private <R> R hashing(Supplier<R> reading) {
        allowLoopsInLoops("off");
        R read = reading.get();
        allowLoopsInLoops("on");
        return read;
    }

    private void allowLoopsInLoops(String allowed) {
        jdbc.sql("select set_config('enable_nestloop', ?, true)")
                .param(allowed)
                .query(String.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Forest forest, Optional<Set<Integer>> people) {
        return jdbc.sql(sql)
                .param("organization", CurrentOrganization.id())
                .param("starts", forest.starts())
                .param("ends", forest.ends())
                .param(
                        "metric",
                        forest.metric() == null
                                ? null
                                : Objects.requireNonNull(forest.metric()).intValue())
                .param("people", GoalLines.array(people.orElse(null)));
    }

    private Map<Optional<UUID>, Level> levels(List<Row> rows) {
        Map<UUID, GoalLine> read = rows.isEmpty()
                ? Map.of()
                : lines.those(rows.stream().map(Row::id).toList());
        Map<Optional<UUID>, List<Place>> places = new HashMap<>();
        Map<Optional<UUID>, Integer> totals = new HashMap<>();
        for (Row row : rows) {
            GoalLine line = read.get(row.id());
            if (line != null) {
                Optional<UUID> larger = Optional.ofNullable(row.larger());
                places.computeIfAbsent(larger, id -> new ArrayList<>())
                        .add(new Place(line, row.name(), row.leads(), row.parts(), row.together()));
                totals.put(larger, row.total());
            }
        }
        Map<Optional<UUID>, Level> levels = new HashMap<>();
        places.forEach((larger, some) ->
                levels.put(larger, new Level(List.copyOf(some), totals.getOrDefault(larger, some.size()))));
        return levels;
    }
}
