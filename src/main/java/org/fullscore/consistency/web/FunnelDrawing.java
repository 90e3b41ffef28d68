package org.fullscore.consistency.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A funnel as lines and marks on a sheet, from the same data as on the page. Words stand beside the drawing and are no part of it, so that
 * they are text in the document's own font.
 *
 * @param dashed limits of 99.8 %, as points of a line
 * @param solid limits of 95 %
 * @param centre height of the common rate
 */
public record FunnelDrawing(
        List<String> dashed, List<String> solid, double centre, List<Spot> spots, List<Label> labels) {

    public static final int WIDTH = 900;
    public static final int HEIGHT = 330;
    /** Where the axes cross. */
    public static final int LEFT = 50;

    public static final int BOTTOM = 290;

    private static final int RIGHT = 780;
    private static final int TOP = 12;
    private static final int LINE = 13;
    private static final int TENS = 10;
    private static final int FIVES = 5;

    /** Somebody who owes; {@code where} is in, out95 or out998. */
    public record Spot(double x, double y, String where, boolean below) {}

    /** A word at a place: its left edge (for {@code side} right its right edge) and the middle of its line. */
    public record Label(double x, double y, String text, String side) {}

    private record Frame(double left, double right, double bottom, double top) {

        double x(double cases) {
            return round(LEFT + (cases - left) / (right - left) * (RIGHT - LEFT));
        }

        double y(double percent) {
            return round(BOTTOM - (percent - bottom) / (top - bottom) * (BOTTOM - TOP));
        }

        boolean contains(double[] point) {
            return point[0] >= left && point[0] <= right && point[1] >= bottom;
        }
    }

    static FunnelDrawing of(Picture.Data data) {
        var frame = frame(data);
        var solid = Stream.of(data.upper95(), data.lower95());
        var dashed = Stream.of(data.upper998(), data.lower998());
        return new FunnelDrawing(
                dashed.map(curve -> line(curve, frame)).toList(),
                solid.map(curve -> line(curve, frame)).toList(),
                frame.y(data.centre()),
                data.points().stream()
                        .map(point -> new Spot(
                                frame.x(point.n()), frame.y(point.rate()), point.where(), point.rate() < data.centre()))
                        .toList(),
                labels(data, frame));
    }

    private static Frame frame(Picture.Data data) {
        int least = data.points().stream().mapToInt(Picture.Point::n).min().orElse(0);
        int most = data.points().stream().mapToInt(Picture.Point::n).max().orElse(1);
        double lowest = DoubleStream.concat(
                        data.points().stream().mapToDouble(Picture.Point::rate),
                        data.lower95().stream().mapToDouble(point -> point[1]))
                .min()
                .orElse(0);
        return new Frame(
                Math.max(0, (least - 2) / FIVES * FIVES),
                Math.ceilDiv(most + 4, FIVES) * FIVES,
                Math.max(0, Math.floor((lowest - FIVES) / TENS) * TENS),
                100);
    }

    private static String line(List<double[]> curve, Frame frame) {
        return curve.stream()
                .filter(frame::contains)
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", frame.x(point[0]), frame.y(point[1])))
                .collect(Collectors.joining(" "));
    }

    private static List<Label> labels(Picture.Data data, Frame frame) {
        var labels = new ArrayList<Label>();
        for (double percent = frame.bottom(); percent <= frame.top(); percent += TENS * (frame.bottom() < 50 ? 2 : 1)) {
            labels.add(new Label(LEFT - 8, frame.y(percent), Math.round(percent) + "%", "right"));
        }
        int step = Math.max(FIVES, (int) Math.ceil((frame.right() - frame.left()) / TENS / FIVES) * FIVES);
        for (int cases = (int) frame.left(); cases <= frame.right(); cases += step) {
            labels.add(new Label(frame.x(cases), BOTTOM + 12, Integer.toString(cases), "middle"));
        }
        labels.add(new Label((LEFT + RIGHT) / 2.0, BOTTOM + 30, data.words().x(), "middle"));
        labels.addAll(apart(ends(data, frame)));
        labels.addAll(apart(data.points().stream()
                .filter(point -> !point.where().equals("in"))
                .map(point -> new Label(frame.x(point.n()) + 9, frame.y(point.rate()), point.name(), "left"))
                .toList()));
        return labels;
    }

    private static List<Label> ends(Picture.Data data, Frame frame) {
        var ends = new ArrayList<Label>();
        ends.add(new Label(
                RIGHT + 6,
                frame.y(data.centre()),
                data.words().all().replace("{0}", Long.toString(Math.round(data.centre()))),
                "left"));
        var curves = List.of(data.lower95(), data.lower998(), data.upper95(), data.upper998());
        IntStream.range(0, curves.size())
                .forEach(i -> curves.get(i).stream()
                        .filter(frame::contains)
                        .reduce((one, next) -> next)
                        .ifPresent(last -> ends.add(
                                new Label(RIGHT + 6, frame.y(last[1]), i % 2 == 0 ? "95%" : "99.8%", "left"))));
        return ends;
    }

    /** From above, each at least a line below the one before. */
    private static List<Label> apart(List<Label> labels) {
        var placed = new ArrayList<Label>();
        double free = TOP - LINE;
        for (var label :
                labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList()) {
            double y = Math.max(label.y(), free + LINE);
            placed.add(new Label(label.x(), y, label.text(), label.side()));
            free = y;
        }
        return placed;
    }

    private static double round(double value) {
        return Math.round(value * TENS) / (double) TENS;
    }
}
