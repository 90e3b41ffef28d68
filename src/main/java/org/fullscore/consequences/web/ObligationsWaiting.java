package org.fullscore.consequences.web;

import org.fullscore.consequences.Register;
import org.fullscore.organization.SignedIn;
import org.fullscore.web.Waiting;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The number beside Obligations: what whoever is signed in has to decide. */
@Component
class ObligationsWaiting implements Waiting {

    private final Register register;

    ObligationsWaiting(Register register) {
        this.register = register;
    }

    @Override
    public String href() {
        return "/obligations";
    }

    @Override
    public int count() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn somebody
                ? register.waiting(somebody.personKey())
                : 0;
    }
}
