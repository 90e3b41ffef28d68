package org.fullscore.consistency;

import java.util.OptionalInt;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.consistency.statistics.Proportion;

/**
 * Whether the policy was kept, against a standard (rule book 8.1).
 *
 * @param cases applied on time of due
 * @param interval Wilson's, 95 %
 * @param standard the share that is expected, 0 to 1
 * @param verdict KEPT, NOT_KEPT or TOO_FEW_CASES
 * @param moreCases about how many more cases at this rate would tell; empty when the verdict is clear or no number would do
 */
public record Kept(Proportion cases, Interval interval, double standard, Verdict verdict, OptionalInt moreCases) {}
