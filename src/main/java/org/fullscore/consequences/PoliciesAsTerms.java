package org.fullscore.consequences;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.goals.AgreementTerms;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Today;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names in an agreement the version of the policy that will judge it. */
@Component
@Transactional(readOnly = true)
class PoliciesAsTerms implements AgreementTerms {

    private final Policies policies;
    private final ClosedGoals closed;
    private final Today today;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    PoliciesAsTerms(
            Policies policies, ClosedGoals closed, Today today, OrganizationSettings settings, Dictionary dictionary) {
        this.policies = policies;
        this.closed = closed;
        this.today = today;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    /** A policy for certain jobs only is found at the closing, by the job of the person then. */
    @Override
    public Optional<Terms> termsFor(short metric, boolean person, Period period) {
        return Policies.judging(
                        policies.published(), metric, person, period.kind().word(), period.starts(), null)
                .map(version -> new Terms(version.id().policy(), version.id().number()));
    }

    @Override
    public AdjustmentFormula formula(Terms terms) {
        return policies.versions(terms.policy()).stream()
                .filter(version -> version.id().number() == terms.version())
                .findFirst()
                .map(version -> version.document().adjust())
                .orElse(AdjustmentFormula.NONE);
    }

    /** By the same version that judges the goal when its period closes. */
    @Override
    public Map<UUID, AdjustmentFormula> formulas(Period period, Collection<Asked> goals) {
        if (!policies.adjust()) {
            return Map.of();
        }
        List<Policies.Version> published = policies.published();
        Map<Integer, ClosedGoals.Card> cards = closed.cards(
                goals.stream()
                        .filter(goal -> goal.named() == null)
                        .map(Asked::person)
                        .toList(),
                today.date());
        Map<UUID, AdjustmentFormula> formulas = new HashMap<>();
        for (Asked goal : goals) {
            Terms named = goal.named();
            ClosedGoals.Card card = cards.get(goal.person());
            Judging.version(
                            published,
                            named == null ? null : new PolicyVersionId(named.policy(), named.version()),
                            goal.metric(),
                            true,
                            period,
                            card == null ? null : card.job())
                    .map(version -> version.document().adjust())
                    .filter(formula -> !formula.isNone())
                    .ifPresent(formula -> formulas.put(goal.goal(), formula));
        }
        return formulas;
    }

    @Override
    public List<Clause> clauses(Terms terms) {
        Settings current = settings.current();
        Words words = dictionary.words(current.locale(), current.zone());
        return policies.versions(terms.policy()).stream()
                .filter(version -> version.id().number() == terms.version())
                .flatMap(version -> version.document().table().rows().stream())
                .map(rule -> new Clause(
                        rule.name(), rule.from(), rule.below(), Aloud.row(rule, words), Aloud.brief(rule, words)))
                .toList();
    }
}
