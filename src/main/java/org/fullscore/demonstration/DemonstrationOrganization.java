package org.fullscore.demonstration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Delivery;
import org.fullscore.organization.DemonstrationProgress;
import org.fullscore.organization.Founding;
import org.fullscore.organization.Loaded;
import org.fullscore.organization.LoadingMetrics;
import org.fullscore.organization.LoadingPeople;
import org.fullscore.organization.LoadingTeams;
import org.fullscore.organization.MetricDraft;
import org.fullscore.organization.People;
import org.fullscore.organization.Sheet;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the demonstration organization at the first start of the profile {@code local}: its people, then a year and a half of
 * goals, results, closings and decisions, each by the activity that does it in earnest, at the time it would have been done.
 *
 * <p>The same seed gives the same company. A start that was interrupted leaves an organization nobody opened; the next one
 * makes another.
 */
@Component
@Profile("local")
@ConditionalOnBooleanProperty(name = "fullscore.demonstration", matchIfMissing = true)
@Order(2)
class DemonstrationOrganization implements ApplicationRunner, DemonstrationProgress {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationOrganization.class);
    private static final long SEED = 20_260_820;
    private static final Duration BEFORE = Duration.ofDays(800);

    private final Organizations organizations;
    private final Founding founding;
    private final LoadingTeams teams;
    private final LoadingPeople people;
    private final LoadingMetrics metrics;
    private final People staff;
    private final Accounts accounts;
    private final Seasons seasons;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable Agenda underway;

    DemonstrationOrganization(
            Organizations organizations,
            Founding founding,
            LoadingTeams teams,
            LoadingPeople people,
            LoadingMetrics metrics,
            People staff,
            Accounts accounts,
            Seasons seasons,
            Evidence evidence,
            TransactionTemplate transaction,
            Clock clock) {
        this.organizations = organizations;
        this.founding = founding;
        this.teams = teams;
        this.people = people;
        this.metrics = metrics;
        this.staff = staff;
        this.accounts = accounts;
        this.seasons = seasons;
        this.evidence = evidence;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!organizations.all().isEmpty()) {
            return;
        }
        Instant started = clock.instant();
        OrganizationId organization = organizations.next();
        CurrentOrganization.runAs(organization, () -> make(organization, started));
        LOG.info(
                "Made the demonstration organization {} in {} ms.",
                Company.NAME,
                Duration.between(started, clock.instant()).toMillis());
    }

    private void make(OrganizationId organization, Instant now) {
        Agenda agenda = new Agenda(now.minus(BEFORE), now);
        underway = agenda;
        agenda.put(now.minus(BEFORE), () -> transaction.executeWithoutResult(status -> settle(organization)));
        agenda.happen();
        seasons.plan(agenda, new Random(SEED), now);
        evidence.plan(agenda, now);
        agenda.happen();
        openAccounts();
        organizations.open(organization);
        underway = null;
    }

    @Override
    public OptionalInt percent() {
        Agenda agenda = underway;
        return agenda == null ? OptionalInt.empty() : OptionalInt.of(agenda.percent());
    }

    private void settle(OrganizationId organization) {
        organizations.found(organization, Company.NAME);
        founding.furnish(Company.ZONE, Company.LOCALE, Company.COUNTRY, Company.CURRENCY);
        founding.appointAdministrator(
                Company.id(Company.ADMINISTRATOR),
                Company.ADMINISTRATOR,
                Company.id(Company.ADMINISTRATOR) + "@aldera.example");
        expect(teams.load(Delivery.of(Sheet.of(Company.teamsCsv()))));
        expect(people.load(Delivery.of(Sheet.of(Company.peopleCsv()))));
        expect(teams.load(Delivery.of(Sheet.of(Company.leadersCsv()))));
        expect(metrics.load(
                List.of(
                        new MetricDraft(
                                "revenue", "Revenue", "currency", Company.CURRENCY, "higher", "sum", null, null),
                        new MetricDraft("new-customers", "New customers", "count", null, "higher", "sum", null, null),
                        new MetricDraft("returns", "Returns", "currency", Company.CURRENCY, "lower", "sum", null, null),
                        new MetricDraft("visits", "Customer visits", "count", null, "higher", "sum", null, null)),
                null));
    }

    private void openAccounts() {
        List<Integer> keys = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        for (Company.Account account : Company.ACCOUNTS) {
            keys.add(staff.byId(Company.id(account.person())).orElseThrow().key());
            emails.add(account.email());
        }
        accounts.openForDemonstration(keys, emails);
    }

    static void expect(Loaded loaded) {
        if (loaded instanceof Loaded.Refused refused) {
            throw new IllegalStateException("The demonstration is out of step: " + refused.problem());
        }
    }
}
