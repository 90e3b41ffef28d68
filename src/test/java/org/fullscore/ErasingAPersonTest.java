package org.fullscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.ErasingPerson;
import org.fullscore.organization.Letter;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Role;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Zebulon Quartermaine sold in Dublin, disputed, was written about, and left. Two people erase him: his name is nowhere any more, what he
 * sold still is, and the ledger verifies.
 */
class ErasingAPersonTest extends RealTest {

    private static final String PASSWORD = "correct horse battery staple";

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2025-01-01
            source: Sales compensation plan 2025, section 4
            rules:
              - name: Met
                from: 100
                then: [{ consequence: Bonus, kind: reward, severity: 1, owedBy: leader, workingDays: 10, pay: { fixed: 500, currency: USD } }]
              - name: Missed
                below: 100
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
            """;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ErasingPerson erasing;

    @Autowired
    private Outbox outbox;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private House house;
    private Api admin;
    private Api ingrid;
    private String email;
    private int key;

    @BeforeEach
    void zebulonWasThere() {
        clock.set(LocalDate.of(2025, 10, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        admin = house.administrator();
        ingrid = tokenOf(house, "ingrid", "admin");
        email = "zebulon.quartermaine@" + house.organization() + ".example";
        done(admin.putCsv(
                "/api/people",
                "id,name,email,rank,team,job\np-4711,Zebulon Quartermaine," + email + ",rep,dublin,Seller\n"));
        key = in(house, () -> person().key());
    }

    @Test
    void hisNameIsNowhereAndWhatHeSoldStillIs() throws SQLException {
        heSellsAndIsWrittenAbout();
        assertThat(rowsThatSay("quartermaine")).hasSizeGreaterThan(12);
        JsonNode before = standing(admin, "person:p-4711");
        heLeaves();

        Api.Answer asked = admin.postJson("/api/erasures", "{\"person\":\"p-4711\"}");
        String id = asked.json().get("items").get(0).get("id").asString();
        assertThat(admin.postJson("/api/erasures/" + id + "/approval", "{}").status())
                .isEqualTo(403);
        done(ingrid.postJson("/api/erasures/" + id + "/approval", "{}"));

        assertThat(rowsThatSay("quartermaine")).isEmpty();
        assertThat(rowsThatSay("p-4711")).isEmpty();
        assertThat(rowsThatSay("I sold far more than that")).isEmpty();
        assertThat(admin.get("/api/ledger/verification").body()).contains("\"verified\":true", "\"reason\":null");
        JsonNode after = standing(admin, "person:erased-" + key);
        assertThat(after.get("name").asString()).isEqualTo("Erased person " + key);
        assertThat(after.get("actual")).isEqualTo(before.get("actual"));
        assertThat(after.get("attainment")).isEqualTo(before.get("attainment"));
        assertThat(after.get("place")).isEqualTo(before.get("place"));
        assertThat(ingrid.get("/api/obligations?owner=person:erased-" + key)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(in(house, () -> accounts.byEmail(email))).isEmpty();
        assertThat(Visit.of(port, email, PASSWORD).get("/").statusCode()).isEqualTo(302);
        assertThat(ingrid.get("/api/erasures").body()).contains("\"state\":\"erased\"");
        assertThat(admin.postJson("/api/erasures", "{\"person\":\"erased-" + key + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(ingrid.postJson("/api/erasures/" + id + "/approval", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void whatWouldGoAndWhatWouldStayIsSaidBefore() {
        heSellsAndIsWrittenAbout();

        JsonNode preview = admin.get("/api/people/p-4711/erasure").json();

        assertThat(preview.get("hindrance").asString()).isEqualTo("still-here");
        assertThat(preview.get("parts")
                        .valueStream()
                        .map(part -> part.get("what").asString() + " "
                                + part.get("rows").asLong() + " "
                                + part.get("fate").asString()))
                .contains(
                        "results 1 stays",
                        "goals 1 blanked",
                        "disputes 1 blanked",
                        "quarantine 2 blanked",
                        "aliases 1 goes",
                        "account 1 goes",
                        "files 2 mentioned");
    }

    @Test
    void heTakesACopyOfEverything() {
        heSellsAndIsWrittenAbout();

        JsonNode copy = tokenOf(house, "p-4711", "read").get("/api/my-data").json();

        assertThat(copy.get("person").get(0).get("email").asString()).isEqualTo(email);
        assertThat(copy.get("goals").get(0).get("metric").asString()).isEqualTo("revenue");
        assertThat(copy.get("results").get(0).get("amount").asLong()).isEqualTo(60000);
        assertThat(copy.get("disputes").get(0).get("text").asString()).contains("I sold far more than that");
        assertThat(copy.get("aliases").get(0).get("name").asString()).isEqualTo("Z. Quartermaine");
        assertThat(copy.get("ledger")
                        .valueStream()
                        .map(entry -> entry.get("act").asString()))
                .contains("dispute-raised");
        assertThat(copy.toString()).doesNotContain("password_hash");
    }

    @Test
    void whoeverIsThereOrIsStillOwedSomethingIsNotErased() {
        assertThat(ask("p-4711", "p-4711")).contains(ErasingPerson.Refusal.STILL_HERE);
        assertThat(ask("p-4711", "p-4712")).contains(ErasingPerson.Refusal.ID_DIFFERS);
        assertThat(ask("nobody", "nobody")).contains(ErasingPerson.Refusal.PERSON_UNKNOWN);

        publish(house, "revenue", POLICY);
        goal();
        source();
        deliver("1,Zebulon Quartermaine,2025-08-04,200000");
        done(admin.postJson("/api/periods/2025-Q3/closing", "{}"));
        heLeaves();

        assertThat(ask("p-4711", "p-4711")).contains(ErasingPerson.Refusal.STILL_OWED);
    }

    @Test
    void everyTableWithAPersonInItSaysWhatBecomesOfIt() throws SQLException {
        List<String> there = tables("""
                select c.table_schema || '.' || c.table_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.column_name = 'person_key' and t.table_type = 'BASE TABLE' order by 1
                """);

        // whoever adds one says so in a PersonalData, and then here
        assertThat(there)
                .containsExactlyInAnyOrder(
                        "consequences.avoided_obligation",
                        "consequences.confirmation",
                        "consequences.delegation",
                        "consequences.kept_back",
                        "consequences.obligation",
                        "consequences.relieved_pay",
                        "consequences.reminder",
                        "consistency.snapshot_name",
                        "goals.goal",
                        "goals.objection",
                        "goals.opening",
                        "goals.signature",
                        "organization.absence",
                        "organization.account",
                        "organization.api_token",
                        "organization.erasure",
                        "organization.invitation",
                        "organization.mail",
                        "organization.membership",
                        "organization.person_group",
                        "organization.weekly_mail",
                        "organization.working_hours",
                        "results.alias",
                        "results.fact",
                        "results.frozen_standing",
                        "results.month_total",
                        "results.quarantine",
                        "results.quarantine_owner",
                        "results.sample",
                        "results.total");
    }

    private void heSellsAndIsWrittenAbout() {
        in(house, () -> {
            accounts.open(key, email, PASSWORD);
            outbox.write(
                    people.byId("niamh").orElseThrow().key(),
                    new Letter("Zebulon Quartermaine waits", "You owe Zebulon\nQuartermaine a plan.", "<p>x</p>"));
            outbox.write(key, new Letter("Your week", "Good morning, Zebulon", "<p>x</p>"));
            return key;
        });
        Api his = tokenOf(house, "p-4711", "admin");
        Api niamh = tokenOf(house, "niamh", "admin");
        publish(house, "revenue", POLICY);
        goal();
        source();
        deliver("1,Z. Quartermaine,2025-08-04,60000\n2,Zebulon Quartermaine,2025-08-05,oops");
        done(admin.putCsv("/api/sources/crm/aliases", "name,person\nZ. Quartermaine,p-4711\n"));
        done(admin.postJson(
                "/api/sources/crm/quarantine/replay", "{\"reason\":\"PERSON_UNKNOWN\",\"value\":\"Z. Quartermaine\"}"));
        in(
                house,
                () -> jdbc.sql(
                                "update results.import set file_name = 'Zebulon Quartermaine, August.csv' where organization_id = ?")
                        .param(house.organization().id())
                        .update());
        done(admin.postJson("/api/periods/2025-Q3/closing", "{\"reason\":\"Zebulon Quartermaine's row waits\"}"));
        String due = ingrid.get("/api/obligations?owner=person:p-4711")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        done(his.postJson(
                "/api/obligations/" + due + "/dispute",
                "{\"about\":\"number\",\"text\":\"I sold far more than that. Zebulon Quartermaine\"}"));
        done(admin.putCsv("/api/history/obligations", """
                id,owner,owed_by,rule,kind,severity,due,outcome,decided
                h1,p-4711,niamh,Missed,support,1,2024-05-02,applied,2024-05-01
                """));
        done(admin.putCsv("/api/people", "id,group:contract\nconor,full-time\n"));
        done(OptionalGroup.ask(
                admin, "contract", "Zebulon Quartermaine says it is unfair", LocalDate.of(2025, 12, 31)));
        done(niamh.putCsv("/api/goals", """
                owner,metric,period,target,why
                person:conor,deals-won,2025-Q4,9,Zebulon Quartermaine's old accounts
                """));
    }

    private void heLeaves() {
        done(admin.putCsv("/api/people", "id,left\np-4711,2025-10-31\n"));
        clock.set(LocalDate.of(2025, 11, 20));
    }

    private void goal() {
        done(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,why
                person:p-4711,revenue,2025-Q3,100000,Zebulon Quartermaine can do this
                person:conor,revenue,2025-Q3,100000,
                """));
    }

    private void source() {
        done(admin.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: name }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
    }

    private void deliver(String rows) {
        done(admin.postFile(
                "/api/sources/crm/imports", ("id,person,day,amount\n" + rows + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<ErasingPerson.Refusal> ask(String id, String typed) {
        Viewer jonas = new Viewer(
                house.organization(),
                house.administratorKey(),
                "admin",
                "Jonas Weber",
                Rank.REP,
                EnumSet.of(Role.ADMINISTRATOR),
                EnumSet.allOf(Scope.class),
                false);
        return in(house, () -> erasing.ask(id, typed, jonas));
    }

    private Person person() {
        return people.byId("p-4711").orElseThrow();
    }

    private static JsonNode standing(Api api, String owner) {
        return api.get("/api/standings?period=2025-Q3&metric=revenue")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    /** Every table of every schema that has a text somewhere in a row of this organization (they all name it), whatever the column. */
    private List<String> rowsThatSay(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : tables("""
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                """)) {
            found.addAll(tables("select '" + table + "' from " + table + " t where position('"
                    + text.toLowerCase(Locale.ROOT) + "' in lower(t::text)) > 0 and position('" + house.organization()
                    + "' in t::text) > 0"));
        }
        return found;
    }

    private List<String> tables(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
