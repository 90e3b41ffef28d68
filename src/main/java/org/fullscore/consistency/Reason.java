package org.fullscore.consistency;

/** Why a comparison has the verdict it has (rule book 8.5). */
public enum Reason {
    /** Unlikely by chance, at least five points, from enough persons and occasions. */
    DIFFERENCE(Verdict.DIFFERS),
    /** The strata disagree, and in at least one of them, shown apart, there is such a difference. */
    DIFFERENCE_IN_A_STRATUM(Verdict.DIFFERS),
    /** The 90 % interval of the difference lies within ten points either way. */
    PRACTICALLY_THE_SAME(Verdict.CONSISTENT),
    /** The strata disagree by how much, but in each of them, shown apart, it is practically the same. */
    PRACTICALLY_THE_SAME_IN_EVERY_STRATUM(Verdict.CONSISTENT),
    /** Both "no difference" and a difference that matters fit the cases. */
    WIDE_INTERVAL(Verdict.TOO_FEW_CASES),
    /** The strata disagree, and shown apart they have too few cases. */
    STRATA_DISAGREE(Verdict.TOO_FEW_CASES),
    /** A difference, but fewer than three persons on a side. */
    FEW_PERSONS(Verdict.TOO_FEW_CASES),
    /** A difference, but fewer than two decision occasions on a side. */
    FEW_OCCASIONS(Verdict.TOO_FEW_CASES),
    /** A difference that may be chance once the cases of one occasion count as one event. */
    ONE_OCCASION_EXPLAINS_IT(Verdict.TOO_FEW_CASES),
    /** A difference that may be chance once the cases of one person count as one event. */
    ONE_PERSON_EXPLAINS_IT(Verdict.TOO_FEW_CASES),
    /** Practically the same, but too few goals were in force to call it so (rule book 2.3). */
    LOW_COVERAGE(Verdict.TOO_FEW_CASES),
    /** No stratum has cases of both sides. */
    NOTHING_TO_COMPARE(Verdict.TOO_FEW_CASES);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The verdict this is a reason for. */
    public Verdict verdict() {
        return verdict;
    }
}
