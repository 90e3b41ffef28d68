package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fullscore.consequences.Finding;
import org.fullscore.consequences.PolicyCheck;
import org.fullscore.consequences.Rule;
import org.fullscore.consequences.RuleTable;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a rule table as segments on a line, in lanes: first those for the first time, then those for several in a row or with
 * a condition on the team. Every x is in percent of the width.
 */
public record NumberLine(
        int height, List<Tick> ticks, List<Segment> segments, List<Problem> problems, List<Mark> marks, String end) {

    private static final int TOP = 32;
    private static final int LANE = 36;
    private static final BigDecimal LEAST_END = new BigDecimal(150);
    private static final int A_MARK = 20;
    /** Pixels a letter takes, and a percent of the line on a phone. */
    private static final double A_LETTER = 6.6;

    private static final double ON_A_PHONE = 3.5;

    /** A percentage that is written above the line. */
    public record Tick(String x, String text, String anchor, boolean strong) {}

    /** A row; a broad one has room for its name on a wide screen only. */
    public record Segment(String x, String width, int y, String name, boolean nothing, String middle, boolean broad) {}

    /** A hatched stretch. */
    public record Problem(String x, String width, int y, int height) {}

    /** The number of a finding; several at one place stand beside each other, so many pixels apart. */
    public record Mark(String x, int aside, int y, int number, String tone) {}

    static NumberLine of(RuleTable table, PolicyCheck check, Words words) {
        return new Drawing(table, check).draw(words);
    }

    /** The line while it is being drawn. */
    private static final class Drawing {

        private final RuleTable table;
        private final PolicyCheck check;
        private final BigDecimal end;
        private final TreeMap<Integer, List<Rule>> lanes = new TreeMap<>();

        Drawing(RuleTable table, PolicyCheck check) {
            this.table = table;
            this.check = check;
            BigDecimal last = table.rows().stream()
                    .map(row -> row.below() == null ? row.from() : row.below())
                    .max(Comparator.naturalOrder())
                    .orElse(BigDecimal.ZERO);
            end = LEAST_END.max(last.multiply(new BigDecimal("1.1")));
        }

        NumberLine draw(Words words) {
            table.rows().stream()
                    .sorted(Comparator.comparing(Rule::inARow)
                            .thenComparing(Rule::hasTeamCondition)
                            .thenComparing(Rule::from))
                    .forEach(this::lay);
            List<Segment> segments = new ArrayList<>();
            lanes.forEach((lane, rows) -> rows.forEach(row -> segments.add(segment(lane, row, words))));
            int bottom = TOP + LANE * Math.max(1, lanes.size());
            List<Problem> problems = new ArrayList<>();
            List<Mark> marks = new ArrayList<>();
            int number = 1;
            for (Finding finding : check.findings()) {
                boolean refuses = finding.nature().refuses();
                if (refuses) {
                    problems.add(new Problem(
                            x(finding.from()), width(finding.from(), finding.below()), TOP, bottom - TOP - 6));
                }
                String place = x(finding.from());
                int there = (int)
                        marks.stream().filter(mark -> mark.x().equals(place)).count();
                marks.add(new Mark(place, A_MARK * there, bottom + 12, number++, refuses ? "bad" : "watch"));
            }
            return new NumberLine(
                    bottom + 26,
                    ticks(),
                    segments,
                    problems,
                    marks,
                    end.stripTrailingZeros().toPlainString());
        }

        private void lay(Rule row) {
            int lane = 0;
            while (lanes.containsKey(lane) && lanes.get(lane).stream().anyMatch(other -> clash(row, other))) {
                lane++;
            }
            lanes.computeIfAbsent(lane, key -> new ArrayList<>()).add(row);
        }

        private static boolean clash(Rule one, Rule other) {
            boolean apart = one.inARow() != other.inARow() || one.hasTeamCondition() != other.hasTeamCondition();
            boolean before = one.below() != null && one.below().compareTo(other.from()) <= 0;
            boolean after = other.below() != null && other.below().compareTo(one.from()) <= 0;
            return apart || !(before || after);
        }

        private Segment segment(int lane, Rule row, Words words) {
            String name = row.name()
                    + (row.inARow() > 1 ? ", " + words.say("consequences.policy.times", row.inARow()) : "")
                    + (row.teamFrom() == null
                            ? ""
                            : ", "
                                    + words.say(
                                            "consequences.policy.team",
                                            row.teamFrom().toPlainString()));
            double from = at(row.from());
            double until = row.below() == null ? 100 : at(row.below());
            return new Segment(
                    percent(from),
                    percent(until - from),
                    TOP + LANE * lane,
                    until - from < 4 ? "" : name,
                    row.then().isEmpty(),
                    percent((from + until) / 2),
                    name.length() * A_LETTER > (until - from) * ON_A_PHONE);
        }

        private List<Tick> ticks() {
            TreeSet<BigDecimal> places = new TreeSet<>(List.of(BigDecimal.ZERO, new BigDecimal(100)));
            table.rows().forEach(row -> {
                places.add(row.from());
                if (row.below() != null) {
                    places.add(row.below());
                }
            });
            List<Tick> ticks = new ArrayList<>();
            double last = -10;
            for (BigDecimal place : places) {
                double x = at(place);
                boolean target = place.compareTo(new BigDecimal(100)) == 0;
                boolean room = x - last > 5 && x < 90;
                String text =
                        room || place.signum() == 0 ? place.stripTrailingZeros().toPlainString() + "%" : "";
                last = text.isEmpty() ? last : x;
                ticks.add(new Tick(percent(x), text, place.signum() == 0 ? "start" : "middle", target));
            }
            return ticks;
        }

        private String x(BigDecimal place) {
            return percent(at(place));
        }

        private String width(BigDecimal from, @Nullable BigDecimal below) {
            return percent((below == null ? 100 : at(below)) - at(from));
        }

        private double at(BigDecimal place) {
            return Math.min(100, place.doubleValue() / end.doubleValue() * 100);
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.2f%%", value);
        }
    }
}
