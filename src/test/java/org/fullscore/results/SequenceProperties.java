package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;
import org.fullscore.TestDatabase;
import org.fullscore.organization.Founding;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.fullscore.tenancy.local.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Any sequence of imports, repeats, corrections, reversals, snapshots, undos and splits, on a real PostgreSQL: totals are the sum of the
 * facts that stand, each fact is there once, what people share of a row sums to the row, and of each row stands what was said last.
 */
class SequenceProperties {

    private static final String PEOPLE = """
            key: id
            only: { stage: [Won, Storno] }
            person:
              - { column: rep, percent: share }
              - { column: partner, percent: rest }
              - { column: engineer, credit: overlay }
            on: { column: day }
            metrics:
              revenue: { column: amount }
              deals-won: { constant: 1 }
            reversal: { column: stage, values: [Storno] }
            """;
    private static final String ONE_PERSON = """
            key: id
            only: { stage: [Won] }
            person: { column: rep }
            on: { column: day }
            metrics: { revenue: { column: amount }, deals-won: { constant: 1 } }
            snapshot: true
            """;
    private static final String HEADER = "id,rep,share,partner,rest,engineer,day,stage,amount\n";

    /** What must be nowhere, each as a query that counts it. */
    private static final Map<String, String> FAULTS = Map.of(
            "totals that are not the sum of facts",
            """
            with standing as (
              select distinct on (source_key, external_id, metric_key, part) * from results.fact where organization_id = '%1$s'
              order by source_key, external_id, metric_key, part, version desc),
            summed as (
              select person_key, metric_key, day, sum(amount) as amount, sum(case when overlay then 0 else amount end) as rolls_up,
                     count(*) as facts
              from standing where counts group by person_key, metric_key, day)
            select count(*) from (select * from results.total where organization_id = '%1$s') t
            full join summed s using (person_key, metric_key, day)
            where (coalesce(t.amount, 0), coalesce(t.primary_amount, 0), coalesce(t.facts, 0))
               <> (coalesce(s.amount, 0), coalesce(s.rolls_up, 0), coalesce(s.facts, 0))
            """,
            "totals of months that are not those of their days",
            JulyOfEverybody.WRONG,
            "versions left out or twice",
            """
            select count(*) from (select count(*), max(version) from results.fact where organization_id = '%1$s'
              group by source_key, external_id, metric_key, part having count(*) <> max(version)) gap
            """,
            "facts that stand for an import that was undone",
            """
            select count(*) from (
              select distinct on (source_key, external_id, metric_key, part) * from results.fact where organization_id = '%1$s'
              order by source_key, external_id, metric_key, part, version desc) f
            join results.import i on i.organization_id = f.organization_id and i.key = f.import_key and i.state = 'undone'
            where f.counts
            """,
            "rows whose parts are not the whole",
            """
            select count(*) from (
              select source_key, external_id, sum(amount) as whole from (
                select distinct on (source_key, external_id, metric_key, part) * from results.fact
                where organization_id = '%1$s' order by source_key, external_id, metric_key, part, version desc) f
              join organization.metric m on m.organization_id = f.organization_id and m.key = f.metric_key and m.code = 'deals-won'
              where counts and not overlay group by source_key, external_id) row where whole <> 1
            """,
            "imports that do not account for each row",
            """
            select count(*) from results.import where organization_id = '%1$s' and state in ('recorded', 'undone')
              and ("read" <> total_rows or recorded + duplicates + corrected + ignored + quarantined <> "read")
            """);

    private static TestDatabase.@Nullable Fresh database;
    private static @Nullable Incarnation application;

    /** Something somebody does with the feeds. */
    sealed interface Deed {

        record Deliver(String source, List<String> rows) implements Deed {}

        /** Sends a file again that was sent before; which of them, counted round. */
        record Repeat(int which) implements Deed {}

        /** Takes back an import that was not taken back before; which of them, the newest first, counted round. */
        record Undo(int which) implements Deed {}

        /** Another version of the mapping: shared or not. */
        record Remap(boolean shared) implements Deed {}
    }

    @BeforeContainer
    static void start() {
        TestDatabase.Fresh fresh = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(fresh.url(), EmbeddedDatabase.OWNER, fresh.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = fresh;
        application = new Incarnation(fresh.url(), fresh.password());
    }

    @AfterContainer
    static void stop() {
        application().close();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whateverIsDoneTotalsAreTheSumOfFactsEachThereOnce(@ForAll("deeds") List<Deed> deeds) throws SQLException {
        OrganizationId organization = found();
        List<Deed.Deliver> sent = new ArrayList<>();
        RowsAsTold told = new RowsAsTold();
        List<AddingUpMonths.Months> july = JulyOfEverybody.of(organization, database()::superuser);
        for (Deed deed : deeds) {
            CurrentOrganization.runAs(organization, () -> {
                application().of(AddingUpMonths.class).addUp(july);
                act(deed, sent, told);
            });
            assertThat(standing(organization)).as("after %s", deed).isEqualTo(told.standing());
            for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
                assertThat(count(fault.getValue().formatted(organization.id())))
                        .as("%s after %s", fault.getKey(), deed)
                        .isZero();
            }
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<String> row = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(
                                "priya,100,,,",
                                "priya,60,conor,40,",
                                "conor,50,aoife,50,",
                                "priya,33.33,aoife,66.67,conor",
                                "nobody,100,,,",
                                "priya,60,conor,30,",
                                "aoife,100,,,priya"),
                        Arbitraries.of("2026-07-01", "2026-07-02"),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.just("Won")),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just("Lost")),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just("Storno"))),
                        Arbitraries.integers()
                                .between(-300, 300)
                                .map(cents -> cents / 100 + "." + Math.abs(cents % 100 / 10)))
                .as((key, who, day, stage, amount) -> "K" + key + "," + who + "," + day + "," + stage + "," + amount);
        Arbitrary<Deed> deliver = Combinators.combine(
                        Arbitraries.of("crm", "crm", "crm", "shop"),
                        row.list().ofMinSize(1).ofMaxSize(5))
                .as(Deed.Deliver::new);
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 4);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, deliver),
                        net.jqwik.api.Tuple.of(2, which.map(Deed.Repeat::new)),
                        net.jqwik.api.Tuple.of(4, which.map(Deed.Undo::new)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of(true, false).map(Deed.Remap::new)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(20);
    }

    private static void act(Deed deed, List<Deed.Deliver> sent, RowsAsTold told) {
        switch (deed) {
            case Deed.Deliver delivery -> {
                sent.add(delivery);
                deliver(delivery, told);
            }
            case Deed.Repeat repeat ->
                sent.stream()
                        .skip(repeat.which() % Math.max(1, sent.size()))
                        .limit(1)
                        .forEach(delivery -> deliver(delivery, told));
            case Deed.Undo undo ->
                ids(undo.which()).forEach(id -> {
                    application().of(UndoingImport.class).undo(id, UndoingImport.Reach.OPEN_PERIODS, null);
                    told.undo(id);
                });
            case Deed.Remap remap -> {
                map("crm", remap.shared() ? PEOPLE : ONE_PERSON.replace("snapshot: true", ""));
                told.map("crm", remap.shared());
            }
        }
    }

    private static void deliver(Deed.Deliver deed, RowsAsTold told) {
        String csv = HEADER + deed.rows().stream().map(row -> row + "\n").collect(Collectors.joining());
        try (Delivery delivery =
                Delivery.receive(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "file.csv")) {
            assertThat(application()
                            .of(Importing.class)
                            .now(deed.source(), delivery, new Import.Terms(Import.Mode.GOOD_ROWS, true), null))
                    .isInstanceOfSatisfying(
                            Importing.Answer.Taken.class,
                            taken ->
                                    told.deliver(deed.source(), taken.delivery().id(), deed.rows()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The import that is meant, if any stands. */
    private static Stream<UUID> ids(int which) {
        List<UUID> standing = application().of(Imports.class).latest(Integer.MAX_VALUE, 100).stream()
                .filter(each -> each.state() != Import.State.UNDONE)
                .map(Import::id)
                .toList();
        return standing.stream().skip(which % Math.max(1, standing.size())).limit(1);
    }

    private static void map(String source, String mapping) {
        application().of(ChangingSource.class).change(source, mapping, null);
    }

    private static OrganizationId found() throws SQLException {
        OrganizationId organization = application().of(Organizations.class).next();
        in(organization, () -> {
            application().of(Organizations.class).found(organization, "Aldera " + organization.id());
            application().of(Founding.class).furnish("UTC", "en-US", "US", "USD");
            return true;
        });
        try (Connection connection = database().superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into organization.person (organization_id, id, name, rank) select '"
                    + organization.id() + "', id, id, 'rep' from unnest(array['priya', 'conor', 'aoife']) id");
            statement.execute("insert into organization.metric (organization_id, code, name, unit, currency) values ('"
                    + organization.id() + "', 'revenue', 'Revenue', 'currency', 'USD'), ('" + organization.id()
                    + "', 'deals-won', 'Deals won', 'count', null)");
        }
        in(organization, () -> {
            map("crm", PEOPLE);
            map("shop", ONE_PERSON);
            return true;
        });
        return organization;
    }

    private static void in(OrganizationId organization, Supplier<Boolean> work) {
        CurrentOrganization.runAs(
                organization, () -> application().of(TransactionTemplate.class).execute(status -> work.get()));
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = database().superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> standing(OrganizationId organization) throws SQLException {
        try (Connection connection = database().superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RowsAsTold.STANDING.formatted(organization.id()))) {
            row.next();
            return row.getArray(1) == null
                    ? List.of()
                    : Stream.of((String[]) row.getArray(1).getArray()).sorted().toList();
        }
    }

    private static Incarnation application() {
        return Objects.requireNonNull(application);
    }

    private static TestDatabase.Fresh database() {
        return Objects.requireNonNull(database);
    }
}
