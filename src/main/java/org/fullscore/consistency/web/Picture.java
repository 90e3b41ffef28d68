package org.fullscore.consistency.web;

import java.util.List;
import java.util.function.Function;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.Funnel;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.web.Chart;
import org.fullscore.web.Words;

/**
 * A funnel with what its drawing needs.
 *
 * @param equality the comparison it belongs to
 */
public record Picture(Equality equality, Funnel funnel, Data data, Chart chart) {

    public record Point(String name, int n, int k, double rate, String where, String to, String text) {}

    public record Labels(String all, String x) {}

    /** What a drawing shows, in percent: the page draws it with a script, a file as {@link FunnelDrawing}. */
    public record Data(
            double centre,
            List<double[]> lower95,
            List<double[]> upper95,
            List<double[]> lower998,
            List<double[]> upper998,
            List<Point> points,
            Labels words) {}

    static Picture of(Equality equality, Funnel funnel, Words words) {
        var data = new Data(
                percent(funnel.centre()),
                curve(funnel, limits -> limits.warning().lower()),
                curve(funnel, limits -> limits.warning().upper()),
                curve(funnel, limits -> limits.alarm().lower()),
                curve(funnel, limits -> limits.alarm().upper()),
                funnel.marks().stream().map(mark -> point(mark, words)).toList(),
                new Labels(words.say("consistency.funnel.all"), words.say("consistency.funnel.x")));
        var id = "funnel-" + equality.nature().word();
        return new Picture(equality, funnel, data, Chart.of("funnel", id, data));
    }

    private static List<double[]> curve(Funnel funnel, Function<Funnel.Limits, Double> end) {
        return funnel.curve().stream()
                .map(limits -> new double[] {limits.cases(), percent(end.apply(limits))})
                .toList();
    }

    private static Point point(Funnel.Mark mark, Words words) {
        int n = mark.cases().trials();
        int k = mark.cases().successes();
        var where = switch (mark.where()) {
            case INSIDE -> "in";
            case BEYOND_95 -> "out95";
            case BEYOND_998 -> "out998";
        };
        double rate = percent(mark.cases().rate());
        var text = mark.line().name() + "\n" + words.say("consistency.of", k, n) + ", " + words.number(rate, 1) + "%";
        return new Point(mark.line().name(), n, k, rate, where, "rep", text);
    }

    private static double percent(double fraction) {
        return Math.round(fraction * 10_000) / 100.0;
    }

    /** "51.6% to 97.3%". */
    public String interval(Interval interval, Statements say) {
        return say.words().say("consistency.interval", say.percent(interval.lower()), say.percent(interval.upper()));
    }

    /** The adjusted p-value of who stands at a mark. */
    public double adjustedP(Funnel.Mark mark) {
        return equality.findingOf(mark.line().value()).map(Finding::adjustedP).orElse(Double.NaN);
    }
}
