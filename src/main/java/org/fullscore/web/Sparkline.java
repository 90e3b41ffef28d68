package org.fullscore.web;

import java.util.List;

/**
 * The distance to pace week by week, on 88 by 24 units with pace in the middle; the same ±16 points everywhere, so that two
 * rows can be compared.
 *
 * @param path the line as SVG draws it
 * @param lastX where the dot at its end stands
 */
public record Sparkline(String path, double lastX, double lastY) {

    private static final double LEFT = 1;
    private static final double RIGHT = 81;
    private static final double MIDDLE = 12;
    private static final double HALF = 11;
    private static final double POINTS = 16;

    /** From distances in points of attainment, oldest first; beyond ±16 they are cut off. */
    public static Sparkline of(List<Double> distances) {
        var path = new StringBuilder();
        var x = LEFT;
        var y = MIDDLE;
        for (var i = 0; i < distances.size(); i++) {
            x = distances.size() == 1 ? RIGHT : LEFT + i * (RIGHT - LEFT) / (distances.size() - 1);
            y = MIDDLE - Math.clamp(distances.get(i), -POINTS, POINTS) / POINTS * HALF;
            path.append(i == 0 ? "M" : " ").append(rounded(x)).append(' ').append(rounded(y));
        }
        return new Sparkline(path.toString(), rounded(x), rounded(y));
    }

    public boolean isEmpty() {
        return path.isEmpty();
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
