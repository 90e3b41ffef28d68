package org.fullscore.consistency.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Delay;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Nature;
import org.fullscore.consistency.OverTime;
import org.fullscore.consistency.Waiting;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.organization.Period;
import org.fullscore.web.Words;

/** Draws relief and waivers over time, and by which day how much was decided. */
record LinePictures(ConsistencyReport report, Statements say) {

    /** Days after the deadline that stand in the table. */
    private static final List<Integer> DAYS = List.of(-14, -7, 0, 7, 14, 30, Delay.LONGEST);

    private static final int PERIODS = 2;
    private static final int MOST_TICKS = 7;
    private static final double LEAST = 0.1;

    private Words words() {
        return say.words();
    }

    /** Relief per agreement and waivers per obligation, from period to period. */
    List<LinePicture> overTime() {
        var periods = report.relieved().overTime();
        return periods.size() < PERIODS
                ? List.of()
                : Stream.of(
                                overTime(
                                        "consistency.over.relief",
                                        periods,
                                        one -> Optional.of(one.leaders().share()),
                                        one -> Optional.ofNullable(one.others()).map(OverTime.Agreements::share)),
                                overTime(
                                        "consistency.over.waivers",
                                        periods,
                                        one -> waivers(one)
                                                .map(waivers ->
                                                        waivers.leaders().share()),
                                        one -> waivers(one)
                                                .map(waivers -> waivers.others().share())))
                        .flatMap(List::stream)
                        .toList();
    }

    private List<LinePicture> overTime(
            String key,
            List<OverTime> periods,
            Function<OverTime, Optional<Proportion>> leading,
            Function<OverTime, Optional<Proportion>> other) {
        double most = periods.stream()
                .flatMap(one -> Stream.of(leading.apply(one), other.apply(one)).flatMap(Optional::stream))
                .filter(share -> share.trials() > 0)
                .mapToDouble(Proportion::rate)
                .max()
                .orElse(Double.NaN);
        if (Double.isNaN(most)) {
            return List.of();
        }
        var sides = Stream.of(
                        side(key, Dimension.LEADERS, periods, leading), side(key, Dimension.OTHERS, periods, other))
                .filter(side -> !side.values().isEmpty())
                .toList();
        int apart = Math.ceilDiv(periods.size(), MOST_TICKS);
        var ticks = IntStream.range(0, periods.size())
                .filter(i -> i % apart == 0)
                .mapToObj(i -> new LineDrawing.Tick(at(i, periods), name(periods.get(i))))
                .toList();
        var rows = periods.stream()
                .map(one -> new LinePicture.Row(
                        name(one),
                        Stream.of(leading.apply(one), other.apply(one))
                                .flatMap(this::cells)
                                .toList()))
                .toList();
        var leaders = name(Dimension.LEADERS);
        var others = name(Dimension.OTHERS);
        var rate = words().say("consistency.forest.rate");
        return List.of(new LinePicture(
                key + ".title",
                words().say(key + ".label"),
                LineDrawing.of(
                        sides,
                        Math.max(LEAST, Math.ceil(most * 10) / 10),
                        ticks,
                        words().say("consistency.over.axis"),
                        words().locale()),
                List.of(words().say("consistency.over.period"), leaders, rate, others, rate),
                rows));
    }

    private static Optional<OverTime.Waivers> waivers(OverTime one) {
        return Optional.ofNullable(one.waivers());
    }

    private LineDrawing.Side side(
            String key, String value, List<OverTime> periods, Function<OverTime, Optional<Proportion>> of) {
        var values = new ArrayList<LineDrawing.Value>();
        for (int i = 0; i < periods.size(); i++) {
            var one = periods.get(i);
            var shown = of.apply(one).filter(share -> share.trials() > 0);
            if (shown.isPresent()) {
                var share = shown.get();
                values.add(new LineDrawing.Value(
                        at(i, periods),
                        share.rate(),
                        words().say(
                                        key + ".say",
                                        name(one),
                                        name(value),
                                        share.successes(),
                                        share.trials(),
                                        say.percent(share.rate()))));
            }
        }
        return new LineDrawing.Side(value, name(value), values);
    }

    private static double at(int number, List<OverTime> periods) {
        return (double) number / (periods.size() - 1);
    }

    /** By which day how much of the benefits, or of the burdens, was decided. */
    List<LinePicture> waiting(Nature nature) {
        var lines = report.waiting().stream()
                .filter(line -> line.nature() == nature)
                .toList();
        return lines.isEmpty() ? List.of() : List.of(waiting(nature, lines));
    }

    private LinePicture waiting(Nature nature, List<Waiting> lines) {
        int first = lines.stream()
                .flatMap(line -> line.steps().stream())
                .mapToInt(Waiting.Step::day)
                .min()
                .orElse(0);
        int from = Math.min(first, -1);
        var days = DAYS.stream().filter(day -> day >= Math.min(first, 0)).toList();
        var ticks = new ArrayList<LineDrawing.Tick>();
        days.forEach(day -> ticks.add(new LineDrawing.Tick(
                at(day, from), day == 0 ? words().say("consistency.delay.due") : words().count(day))));
        ticks.add(new LineDrawing.Tick(1, words().say("consistency.delay.never", Delay.LONGEST)));
        var heads = new ArrayList<String>();
        heads.add(words().say("consistency.forest.who"));
        heads.add(words().say("consistency.waiting.cases"));
        days.forEach(day -> heads.add(words().say("consistency.waiting.by", day)));
        heads.add(words().say("consistency.waiting.longest", Delay.LONGEST));
        return new LinePicture(
                "consistency.waiting.title",
                words().say("consistency.waiting.label." + nature),
                LineDrawing.of(
                        lines.stream().map(line -> side(line, days, from)).toList(),
                        1,
                        ticks,
                        words().say("consistency.waiting.axis"),
                        words().locale()),
                heads,
                lines.stream().map(line -> row(line, days)).toList());
    }

    private LinePicture.Row row(Waiting line, List<Integer> days) {
        var cells = new ArrayList<String>();
        cells.add(words().count(line.cases()));
        days.forEach(day -> cells.add(say.percent(line.share(day))));
        cells.add(words().count(line.longest()));
        return new LinePicture.Row(name(line.value()), cells);
    }

    /** The line turns at every day on which something was decided, and is marked on the days of the table. */
    private LineDrawing.Side side(Waiting line, List<Integer> days, int from) {
        var values = new ArrayList<LineDrawing.Value>();
        for (int day = from; day <= Delay.LONGEST; day++) {
            if (line.by(day) > line.by(day - 1)) {
                values.add(new LineDrawing.Value(at(day, from), line.share(day - 1), ""));
            } else if (!days.contains(day)) {
                continue;
            }
            values.add(new LineDrawing.Value(
                    at(day, from),
                    line.share(day),
                    days.contains(day)
                            ? words().say(
                                            "consistency.waiting.say",
                                            day,
                                            name(line.value()),
                                            line.by(day),
                                            line.cases(),
                                            say.percent(line.share(day)))
                            : ""));
        }
        values.add(new LineDrawing.Value(
                1,
                line.share(Delay.LONGEST),
                words().say(
                                "consistency.waiting.say.longest",
                                name(line.value()),
                                line.longest(),
                                line.cases(),
                                Delay.LONGEST)));
        return new LineDrawing.Side(line.value(), name(line.value()), values);
    }

    /** The last stretch is for what took longer. */
    private static double at(int day, int from) {
        return (double) (day - from) / (Delay.LONGEST - from) * 0.92;
    }

    private String name(OverTime one) {
        return Period.nameOf(one.period(), words().locale());
    }

    private String name(String value) {
        return words().say("consistency.name." + value);
    }

    private Stream<String> cells(Optional<Proportion> shown) {
        return shown.map(share -> Stream.of(
                        words().say("consistency.of", share.successes(), share.trials()),
                        share.trials() > 0 ? say.percent(share.rate()) : Words.NONE))
                .orElseGet(() -> Stream.of(words().say("consistency.forest.suppressed"), Words.NONE));
    }
}
