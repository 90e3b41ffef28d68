package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fullscore.consistency.statistics.FunnelLimits;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.consistency.statistics.Proportion;

/**
 * Those who owe, each by how many cases and which share applied on time, within limits that chance explains (rule book 8.6); never a
 * league table.
 *
 * @param centre the common rate, 0 to 1
 * @param dispersion how many times the variance between them exceeds chance; 1 for not at all
 * @param marks who has enough cases, in the order of the lines
 * @param curve the limits by number of cases, ascending
 */
public record Funnel(double centre, double dispersion, List<Mark> marks, List<Limits> curve) {

    private static final int LEAST_CASES = 8;
    private static final int LEAST_MARKS = 3;
    private static final int POINTS = 60;
    private static final double WARNING = 0.95;
    private static final double ALARM = 0.998;

    /** Where somebody stands: within the limits of 95 %, beyond them, or beyond those of 99.8 % as well. */
    public enum Where {
        INSIDE,
        BEYOND_95,
        BEYOND_998
    }

    /** One of them. */
    public record Mark(Line line, Proportion cases, Limits limits, Where where) {}

    /** The limits for so many cases. */
    public record Limits(int cases, Interval warning, Interval alarm) {}

    /** Empty when fewer than three have the eight cases a mark needs. */
    public static Optional<Funnel> of(List<Line> lines) {
        var units = new ArrayList<Line>();
        var cases = new ArrayList<Proportion>();
        for (var line : lines) {
            var outcomes = line.outcomes();
            if (outcomes != null && outcomes.due() >= LEAST_CASES) {
                units.add(line);
                cases.add(outcomes.onTime());
            }
        }
        return units.size() < LEAST_MARKS ? Optional.empty() : Optional.of(drawn(units, cases));
    }

    private static Funnel drawn(List<Line> units, List<Proportion> cases) {
        var limits = FunnelLimits.around(cases).widenedFor(cases);
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < units.size(); i++) {
            var unit = cases.get(i);
            var where = limits.isOutside(unit, ALARM)
                    ? Where.BEYOND_998
                    : limits.isOutside(unit, WARNING) ? Where.BEYOND_95 : Where.INSIDE;
            marks.add(new Mark(units.get(i), unit, at(limits, unit.trials()), where));
        }
        int most = cases.stream().mapToInt(Proportion::trials).max().orElse(LEAST_CASES) + 5;
        int step = Math.max(1, most / POINTS);
        var curve = new ArrayList<Limits>();
        for (int n = LEAST_CASES - 3; n <= most; n += step) {
            curve.add(at(limits, n));
        }
        return new Funnel(limits.centre(), limits.dispersion(), List.copyOf(marks), List.copyOf(curve));
    }

    private static Limits at(FunnelLimits limits, int cases) {
        return new Limits(cases, limits.exact(cases, WARNING), limits.exact(cases, ALARM));
    }
}
