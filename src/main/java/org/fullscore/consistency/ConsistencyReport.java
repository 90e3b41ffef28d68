package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fullscore.consistency.statistics.Proportion;

/**
 * Whether what was due was done, and whether the same was done for the same.
 *
 * @param first first day of the deadlines that count
 * @param last last day, inclusive
 * @param today the day it was made
 * @param seesAll whether whoever reads sees every group and may open every case
 * @param outcomes what became of everything that fell due
 * @param notYetDue obligations of the range whose deadline has not passed, not counted
 * @param withdrawn obligations of the range that were withdrawn, not counted
 * @param lapsed obligations of the range that lapsed, not counted
 * @param closings how many closings (for decisions from before Fullscore: days) the cases come from
 * @param kept against the standard; stands first
 * @param coverage of how many person-periods a goal was in force in time
 * @param support whether what leaders promised with goals was given
 * @param afterwards what people said of the decisions, and who approved for whom
 * @param exceptions what was avoided, postponed, reopened and paid otherwise
 * @param relieved relief per agreement, and how much was asked at signing
 * @param waiting by which day how much was decided, benefits before burdens, leaders first
 * @param equalities one dimension after the other: each aspect, benefits and burdens apart
 */
public record ConsistencyReport(
        LocalDate first,
        LocalDate last,
        LocalDate today,
        boolean seesAll,
        Outcomes outcomes,
        int notYetDue,
        int withdrawn,
        int lapsed,
        int closings,
        Kept kept,
        Covered coverage,
        SupportKept support,
        Afterwards afterwards,
        Exceptions exceptions,
        Relieved relieved,
        List<Waiting> waiting,
        List<Equality> equalities) {

    /**
     * Coverage of all together.
     *
     * @param people person-periods
     * @param inForce those with a goal in force in time
     * @param least the share below which nothing is called consistent, 0 to 1
     */
    public record Covered(int people, int inForce, double least) {

        /** Of all, 0 to 1. */
        public double share() {
            return (double) inForce / people;
        }

        /** Whether enough goals were in force; nobody to count is enough. */
        public boolean isEnough() {
            return people == 0 || inForce >= least * people;
        }
    }

    /** The same, comparing these dimensions only. */
    public ConsistencyReport comparing(Collection<Dimension> dimensions) {
        return with(
                equalities.stream()
                        .filter(each -> dimensions.contains(each.dimension()))
                        .toList(),
                support,
                afterwards.comparing(dimensions),
                exceptions,
                relieved);
    }

    /** Applied on time of what fell due and what was avoided because targets were changed by decision. */
    public Proportion strict() {
        return new Proportion(outcomes.applied(), outcomes.due() + exceptions.avoided());
    }

    /** The same with other parts that tell of groups and persons. */
    ConsistencyReport with(
            List<Equality> compared, SupportKept promised, Afterwards said, Exceptions excepted, Relieved lowered) {
        return new ConsistencyReport(
                first, last, today, seesAll, outcomes, notYetDue, withdrawn, lapsed, closings, kept, coverage, promised,
                said, excepted, lowered, waiting, compared);
    }

    /** The same as read by somebody who does not see every group. */
    ConsistencyReport inPart() {
        return new ConsistencyReport(
                first,
                last,
                today,
                false,
                outcomes,
                notYetDue,
                withdrawn,
                lapsed,
                closings,
                kept,
                coverage,
                support,
                afterwards,
                exceptions,
                relieved,
                waiting,
                equalities);
    }

    /** Without some of what is drawn. */
    ConsistencyReport drawing(List<Waiting> shown) {
        return new ConsistencyReport(
                first,
                last,
                today,
                seesAll,
                outcomes,
                notYetDue,
                withdrawn,
                lapsed,
                closings,
                kept,
                coverage,
                support,
                afterwards,
                exceptions,
                relieved,
                shown,
                equalities);
    }

    /** The comparison of one dimension in one respect, for benefits or for burdens. */
    public Optional<Equality> equality(Aspect aspect, Dimension dimension, Nature nature) {
        return equalities.stream()
                .filter(each ->
                        each.aspect() == aspect && each.dimension().equals(dimension) && each.nature() == nature)
                .findFirst();
    }
}
