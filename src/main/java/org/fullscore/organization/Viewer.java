package org.fullscore.organization;

import java.util.Set;
import org.fullscore.tenancy.OrganizationId;

/**
 * Whoever is looking: every look-up goes through a viewer, and what a viewer may not see is not there.
 *
 * @param organization whose data
 * @param personKey internal key of the person
 * @param personId the organization's own id of the person
 * @param name the person's name
 * @param rank the person's rank today
 * @param roles the person's roles today
 * @param scopes what the token may be used for; all of them for somebody signed in by form
 * @param service whether a machine acts for nobody in particular: such a token never approves
 */
public record Viewer(
        OrganizationId organization,
        int personKey,
        String personId,
        String name,
        Rank rank,
        Set<Role> roles,
        Set<Scope> scopes,
        boolean service) {

    public boolean isExecutive() {
        return rank == Rank.EXECUTIVE;
    }

    public boolean isAdministrator() {
        return roles.contains(Role.ADMINISTRATOR);
    }

    public boolean isAuditor() {
        return roles.contains(Role.AUDITOR);
    }

    public boolean isOperations() {
        return roles.contains(Role.OPERATIONS);
    }

    /** Whether what this viewer signed in with reaches so far; {@code admin} includes every scope. */
    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
