package org.fullscore.goals;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/** Knows which policy judges a goal, so that the agreement can name it; answered by whoever keeps the policies. */
public interface AgreementTerms {

    /**
     * The policy and version that judge goals of a metric in a period, or empty where nothing follows.
     *
     * @param person whether the goal is a person's; otherwise it is a team's
     */
    Optional<Terms> termsFor(short metric, boolean person, Period period);

    /** What follows under these terms, one clause a rule. */
    default List<Clause> clauses(Terms terms) {
        return List.of();
    }

    /** By which formula targets of persons are adjusted under these terms. */
    default AdjustmentFormula formula(Terms terms) {
        return AdjustmentFormula.NONE;
    }

    /** The formulas of the versions that judge goals of persons in a period; goals that nothing adjusts are absent. */
    default Map<UUID, AdjustmentFormula> formulas(Period period, Collection<Asked> goals) {
        return Map.of();
    }

    /**
     * A goal of a person, as far as one has to know it to find what judges it.
     *
     * @param named what its agreement names, or null
     */
    record Asked(
            UUID goal, int person, short metric, @Nullable Terms named) {}

    /**
     * What follows where, in plain words.
     *
     * @param rule name of the rule
     * @param from percent of target from which it applies, inclusive
     * @param below percent of target up to which it applies, exclusive; null for no end
     * @param sentence all of it: from whom, within how many working days
     * @param brief what, and under which condition
     */
    record Clause(String rule, BigDecimal from, @Nullable BigDecimal below, String sentence, String brief) {

        /** Whether it applies somewhere between two attainments in percent, the second exclusive or null for no end. */
        public boolean reachesInto(BigDecimal start, @Nullable BigDecimal end) {
            return (below == null || below.compareTo(start) > 0) && (end == null || from.compareTo(end) < 0);
        }
    }

    /** A policy by name and number of its version, from 1. */
    record Terms(String policy, int version) {}
}
