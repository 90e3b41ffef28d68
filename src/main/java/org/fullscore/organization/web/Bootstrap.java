package org.fullscore.organization.web;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Founding;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Tokens;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the first organization and its administrator from settings, once: when there is no organization of that name. */
@Component
@Order(1)
class Bootstrap implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

    private final BootstrapSettings settings;
    private final Organizations organizations;
    private final Founding founding;
    private final Accounts accounts;
    private final Tokens tokens;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Bootstrap(
            BootstrapSettings settings,
            Organizations organizations,
            Founding founding,
            Accounts accounts,
            Tokens tokens,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.organizations = organizations;
        this.founding = founding;
        this.accounts = accounts;
        this.tokens = tokens;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Settings of the first start; the token acts once, when the organization is created. */
    @ConfigurationProperties("fullscore.bootstrap")
    record BootstrapSettings(String organization, String adminEmail, String adminPassword, String token) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.organization().isBlank() || exists(settings.organization())) {
            return;
        }
        OrganizationId organization = organizations.next();
        CurrentOrganization.runAs(
                organization, () -> transaction.executeWithoutResult(status -> furnish(organization)));
        LOG.info("Created the organization {} with its first administrator.", settings.organization());
    }

    private boolean exists(String name) {
        return organizations.all().stream()
                .anyMatch(known ->
                        organizations.nameOf(known).filter(name::equals).isPresent());
    }

    private void furnish(OrganizationId organization) {
        organizations.found(organization, settings.organization());
        organizations.open(organization);
        founding.furnish("UTC", "en-US", "US", "USD");
        String email = settings.adminEmail().isBlank() ? "admin@localhost" : settings.adminEmail();
        int administrator = founding.appointAdministrator("admin", "Administrator", email);
        if (!settings.adminPassword().isBlank()) {
            accounts.open(administrator, email, settings.adminPassword());
        }
        if (!settings.token().isBlank()) {
            tokens.record(
                    settings.token(),
                    administrator,
                    "bootstrap",
                    EnumSet.of(Scope.ADMIN),
                    true,
                    clock.instant().plus(Duration.ofDays(365)),
                    administrator);
        }
    }
}
