package org.fullscore.goals;

import java.util.Locale;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Period;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Names in an agreement the policy that will judge it, and knows whether its period is closed. */
@Component
class NamingTerms {

    private final ObjectProvider<AgreementTerms> terms;
    private final ObjectProvider<PeriodGuard> guard;

    NamingTerms(ObjectProvider<AgreementTerms> terms, ObjectProvider<PeriodGuard> guard) {
        this.terms = terms;
        this.guard = guard;
    }

    boolean isClosed(Goal goal) {
        PeriodGuard present = guard.getIfAvailable();
        return present != null && present.isClosed(goal.period());
    }

    /** Writes policy and version into the goal and into what the ledger will say. */
    Act name(Goal goal, Act act) {
        goal.judgedBy(null, null);
        AgreementTerms present = terms.getIfAvailable();
        if (present != null) {
            present.termsFor(goal.metricKey(), goal.owner().isPerson(), period(goal))
                    .ifPresent(found -> goal.judgedBy(found.policy(), found.version()));
        }
        return act.with("inForceOn", goal.inForceOn())
                .with("policy", goal.policy())
                .with("version", goal.policyVersion());
    }

    /** The period as it was when the goal was made. */
    static Period period(Goal goal) {
        return new Period(
                goal.period(),
                Period.Kind.valueOf(goal.periodKind().toUpperCase(Locale.ROOT)),
                goal.starts(),
                goal.ends());
    }
}
