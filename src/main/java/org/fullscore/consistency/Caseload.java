package org.fullscore.consistency;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * All cases of a range, one row each, in numbers. They are counted here and not in the database: where a report asks for occasions and
 * persons, there are nearly as many different ones as cases.
 */
final class Caseload {

    private static final Became[] BECAME = Became.values();
    private static final byte NO_DAY = Byte.MIN_VALUE;
    private static final Proportion YES = new Proportion(1, 1);
    private static final Proportion NO = new Proportion(0, 1);

    private final Map<Property, Column> columns;
    private final byte[] became;
    private final boolean[] past;
    private final byte[] severity;
    private final byte[] done;
    private final byte[] days;
    private final int[] half;

    /** What is known of a case in words. */
    enum Property {
        OWED_BY,
        OWED_BY_NAME,
        /** Of the person on the day it fell due; not known where the history does not say. */
        RANK,
        /** The person's main team on that day. */
        TEAM,
        TEAM_NAME,
        /** The unit right below the top in which that team lay on that day. */
        REGION,
        REGION_NAME,
        /** The value in the optional group asked for. */
        GROUP,
        /** The rule's name; empty unless asked for. */
        RULE,
        KIND,
        SEVERITY,
        /** The period, or for decisions from before Fullscore, which knew no closings, the day it was due. */
        CLOSING,
        /** Whom it concerns. */
        OWNER
    }

    private Caseload(Reading reading) {
        int size = reading.size;
        columns = new EnumMap<>(Property.class);
        reading.columns.forEach((property, column) -> columns.put(property, column.read()));
        became = Arrays.copyOf(reading.became, size);
        past = Arrays.copyOf(reading.past, size);
        severity = Arrays.copyOf(reading.severity, size);
        done = Arrays.copyOf(reading.done, size);
        days = Arrays.copyOf(reading.days, size);
        half = half();
    }

    /** Where case after case is put. */
    static final class Reading {

        private final Map<Property, Column.Reading> columns = new EnumMap<>(Property.class);
        private byte[] became = new byte[1024];
        private boolean[] past = new boolean[1024];
        private byte[] severity = new byte[1024];
        private byte[] done = new byte[1024];
        private byte[] days = new byte[1024];
        private int size;

        Reading() {
            for (var property : Property.values()) {
                columns.put(property, new Column.Reading());
            }
        }

        /** A word of the case that is put next. */
        void put(Property property, @Nullable String word) {
            Objects.requireNonNull(columns.get(property)).add(word);
        }

        /**
         * The rest of the case.
         *
         * @param after in how many days after the deadline it was decided, {@link Delay#NEVER} at most; null where no day is known
         * @param owed how severe what was owed is
         * @param was how severe what was done was
         */
        void put(Became what, Origin origin, @Nullable Integer after, int owed, int was) {
            if (size == became.length) {
                became = Arrays.copyOf(became, 2 * size);
                past = Arrays.copyOf(past, 2 * size);
                severity = Arrays.copyOf(severity, 2 * size);
                done = Arrays.copyOf(done, 2 * size);
                days = Arrays.copyOf(days, 2 * size);
            }
            became[size] = (byte) what.ordinal();
            past[size] = origin == Origin.PAST;
            severity[size] = (byte) owed;
            done[size] = (byte) was;
            days[size] = after == null ? NO_DAY : after.byteValue();
            size++;
        }

        Caseload read() {
            return new Caseload(this);
        }
    }

    /** Whether it was decided before Fullscore. */
    enum Origin {
        PAST,
        HERE
    }

    int size() {
        return became.length;
    }

    Column column(Property property) {
        return Objects.requireNonNull(columns.get(property));
    }

    Became became(int row) {
        return BECAME[became[row]];
    }

    boolean isPast(int row) {
        return past[row];
    }

    int severity(int row) {
        return severity[row];
    }

    /** How severe what was done was; nothing done is 0. */
    int done(int row) {
        return done[row];
    }

    /** Whether it is known when it was decided, or that nobody did. */
    boolean isTimed(int row) {
        return days[row] != NO_DAY;
    }

    int days(int row) {
        return days[row];
    }

    /** Whether it was decided within the days that half of its kind and severity took. */
    boolean isPrompt(int row) {
        return isTimed(row) && days[row] <= half[owed(row)];
    }

    /** Whether what was done is as severe as the rule says, or more. */
    boolean isFull(int row) {
        return done[row] >= severity[row];
    }

    /** Whether a case is as it should be in some respect, of those of which it is known. */
    Proportion of(Aspect aspect, int row) {
        return switch (aspect) {
            case APPLIED -> yes(became(row) == Became.APPLIED);
            case DELAY -> isTimed(row) ? yes(isPrompt(row)) : Proportion.NONE;
            case SEVERITY -> yes(isFull(row));
            case RELIEF -> yes(became(row) != Became.WAIVED);
        };
    }

    /** The rows of cases that fell due, of which more is asked. */
    int[] due(IntPredicate asked) {
        return IntStream.range(0, size())
                .filter(row -> became(row).isDue())
                .filter(asked)
                .toArray();
    }

    /** What became of some cases. */
    Outcomes outcomes(IntPredicate asked) {
        int[] counts = new int[BECAME.length];
        for (int row = 0; row < size(); row++) {
            counts[became[row]] += asked.test(row) ? 1 : 0;
        }
        return outcomes(counts);
    }

    /** From how many became what. */
    static Outcomes outcomes(int[] counts) {
        return new Outcomes(
                counts[Became.APPLIED.ordinal()],
                counts[Became.LATE.ordinal()],
                counts[Became.SUBSTITUTED.ordinal()],
                counts[Became.WAIVED.ordinal()],
                counts[Became.NOT_APPLIED.ordinal()]);
    }

    int count(Became what) {
        int count = 0;
        for (byte each : became) {
            count += each == what.ordinal() ? 1 : 0;
        }
        return count;
    }

    /** The closings of which something fell due. */
    Set<String> closings() {
        var closings = closings(Origin.PAST);
        closings.addAll(closings(Origin.HERE));
        return closings;
    }

    /** The closings of which something of this origin fell due. */
    Set<String> closings(Origin origin) {
        var column = column(Property.CLOSING);
        var found = new boolean[column.size()];
        for (int row = 0; row < size(); row++) {
            found[column.of(row)] |= became(row).isDue() && past[row] == (origin == Origin.PAST);
        }
        var closings = new HashSet<String>();
        for (int number = 1; number < found.length; number++) {
            if (found[number]) {
                closings.add(Objects.requireNonNull(column.word(number)));
            }
        }
        return closings;
    }

    boolean isAllPast() {
        return IntStream.range(0, size()).allMatch(this::isPast);
    }

    /** The group a case belongs to in a comparison: a number from 1, or 0 where that is not known. */
    int group(Dimension dimension, int row) {
        int number = column(dimension).of(row);
        return dimension.kind() == Dimension.Kind.RANK && number > 0
                ? isLeader(column(Property.RANK).word(number)) ? 1 : 2
                : number;
    }

    /** Whether a case is of the group with this id. */
    boolean isOf(Dimension dimension, String id, int row) {
        int number = group(dimension, row);
        return number > 0 && idOfGroup(dimension, number).equals(id);
    }

    /** The id of a group, from its number (1 or more). */
    String idOfGroup(Dimension dimension, int number) {
        return dimension.kind() == Dimension.Kind.RANK
                ? number == 1 ? Dimension.LEADERS : Dimension.OTHERS
                : Objects.requireNonNull(column(dimension).word(number));
    }

    /** What the group of a case is called; its id where it has no name. */
    String nameOfGroup(Dimension dimension, int row) {
        var named = nameOf(dimension).map(this::column).orElseGet(() -> column(dimension));
        return Objects.requireNonNullElseGet(
                named.word(named.of(row)), () -> idOfGroup(dimension, group(dimension, row)));
    }

    /** Where the names of the groups of a dimension stand; nowhere where their ids are their names. */
    static Optional<Property> nameOf(Dimension dimension) {
        return switch (dimension.kind()) {
            case OWED_BY -> Optional.of(Property.OWED_BY_NAME);
            case TEAM -> Optional.of(Property.TEAM_NAME);
            case REGION -> Optional.of(Property.REGION_NAME);
            case RANK, GROUP -> Optional.empty();
        };
    }

    /** How many numbers of groups there are. */
    int groups(Dimension dimension) {
        return dimension.kind() == Dimension.Kind.RANK ? 3 : column(dimension).size();
    }

    private static boolean isLeader(@Nullable String rank) {
        return "leader".equals(rank) || "executive".equals(rank);
    }

    private Column column(Dimension dimension) {
        return column(
                switch (dimension.kind()) {
                    case RANK -> Property.RANK;
                    case OWED_BY -> Property.OWED_BY;
                    case TEAM -> Property.TEAM;
                    case REGION -> Property.REGION;
                    case GROUP -> Property.GROUP;
                });
    }

    private static Proportion yes(boolean whether) {
        return whether ? YES : NO;
    }

    private int owed(int row) {
        return column(Property.KIND).of(row) * column(Property.SEVERITY).size()
                + column(Property.SEVERITY).of(row);
    }

    /** In how many days half of what was due was decided, by kind and severity. */
    private int[] half() {
        int[][] counts =
                new int[column(Property.KIND).size() * column(Property.SEVERITY).size()][];
        for (int row = 0; row < size(); row++) {
            if (isTimed(row)) {
                int owed = owed(row);
                counts[owed] = counts[owed] == null ? new int[Delay.DAYS] : counts[owed];
                counts[owed][days[row] + Delay.LONGEST]++;
            }
        }
        int[] half = new int[counts.length];
        for (int owed = 0; owed < counts.length; owed++) {
            half[owed] = counts[owed] == null
                    ? 0
                    : Delay.of(counts[owed]).map(Delay::median).orElse(0);
        }
        return half;
    }
}
