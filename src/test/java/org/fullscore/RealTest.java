package org.fullscore;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Founding;
import org.fullscore.organization.People;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Tokens;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole application on a real PostgreSQL and a real port, started once for all tests that extend this. Each test
 * founds an organization of its own, so that none sees what another did.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // tests move the clock: what runs by itself is run by the test that is about it
        properties = {
            "fullscore.jobs.closing=false",
            "fullscore.jobs.pushes=false",
            "fullscore.jobs.answers=false",
            "fullscore.jobs.checkpoints=false",
            "fullscore.jobs.holds=false",
            "fullscore.jobs.holders=false",
            "fullscore.jobs.reminders=false",
            "fullscore.jobs.snapshots=false",
            "fullscore.jobs.reports=false",
            "fullscore.jobs.late=false",
            "fullscore.jobs.mail=false",
            "fullscore.jobs.webhooks=false",
            "fullscore.jobs.digests=false",
            "fullscore.jobs.samples=false",
            "fullscore.jobs.resuming=false"
        })
@Import({TestDatabase.class, TestClock.Configuration.class})
public abstract class RealTest {

    private static final String PASSWORD = "correct horse battery staple";

    @LocalServerPort
    protected int port;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected TestDatabase.Fresh database;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Founding founding;

    @Autowired
    private Tokens tokens;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    /** An organization of its own, with the API as its administrator calls it. */
    public record House(OrganizationId organization, Api administrator, int administratorKey) {}

    @AfterEach
    void giveTheClockBack() {
        clock.reset();
    }

    /** Founds an empty organization: one administrator (person id {@code admin}), nothing else. */
    protected House found(String name) {
        OrganizationId organization = organizations.next();
        return CurrentOrganization.callAs(
                organization,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    organizations.found(organization, name);
                    organizations.open(organization);
                    founding.furnish("UTC", "en-US", "US", "USD");
                    int administrator = founding.appointAdministrator(
                            "admin", "Jonas Weber", "admin-" + UUID.randomUUID() + "@example.org");
                    String token = tokens.issue(
                                    administrator,
                                    "test",
                                    EnumSet.of(Scope.ADMIN),
                                    false,
                                    java.time.Instant.now(java.time.Clock.systemUTC())
                                            .plus(Duration.ofDays(3650)),
                                    administrator)
                            .token();
                    return new House(organization, new Api(port, token), administrator);
                })));
    }

    /** A token with these scopes (separated by spaces) for a person of the organization, made through the API. */
    protected Api tokenOf(House house, String person, String scopes) {
        String list = String.join("\",\"", scopes.split(" "));
        Api.Answer made = house.administrator()
                .postJson(
                        "/api/tokens",
                        "{\"person\":\"" + person + "\",\"name\":\"test\",\"scopes\":[\"" + list
                                + "\"],\"expires\":\"2050-01-01\"}");
        return house.administrator().as(made.json().get("token").asString());
    }

    /** A browser in which a person of the organization has signed in, by an account of its own. */
    protected Visit visit(House house, String person) {
        String email = person + "-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), email, PASSWORD);
            return house;
        });
        return Visit.of(port, email, PASSWORD);
    }

    /** The first version of a policy is in force: Ingrid has written it, and Sigrid has published it, for that takes two people. */
    protected void publish(House house, String policy, String document) {
        Api.Answer written = tokenOf(house, "ingrid", "act").putYaml("/api/policies/" + policy, document);
        Assertions.assertThat(written.status()).as(written.body()).isEqualTo(200);
        Api.Answer published =
                tokenOf(house, "sigrid", "act").postJson("/api/policies/" + policy + "/versions/1/publication", "{}");
        Assertions.assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    /** Runs something inside a transaction on behalf of an organization. */
    protected <R> R in(House house, java.util.function.Supplier<R> work) {
        return CurrentOrganization.callAs(
                house.organization(), () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
