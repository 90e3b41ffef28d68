package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fullscore.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/** Files of random rows, what they say taken together, and whether the database says the same, asked past the application. */
final class DeliveredFiles {

    static final String MAPPING = """
            key: id
            only: { stage: [Won] }
            person: { column: who }
            on: { column: day }
            metrics:
              revenue: { column: amount }
            """;

    private static final int ROWS = 160;
    private static final int KEYS = 480;

    /** What has to be nowhere, each as a query that counts it. */
    private static final Map<String, String> FAULTS = Map.of(
            "totals that are not the sum of facts",
            """
            with standing as (
              select distinct on (source_key, external_id, metric_key) * from results.fact
              order by source_key, external_id, metric_key, version desc),
            summed as (
              select person_key, metric_key, day, sum(amount) as amount, count(*) as facts from standing
              where counts group by person_key, metric_key, day)
            select count(*) from results.total t full join summed s using (person_key, metric_key, day)
            where coalesce(t.amount, 0) <> coalesce(s.amount, 0) or coalesce(t.facts, 0) <> coalesce(s.facts, 0)
            """,
            "facts recorded twice",
            """
            select count(*) from results.fact f join results.fact b
              on (b.source_key, b.external_id, b.metric_key) = (f.source_key, f.external_id, f.metric_key)
             and b.version = f.version - 1
             and b.import_key not in (select key from results.import where state = 'undone')
            where (f.person_key, f.day, f.amount, f.counts) = (b.person_key, b.day, b.amount, b.counts)
            """,
            "versions left out",
            """
            select count(*) from (select count(*), max(version) from results.fact
              group by source_key, external_id, metric_key having count(*) <> max(version)) gap
            """,
            "imports that do not account for each row",
            """
            select count(*) from results.import where state in ('recorded', 'undone') and ("read" <> total_rows
              or recorded + duplicates + corrected + ignored + quarantined <> "read"
              or quarantined <> (select count(*) from results.quarantine q where q.import_key = import.key))
            """,
            "imports that broke off",
            "select count(*) from results.import where state = 'failed'",
            "files kept for nothing",
            "select count(*) from results.delivery",
            "imports that are not on record once",
            """
            select count(*) from results.import i where i.state in ('recorded', 'undone') and 1 <> (
              select count(*) from ledger.entry e where e.act = 'import-recorded' and e.subject = 'import:' || i.id)
            """,
            "undoings that are not on record once",
            """
            select count(*) from results.import i where i.state = 'undone' and 1 <> (
              select count(*) from ledger.entry e where e.act = 'import-undone' and e.subject = 'import:' || i.id)
            """);

    private final Random random;
    private final long seed;
    private final Access access;
    private Map<String, String> standing = new HashMap<>();
    private final Deque<Recorded> recorded = new ArrayDeque<>();
    private @Nullable Connection connection;
    private int made;

    /** Opens a connection that stands above row level security. */
    interface Access {
        Connection open() throws SQLException;
    }

    /** A row. */
    private record Line(String key, String who, String day, String stage, int amount) {

        String says() {
            return who + " " + day + " " + amount + ".0000";
        }
    }

    record File(String name, Import.Mode mode, List<Line> lines) {

        InputStream content() {
            StringBuilder csv = new StringBuilder("id,who,day,stage,amount\n");
            lines.forEach(line -> csv.append(
                    String.join(",", line.key, line.who, line.day, line.stage, Integer.toString(line.amount)) + "\n"));
            return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
        }

        long bad() {
            return lines.stream()
                    .filter(line -> line.stage.equals("Won") && line.who.equals("nobody"))
                    .count();
        }
    }

    private record Recorded(File file, Map<String, String> before) {}

    DeliveredFiles(Random random, long seed, Access access) {
        this.random = random;
        this.seed = seed;
        this.access = access;
    }

    void enter(OrganizationId organization) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into organization.person (organization_id, id, name, rank) select '"
                    + organization.id() + "', id, id, 'rep' from unnest(array['priya', 'conor', 'aoife']) id");
            statement.execute("insert into organization.metric (organization_id, code, name, unit, currency) values ('"
                    + organization.id() + "', 'revenue', 'Revenue', 'currency', 'USD')");
        }
    }

    /** A file of rows that are new, the same as before, other than before, not to be counted, or bad (none of these half the time for all or nothing). */
    File next(Import.Mode mode) {
        boolean spotless = mode == Import.Mode.ALL_OR_NOTHING && random.nextBoolean();
        String[] people =
                spotless ? new String[] {"priya", "conor"} : new String[] {"priya", "conor", "aoife", "nobody"};
        List<Line> lines = IntStream.range(0, ROWS)
                .mapToObj(row -> new Line(
                        "K" + random.nextInt(KEYS),
                        people[(int) (people.length * Math.sqrt(random.nextInt(1000) / 1000.0)) % people.length],
                        "2026-07-0" + (1 + random.nextInt(3)),
                        random.nextInt(10) == 0 ? "Lost" : "Won",
                        random.nextInt(4) - 1))
                .toList();
        return new File("file-" + ++made, mode, lines);
    }

    void done(File file) {
        boolean refused = file.mode() == Import.Mode.ALL_OR_NOTHING && file.bad() > 0;
        Map<String, String> before = new HashMap<>(standing);
        List<Line> taken = refused ? List.of() : file.lines();
        for (Line line : taken) {
            switch (line.stage().equals("Lost") ? "Lost" : line.who()) {
                case "Lost" -> standing.remove(line.key());
                case "nobody" -> {}
                default -> standing.put(line.key(), line.says());
            }
        }
        taken.stream().limit(1).forEach(any -> recorded.push(new Recorded(file, before)));
    }

    List<UUID> importsOfLast() throws SQLException {
        List<UUID> imports = new ArrayList<>();
        for (Recorded last : recorded.stream().limit(1).toList()) {
            imports.addAll(importsOf(last.file()));
        }
        return imports;
    }

    void lastIsUndone() {
        recorded.stream().limit(1).forEach(last -> standing = last.before());
        recorded.poll();
    }

    /** The newest first. */
    List<UUID> importsOf(File file) throws SQLException {
        return rows(
                "select id from results.import where file_name = '" + file.name() + "' order by key desc",
                row -> row.getObject(1, UUID.class));
    }

    boolean isUndone(UUID id) throws SQLException {
        return ask("select count(*) from results.import where state = 'undone' and id = '" + id + "'") == 1;
    }

    boolean isUnfinished() throws SQLException {
        return ask("select count(*) from results.import where state = 'running'") > 0;
    }

    /** Compares what stands with what the files said, and looks for faults. */
    void check() throws SQLException {
        for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
            assertThat(ask(fault.getValue()))
                    .as("%s, seed %d", fault.getKey(), seed)
                    .isZero();
        }
        Map<String, String> found = new HashMap<>();
        rows("""
                select external_id, p.id || ' ' || day || ' ' || amount from (
                  select distinct on (external_id) * from results.fact order by external_id, version desc) f
                join organization.person p on p.key = f.person_key where f.counts
                """, row -> found.put(row.getString(1), row.getString(2)));
        assertThat(found).as("standing facts, seed %d", seed).isEqualTo(standing);
    }

    long ask(String sql) throws SQLException {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Reading<T> reading) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection().prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(reading.read(row));
            }
        }
        return rows;
    }

    /** The one of before, unless it was killed, too. */
    private Connection connection() throws SQLException {
        while (connection == null || !connection.isValid(1)) {
            connection = access.open();
        }
        return connection;
    }
}
