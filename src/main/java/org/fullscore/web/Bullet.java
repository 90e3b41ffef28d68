package org.fullscore.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goal on the stave that all goals of a page share: 0 to 150 % of its own target, every position in percent of the width.
 * What lies beyond is cut off at the edge; its number is printed beside it. NaN is a mark that is not drawn.
 *
 * @param actual length of the bar
 * @param target where the thick tick stands, always two thirds
 * @param expected where the goal should stand today
 * @param former where the same result stood against the target first agreed, before relief
 * @param mine whether it is the visitor's own, the only bar in colour
 */
public record Bullet(
        double actual,
        double target,
        double commit,
        double stretch,
        double expected,
        double former,
        boolean mine,
        boolean lowerIsBetter) {

    private static final Scale STAVE = new Scale(0, 1.5);
    /** Distances between two amounts, in percent of the width, on a wide screen and on a phone. */
    private static final double NO_ROOM = 6;

    private static final double TIGHT = 12;
    /** From here on a level's words would run over the right edge: they turn round, and need room there instead. */
    private static final double AT_THE_EDGE = 86;

    private static final double TIGHT_AT_THE_EDGE = 93;

    /** A part of the stave between two levels, in the class of its tone. */
    public record Band(String tone, double from, double width) {}

    /** Heights and tops in pixels of the places a bullet is drawn in; {@code pace} is the path of the triangle. */
    public record Size(
            int height,
            int bandTop,
            int bandHeight,
            double barTop,
            int barHeight,
            int targetTop,
            int targetHeight,
            double paceTop,
            int tick,
            boolean barLine,
            String pace) {

        /** A row of a board, 44 pixels with its hairline. */
        public static final Size BOARD = new Size(42, 12, 12, 15.5, 5, 9, 18, 22.5, 1, true, "M0 0l4.5 7h-9z");

        /** A line beside something else. */
        public static final Size MINI = new Size(28, 5, 12, 8.5, 5, 2, 18, 15.5, 1, false, "M0 0l4.5 7h-9z");

        /** A row of the large display. */
        public static final Size DISPLAY = new Size(94, 34, 26, 41, 12, 27, 40, 57, 2, true, "M0 0l10 15h-20z");

        /** The team's row of the large display. */
        public static final Size DISPLAY_TEAM = new Size(200, 74, 52, 88, 24, 67, 66, 123, 2, true, "M0 0l10 15h-20z");

        int middle() {
            return bandTop + bandHeight / 2;
        }
    }

    /**
     * A goal where more is better. All values in the metric's unit, or all as shares of the target with 1 for the target.
     *
     * @param actual the result, or null while there is none: then no bar is drawn
     * @param target greater than 0
     */
    public static Bullet of(
            @Nullable BigDecimal actual,
            BigDecimal target,
            @Nullable BigDecimal commit,
            @Nullable BigDecimal stretch,
            @Nullable BigDecimal expected) {
        return of(actual, target, commit, stretch, expected, false);
    }

    /** A goal where less is better: the same drawing in values, with the bands reversed. A target of 0 is allowed. */
    public static Bullet ofLowerIsBetter(
            @Nullable BigDecimal actual,
            BigDecimal target,
            @Nullable BigDecimal commit,
            @Nullable BigDecimal stretch,
            @Nullable BigDecimal expected) {
        return of(actual, target, commit, stretch, expected, true);
    }

    private static Bullet of(
            @Nullable BigDecimal actual,
            BigDecimal target,
            @Nullable BigDecimal commit,
            @Nullable BigDecimal stretch,
            @Nullable BigDecimal expected,
            boolean lowerIsBetter) {
        return new Bullet(
                at(actual, target),
                STAVE.at(1),
                at(commit, target),
                at(stretch, target),
                at(expected, target),
                Double.NaN,
                false,
                lowerIsBetter);
    }

    /** The same in the visitor's own colour. */
    public Bullet asMine() {
        return new Bullet(actual, target, commit, stretch, expected, former, true, lowerIsBetter);
    }

    /** The same with a ring where the result stood against the target first agreed, in shares of that target. */
    public Bullet withFormer(BigDecimal attainment) {
        var ring = at(attainment, BigDecimal.ONE);
        return new Bullet(actual, target, commit, stretch, expected, ring, mine, lowerIsBetter);
    }

    /** The bands from left to right. */
    public List<Band> bands() {
        var bands = new ArrayList<Band>(3);
        if (lowerIsBetter) {
            var toStretch = hasStretch() ? stretch : 0;
            add(bands, "b3", 0, toStretch);
            add(bands, "b2", toStretch, target);
            add(bands, "b1", target, hasCommit() ? commit : target);
        } else {
            var toCommit = hasCommit() ? commit : target;
            add(bands, "b1", 0, toCommit);
            add(bands, "b2", toCommit, target);
            add(bands, "b3", target, hasStretch() ? stretch : target);
        }
        return bands;
    }

    /** Where the thin ticks stand: commit and stretch, unless they lie beyond the stave. */
    public List<Double> ticks() {
        var ticks = new ArrayList<Double>(2);
        for (var level : new double[] {commit, stretch}) {
            if (level < 100) {
                ticks.add(level);
            }
        }
        return ticks;
    }

    public boolean hasActual() {
        return !Double.isNaN(actual);
    }

    public boolean hasCommit() {
        return !Double.isNaN(commit);
    }

    public boolean hasStretch() {
        return !Double.isNaN(stretch);
    }

    public boolean hasExpected() {
        return !Double.isNaN(expected);
    }

    public boolean hasFormer() {
        return !Double.isNaN(former);
    }

    /** Whether the words of a level fit beside the target's at all. */
    boolean hasRoom(double level) {
        return Math.abs(target - level) >= NO_ROOM;
    }

    /** Whether they fit on a wide screen only. */
    boolean isTight(double level) {
        return Math.abs(target - level) < TIGHT || level > AT_THE_EDGE && level < TIGHT_AT_THE_EDGE;
    }

    /** On which side of its tick the words of a level stand: away from the target's, unless they would be cut off there. */
    String anchor(double level) {
        return level <= target || level > AT_THE_EDGE ? "end" : "start";
    }

    private static void add(List<Band> bands, String tone, double from, double to) {
        if (to > from) {
            bands.add(new Band(tone, from, Math.round((to - from) * 100) / 100.0));
        }
    }

    private static double at(@Nullable BigDecimal value, BigDecimal target) {
        if (value == null) {
            return Double.NaN;
        }
        if (target.signum() == 0) {
            return value.signum() > 0 ? 100 : 0;
        }
        return STAVE.at(value.doubleValue() / target.doubleValue());
    }
}
