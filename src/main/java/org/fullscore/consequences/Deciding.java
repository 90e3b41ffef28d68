package org.fullscore.consequences;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every decision has in common: the obligation is found through the viewer and held fast, so that of two people who decide
 * at once one wins and the other learns who did what when; and what was done is in the ledger, or was not done.
 */
@Component
class Deciding {

    private final EntityManager entities;
    private final Obligations obligations;
    private final ObligationSight sight;
    private final Deciders deciders;
    private final WebhookEvents webhooks;
    private final Ledger ledger;
    private final People people;
    private final OrganizationSettings settings;
    private final Today today;

    Deciding(
            EntityManager entities,
            Obligations obligations,
            ObligationSight sight,
            Deciders deciders,
            WebhookEvents webhooks,
            Ledger ledger,
            People people,
            OrganizationSettings settings,
            Today today) {
        this.entities = entities;
        this.obligations = obligations;
        this.sight = sight;
        this.deciders = deciders;
        this.webhooks = webhooks;
        this.ledger = ledger;
        this.people = people;
        this.settings = settings;
        this.today = today;
    }

    Obligation.Moment now() {
        return new Obligation.Moment(
                today.instant(), today.date(), settings.current().lateDays());
    }

    /** A decision about one obligation. */
    @Transactional
    Decision decide(Viewer viewer, ObligationId id, Verb verb, Function<Obligation, Act> act) {
        return decideAll(viewer, List.of(id), verb, act).values().iterator().next();
    }

    /**
     * The same about several in one transaction, each by itself: what is refused for one changes nothing for the others.
     *
     * @return what came of each, in the order asked for
     */
    @Transactional
    Map<ObligationId, Decision> decideAll(
            Viewer viewer, Collection<ObligationId> ids, Verb verb, Function<Obligation, Act> act) {
        Map<ObligationId, Obligation> held =
                obligations
                        .hold(
                                CurrentOrganization.id(),
                                ids.stream().map(ObligationId::id).toArray(UUID[]::new))
                        .stream()
                        .collect(Collectors.toMap(Obligation::id, Function.identity()));
        Obligation.Moment now = now();
        Set<Integer> standsFor = deciders.standsFor(viewer.personKey(), now.today());
        Map<ObligationId, Decision> decisions = new LinkedHashMap<>();
        List<Act> acts = new ArrayList<>();
        Map<UUID, Outcome> decided = new HashMap<>();
        for (ObligationId id : ids) {
            Obligation obligation = held.get(id);
            if (obligation == null || !sight.sees(viewer, obligation)) {
                decisions.put(id, new Decision.Unseen());
                continue;
            }
            Decider by = deciders.of(viewer.personKey(), standsFor, obligation, now.today());
            boolean open = obligation.outcome() == null;
            Optional<Refusal> refusal = verb.on(obligation, by, now);
            if (refusal.isPresent()) {
                decisions.put(id, new Decision.Refused(named(refusal.get(), obligation)));
            } else {
                acts.add(act.apply(obligation)
                        .by(viewer.personKey())
                        .with("for", by.isForAnother() ? "person:" + obligation.owedBy() : null));
                decisions.put(id, new Decision.Done(id));
                Outcome became = open ? obligation.outcome() : null;
                if (became != null) {
                    decided.put(id.id(), became);
                }
            }
        }
        // before the head of the chain is locked, so that nobody waits for it longer than need be
        entities.flush();
        webhooks.decided(decided);
        ledger.appendAll(acts);
        return decisions;
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
