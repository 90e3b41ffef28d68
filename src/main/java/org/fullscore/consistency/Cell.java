package org.fullscore.consistency;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Obligations that are alike in everything a report asks about, counted.
 *
 * @param rank of the person on the day it fell due; null where the history does not say
 * @param team id of the person's main team on that day, or null
 * @param group value in the optional group asked for, or null
 * @param rule the rule's name; empty unless asked for
 * @param closing the period, or for decisions from before Fullscore, which knew no closings, the day it was due
 * @param owner whom it concerns
 * @param past whether it was decided before Fullscore
 */
record Cell(
        String owedBy,
        String owedByName,
        @Nullable String rank,
        @Nullable String team,
        @Nullable String teamName,
        @Nullable String group,
        String rule,
        String kind,
        int severity,
        String closing,
        String owner,
        boolean past,
        Outcomes outcomes,
        Extent extent,
        int notYetDue,
        int withdrawn,
        int lapsed) {

    static final String LEADERS = "leaders";
    static final String OTHERS = "others";

    /** The group it belongs to in a comparison; null where that is not known. */
    @Nullable
    String value(Dimension dimension) {
        return switch (dimension.kind()) {
            case RANK -> rank == null ? null : rank.equals("leader") || rank.equals("executive") ? LEADERS : OTHERS;
            case OWED_BY -> owedBy;
            case TEAM -> team;
            case GROUP -> group;
        };
    }

    /** Kind and severity of what is owed and so on, in words that name the stratum. */
    String stratum(Collection<Criterion> criteria) {
        return criteria.isEmpty()
                ? "all"
                : criteria.stream()
                        .map(criterion -> Objects.requireNonNullElse(criterion.of(this), "–"))
                        .collect(Collectors.joining(" "));
    }

    Tally tally(Aspect aspect, Collection<Criterion> criteria) {
        var counted = aspect.of(outcomes, extent);
        return new Tally(
                stratum(criteria), owedBy + '\n' + closing + '\n' + kind, owner, counted.successes(), counted.trials());
    }
}
