package org.fullscore.consequences;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every decision has in common: the obligation is found through the viewer and held fast, so that of two people who decide
 * at once one wins and the other learns who did what when; and what was done is in the ledger, or was not done.
 */
@Component
class Deciding {

    private final EntityManager entities;
    private final ObligationSight sight;
    private final Ledger ledger;
    private final People people;
    private final OrganizationSettings settings;
    private final Today today;

    Deciding(
            EntityManager entities,
            ObligationSight sight,
            Ledger ledger,
            People people,
            OrganizationSettings settings,
            Today today) {
        this.entities = entities;
        this.sight = sight;
        this.ledger = ledger;
        this.people = people;
        this.settings = settings;
        this.today = today;
    }

    Obligation.Moment now() {
        return new Obligation.Moment(
                today.instant(), today.date(), settings.current().lateDays());
    }

    @Transactional
    Decision decide(
            Viewer viewer,
            ObligationId id,
            BiFunction<Obligation, Obligation.Moment, Optional<Refusal>> verb,
            Function<Obligation, Act> act) {
        // Whoever comes second waits, and then sees what the first one decided.
        Optional<Obligation> found = Optional.ofNullable(
                        entities.find(Obligation.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(obligation -> sight.sees(viewer, obligation.personKey(), obligation.owedBy()));
        if (found.isEmpty()) {
            return new Decision.Unseen();
        }
        Obligation obligation = found.get();
        Optional<Refusal> refusal = verb.apply(obligation, now());
        if (refusal.isPresent()) {
            return new Decision.Refused(named(refusal.get(), obligation));
        }
        ledger.append(act.apply(obligation).by(viewer.personKey()));
        return new Decision.Done(id);
    }

    /** Says who it was, and when. */
    private Refusal named(Refusal refusal, Obligation obligation) {
        return switch (refusal.reason()) {
            case ALREADY_DECIDED ->
                Refusal.because(
                        Refusal.Reason.ALREADY_DECIDED,
                        name(obligation.decidedBy()),
                        Sentence.of("consequences.state." + refusal.arguments().getFirst()),
                        obligation.decidedAt() == null ? "" : obligation.decidedAt());
            case NOT_YOURS -> Refusal.because(Refusal.Reason.NOT_YOURS, name(obligation.owedBy()));
            default -> refusal;
        };
    }

    private String name(@org.jspecify.annotations.Nullable Integer person) {
        return person == null ? "–" : people.names(List.of(person)).getOrDefault(person, "–");
    }
}
