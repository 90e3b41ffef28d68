package org.fullscore.consistency;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What makes two cases comparable: a stratum has the same of each chosen criterion (rule book 8.4). */
public enum Criterion {
    KIND,
    SEVERITY,
    RANK,
    RULE,
    TEAM,
    OWED_BY;

    /** Kind × severity of what is owed, plus rank. */
    public static final Set<Criterion> USUAL = Set.of(KIND, SEVERITY, RANK);

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From the wire. */
    public static Optional<Criterion> of(String word) {
        return Stream.of(values())
                .filter(criterion -> criterion.word().equals(word))
                .findFirst();
    }

    /** The chosen criteria less whatever is being compared; regions are not compared within their own teams either. */
    static Set<Criterion> within(Set<Criterion> chosen, Dimension compared) {
        var criteria = EnumSet.noneOf(Criterion.class);
        criteria.addAll(chosen);
        criteria.removeIf(criterion ->
                criterion.word().equals(compared.word()) || criterion == TEAM && compared.equals(Dimension.REGION));
        return criteria;
    }

    /** What of a case it looks at. */
    Caseload.Property property() {
        return switch (this) {
            case KIND -> Caseload.Property.KIND;
            case SEVERITY -> Caseload.Property.SEVERITY;
            case RANK -> Caseload.Property.RANK;
            case RULE -> Caseload.Property.RULE;
            case TEAM -> Caseload.Property.TEAM_NAME;
            case OWED_BY -> Caseload.Property.OWED_BY_NAME;
        };
    }
}
