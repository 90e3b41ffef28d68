package org.fullscore.organization;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * What a session or a token remembers of somebody: who, and how far it reaches. Rank and roles are read anew each time.
 *
 * @param organization id of the organization
 * @param personKey internal key of the person
 * @param scopes how far it reaches
 * @param service whether it acts for nobody in particular
 */
public record SignedIn(UUID organization, int personKey, Set<Scope> scopes, boolean service)
        implements AuthenticatedPrincipal, Serializable {

    /** Somebody who gave their password: no token limits them. */
    public static SignedIn byPassword(UUID organization, int personKey) {
        return new SignedIn(organization, personKey, EnumSet.allOf(Scope.class), false);
    }

    @Override
    public String getName() {
        return organization + "/" + personKey;
    }
}
