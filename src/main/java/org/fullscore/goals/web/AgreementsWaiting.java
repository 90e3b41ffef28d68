package org.fullscore.goals.web;

import org.fullscore.goals.AgreementsToSign;
import org.fullscore.organization.SignedIn;
import org.fullscore.web.Waiting;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The number beside Agreements: what waits for whoever is signed in. */
@Component
class AgreementsWaiting implements Waiting {

    private final AgreementsToSign toSign;

    AgreementsWaiting(AgreementsToSign toSign) {
        this.toSign = toSign;
    }

    @Override
    public String href() {
        return "/agreements";
    }

    @Override
    public int count() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn somebody
                ? toSign.of(somebody.personKey()).count()
                : 0;
    }
}
