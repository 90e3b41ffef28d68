package org.fullscore.goals;

import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Period;

/** Knows which policy judges a goal, so that the agreement can name it; answered by whoever keeps the policies. */
public interface AgreementTerms {

    /**
     * The policy and version that judge goals of a metric in a period, or empty where nothing follows.
     *
     * @param person whether the goal is a person's; otherwise it is a team's
     */
    Optional<Terms> termsFor(short metric, boolean person, Period period);

    /** What follows under these terms, in plain sentences, one a rule. */
    default List<String> inWords(Terms terms) {
        return List.of();
    }

    /** A policy by name and number of its version, from 1. */
    record Terms(String policy, int version) {}
}
