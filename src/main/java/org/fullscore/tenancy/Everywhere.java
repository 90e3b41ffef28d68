package org.fullscore.tenancy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a job does for all organizations: where it fails for one, it is done for the others all the same. */
@Component
public class Everywhere {

    private static final Logger LOG = LoggerFactory.getLogger(Everywhere.class);

    private final Organizations organizations;

    Everywhere(Organizations organizations) {
        this.organizations = organizations;
    }

    /**
     * Does something for each opened organization in turn, the oldest first.
     *
     * @param otherwise what the log says of an organization for which it failed: "Mail was not sent"
     */
    public void run(String otherwise, Runnable work) {
        for (OrganizationId organization : organizations.all()) {
            try {
                CurrentOrganization.runAs(organization, work);
            } catch (RuntimeException failure) {
                LOG.error("{}: organization {}", otherwise, organization, failure);
            }
        }
    }
}
