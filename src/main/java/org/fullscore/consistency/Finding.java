package org.fullscore.consistency;

import java.util.List;
import java.util.OptionalInt;
import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found, with everything needed to say it in a sentence and to check it.
 *
 * @param firstName the side the sentence is about
 * @param first its cases, those left out included; {@code first.wilson()} is the interval of the rate
 * @param secondName the side it is compared with
 * @param second its cases, those left out included
 * @param stratum the stratum all compared cases are of; null where they are of several, or none are compared
 * @param reason the verdict and why
 * @param direction how the first compares with the second
 * @param evidence the figures; null when there is nothing to compare
 * @param adjustedP the p-value, Holm-adjusted over the family; 1 when there is nothing to compare
 * @param family how many comparisons were adjusted for
 * @param leftOut strata with cases of one side only, which were not compared
 * @param apart the strata one by one where they disagree; otherwise empty
 * @param moreCases about how many more cases, if the rates stay as they are, would tell; empty when the verdict is clear or when it is not cases that
 *     are missing
 * @param isWorthALook not DIFFERS, but small among the p-values of the family (Benjamini-Hochberg, 5 %); says nothing about anybody
 */
public record Finding(
        String firstName,
        Proportion first,
        String secondName,
        Proportion second,
        @Nullable String stratum,
        Reason reason,
        Direction direction,
        @Nullable Evidence evidence,
        double adjustedP,
        int family,
        List<LeftOut> leftOut,
        List<Finding> apart,
        OptionalInt moreCases,
        boolean isWorthALook) {

    /** The same finding about sides that are called something else. */
    Finding between(String firstCalled, String secondCalled) {
        return new Finding(
                firstCalled,
                first,
                secondCalled,
                second,
                stratum,
                reason,
                direction,
                evidence,
                adjustedP,
                family,
                leftOut,
                apart.stream()
                        .map(part -> part.between(firstCalled, secondCalled))
                        .toList(),
                moreCases,
                isWorthALook);
    }

    /** Without the strata one by one, in which single persons might be recognized. */
    Finding brief() {
        return new Finding(
                firstName,
                first,
                secondName,
                second,
                stratum,
                reason,
                direction,
                evidence,
                adjustedP,
                family,
                List.of(),
                List.of(),
                moreCases,
                isWorthALook);
    }

    /** CONSISTENT, DIFFERS or TOO_FEW_CASES. */
    public Verdict verdict() {
        return reason.verdict();
    }

    /** Whether less is done of what is due for (or by) the first side: DIFFERS, and not in the policy's favour. */
    public boolean isFault() {
        return verdict() == Verdict.DIFFERS && direction == Direction.KEEPS_IT_LESS_OFTEN;
    }

    /** About how many more periods the missing cases take, when the cases so far came from the given number of periods. */
    public OptionalInt morePeriods(int periodsSoFar) {
        long cases = (long) first.trials() + second.trials();
        return moreCases.isEmpty() || cases == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(Math.ceilDiv((long) moreCases.getAsInt() * periodsSoFar, cases)));
    }
}
