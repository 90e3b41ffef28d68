package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Two replicas on one database: what one records, the other hears of. */
class HearingOfChangesTest extends RealTest {

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private People people;

    private ResultChanges other;
    private Heard heard;
    private House house;
    private Api api;

    /** What the second replica was told. */
    private static final class Heard implements ResultChanges.Hearer {

        private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        private final CountDownLatch lost = new CountDownLatch(1);

        @Override
        public void changed(Change change) {
            changes.add(change);
        }

        @Override
        public void lost() {
            lost.countDown();
        }
    }

    @BeforeEach
    void aSecondReplicaListens() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """));
        other = new ResultChanges(connection);
        heard = new Heard();
        other.tell(heard);
        other.start();
        await().atMost(Duration.ofSeconds(20)).until(other::isListening);
    }

    @AfterEach
    void itStops() {
        other.stop();
    }

    @Test
    void aPushedFactAndAFileAreHeardOf() throws InterruptedException {
        ok(api.postJson(
                "/api/sources/crm/results", "{\"id\":\"A\",\"who\":\"priya\",\"day\":\"2026-07-01\",\"amount\":1}"));
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("priya"));
        heard.changes.clear();
        ok(api.postFile(
                "/api/sources/crm/imports",
                "id,who,day,amount\nB,priya,2026-07-01,2\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("priya"));
    }

    @Test
    void aCorrectionIsOfWhoHadItAndOfWhoHasItNow() throws InterruptedException {
        push("A", "priya", 5);
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("priya"));
        push("A", "rui", 5);
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("priya", "rui"));
        push("A", "rui", 5);
        push("B", "nobody", 5);
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of());
        ok(api.postFile(
                "/api/sources/crm/imports",
                "id,who,day,amount\nA,conor,2026-07-01,2\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("rui", "conor"));
    }

    @Test
    void anImportThatIsRefusedIsNotHeardOf() throws InterruptedException {
        api.postFile(
                "/api/sources/crm/imports?mode=all-or-nothing",
                "id,who,day,amount\nB,nobody,2026-07-01,2\n".getBytes(StandardCharsets.UTF_8));
        ok(api.postJson(
                "/api/sources/crm/results", "{\"id\":\"A\",\"who\":\"priya\",\"day\":\"2026-07-01\",\"amount\":1}"));
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("priya"));
        assertThat(heard.changes).isEmpty();
    }

    @Test
    void whereTheConnectionBreaksItIsSaidAndMadeAnew() throws SQLException, InterruptedException {
        try (Connection superuser = database.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fullscore-changes' and datname = current_database()");
        }
        assertThat(heard.lost.await(20, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(other::isListening);
        ok(api.postJson(
                "/api/sources/crm/results", "{\"id\":\"A\",\"who\":\"priya\",\"day\":\"2026-07-01\",\"amount\":1}"));
        assertThat(heard.changes.poll(20, TimeUnit.SECONDS)).isEqualTo(of("priya"));
    }

    @Test
    void stoppedAndStartedItGoesOnHearing() throws InterruptedException {
        other.stop();
        assertThat(heard.lost.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(other.isListening()).isFalse();
        other.start();
        await().atMost(Duration.ofSeconds(20)).until(other::isListening);
        // the connection of before looks every ten seconds whether it is to end
        await().during(Duration.ofSeconds(11)).atMost(Duration.ofSeconds(20)).until(other::isListening);
    }

    private Change of(String... ids) {
        return in(
                house,
                () -> new Change(
                        house.organization(),
                        Arrays.stream(ids)
                                .map(id -> people.byId(id).orElseThrow().key())
                                .collect(Collectors.toSet())));
    }

    private void push(String id, String who, int amount) {
        ok(api.postJson(
                "/api/sources/crm/results",
                "{\"id\":\"" + id + "\",\"who\":\"" + who + "\",\"day\":\"2026-07-01\",\"amount\":" + amount + "}"));
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
