package org.fullscore.consistency.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines of leaders and of everybody else on a sheet, the same on the page and in a file. Each line ends with its name, and each mark says
 * in words what it stands for.
 *
 * @param rules heights of the lines behind, with their labels
 * @param labels below the drawing
 */
public record LineDrawing(List<Line> lines, List<Label> rules, List<Label> labels) {

    public static final int WIDTH = 700;
    public static final int HEIGHT = 250;
    public static final int LEFT = 48;
    public static final int RIGHT = 540;
    public static final int BOTTOM = 196;

    private static final int TOP = 14;
    private static final int WORDS = 14;
    private static final double TENS = 10;

    /** A mark of a line; {@code text} says it in words. */
    public record Spot(double x, double y, String text) {}

    /** A word: where it begins, is centred or ends ({@code anchor} start, middle or end), and the middle of its height. */
    public record Label(double x, double y, String text, String anchor) {}

    /**
     * One side.
     *
     * @param side leaders or others
     * @param points of the line
     * @param name at its end
     */
    public record Line(String side, String points, List<Spot> spots, Label name) {

        public boolean isOfLeaders() {
            return side.equals("leaders");
        }
    }

    /** A value at a place between 0 and 1 from left to right; {@code text} is null where the line only turns. */
    record Value(double at, double share, String text) {

        boolean isMarked() {
            return !text.isEmpty();
        }
    }

    /** One side before it is drawn. */
    record Side(String side, String name, List<Value> values) {}

    /** A word at a place between 0 and 1 from left to right. */
    record Tick(double at, String text) {}

    /**
     * @param most the highest share that is drawn
     * @param axis what runs from left to right
     */
    static LineDrawing of(List<Side> sides, double most, List<Tick> ticks, String axis, Locale locale) {
        var lines = new ArrayList<Line>();
        for (var side : sides) {
            var last = side.values().getLast();
            lines.add(new Line(
                    side.side(),
                    side.values().stream()
                            .map(value -> x(value.at()) + "," + y(value.share(), most))
                            .collect(Collectors.joining(" ")),
                    side.values().stream()
                            .filter(Value::isMarked)
                            .map(value -> new Spot(x(value.at()), y(value.share(), most), value.text()))
                            .toList(),
                    new Label(x(last.at()) + 10, y(last.share(), most), side.name(), "start")));
        }
        var labels = new ArrayList<Label>();
        ticks.forEach(tick -> labels.add(new Label(x(tick.at()), BOTTOM + 14, tick.text(), "middle")));
        labels.add(new Label((LEFT + RIGHT) / 2.0, BOTTOM + 36, axis, "middle"));
        return new LineDrawing(apart(lines), rules(most, locale), labels);
    }

    /** From 0 to a multiple of a tenth, in as few steps as can be read. */
    private static List<Label> rules(double most, Locale locale) {
        double step = most > 0.5 ? 0.25 : most > 0.2 ? 0.1 : 0.05;
        var rules = new ArrayList<Label>();
        for (int i = 0; i * step <= most + 0.001; i++) {
            rules.add(new Label(
                    LEFT - 8, y(i * step, most), String.format(locale, "%d%%", Math.round(i * step * 100)), "end"));
        }
        return rules;
    }

    /** The names at the ends at least a line apart. */
    private static List<Line> apart(List<Line> lines) {
        var placed = new ArrayList<Line>();
        double free = TOP - WORDS;
        for (var line : lines.stream()
                .sorted(Comparator.comparingDouble(line -> line.name().y()))
                .toList()) {
            var name = line.name();
            double y = Math.max(name.y(), free + WORDS);
            placed.add(new Line(
                    line.side(), line.points(), line.spots(), new Label(name.x(), y, name.text(), name.anchor())));
            free = y;
        }
        return placed;
    }

    private static double x(double at) {
        return round(LEFT + at * (RIGHT - LEFT));
    }

    private static double y(double share, double most) {
        return round(BOTTOM - share / most * (BOTTOM - TOP));
    }

    private static double round(double value) {
        return Math.round(value * TENS) / TENS;
    }
}
