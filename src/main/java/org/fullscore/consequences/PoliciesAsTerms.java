package org.fullscore.consequences;

import java.util.List;
import java.util.Optional;
import org.fullscore.goals.AgreementTerms;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Settings;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names in an agreement the version of the policy that will judge it. */
@Component
@Transactional(readOnly = true)
class PoliciesAsTerms implements AgreementTerms {

    private final Policies policies;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    PoliciesAsTerms(Policies policies, OrganizationSettings settings, Dictionary dictionary) {
        this.policies = policies;
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
