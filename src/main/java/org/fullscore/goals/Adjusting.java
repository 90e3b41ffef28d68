package org.fullscore.goals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Presence;
import org.fullscore.organization.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds how much of a period counts for whom, by the formula of the policy version that judges each goal. The number of
 * statements does not depend on how many goals there are; it is one where no policy adjusts anything.
 */
@Component
@Transactional(readOnly = true)
public class Adjusting {

    private final ObjectProvider<AgreementTerms> terms;
    private final ObjectProvider<KeptFactors> kept;
    private final WorkingCalendar calendar;

    Adjusting(ObjectProvider<AgreementTerms> terms, ObjectProvider<KeptFactors> kept, WorkingCalendar calendar) {
        this.terms = terms;
        this.kept = kept;
        this.calendar = calendar;
    }

    /**
     * A goal that may be adjusted.
     *
     * @param named what the agreement names, or null
     */
    public record Candidate(UUID goal, Owner owner, Metric metric, AgreementTerms.@Nullable Terms named) {

        private AgreementTerms.@Nullable Asked asked() {
            Integer person = owner.personKey();
            return person == null || metric.aggregate() != Metric.Aggregate.SUM
                    ? null
                    : new AgreementTerms.Asked(goal, person, metric.key(), named);
        }
    }

    /** The factors less than 1, by goal; as they were when the period was closed. */
    public Map<UUID, Factor> factors(Period period, Collection<Candidate> candidates) {
        AgreementTerms present = terms.getIfAvailable();
        List<AgreementTerms.Asked> asked = candidates.stream()
                .map(Candidate::asked)
                .filter(Objects::nonNull)
                .toList();
        if (present == null || asked.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AdjustmentFormula> formulas = present.formulas(period, asked);
        if (formulas.isEmpty()) {
            return Map.of();
        }
        KeptFactors before = kept.getIfAvailable();
        Optional<Map<UUID, Factor>> known = before == null ? Optional.empty() : before.of(period.id());
        return known.orElseGet(() -> factors(period, asked, formulas));
    }

    private Map<UUID, Factor> factors(
            Period period, List<AgreementTerms.Asked> asked, Map<UUID, AdjustmentFormula> formulas) {
        Map<Integer, Presence> presence = calendar.presence(
                asked.stream().map(AgreementTerms.Asked::person).distinct().toList(), period.starts(), period.ends());
        Map<UUID, Factor> factors = new HashMap<>();
        for (AgreementTerms.Asked goal : asked) {
            AdjustmentFormula formula = formulas.get(goal.goal());
            Factor factor =
                    formula == null ? null : formula.factor(Objects.requireNonNull(presence.get(goal.person())));
            if (factor != null && !factor.isWhole()) {
                factors.put(goal.goal(), factor);
            }
        }
        return factors;
    }

    /** How a goal that is in force is adjusted; empty where what was agreed stands. */
    public Optional<Adjustment> of(Agreement goal) {
        if (goal.inForceOn() == null) {
            return Optional.empty();
        }
        UUID id = goal.id().id();
        Candidate candidate = new Candidate(id, goal.owner(), goal.metric(), goal.terms());
        return Optional.ofNullable(factors(goal.period(), List.of(candidate)).get(id))
                .map(factor -> new Adjustment(goal.target(), factor));
    }
}
