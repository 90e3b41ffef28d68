package org.fullscore.organization;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param key internal key
 * @param code stable code such as {@code revenue}
 * @param currency ISO code of an amount of money, else null
 * @param direction whether a higher or a lower value is better
 * @param aggregate how the facts of several days and persons become one value
 * @param numerator key of the metric above the line of a ratio, else null
 * @param denominator key of the metric below the line of a ratio, else null
 */
public record Metric(
        short key,
        String code,
        String name,
        Unit unit,
        @Nullable String currency,
        Direction direction,
        Aggregate aggregate,
        @Nullable Short numerator,
        @Nullable Short denominator) {

    /** In what a metric is counted. */
    public enum Unit {
        CURRENCY,
        COUNT,
        PERCENT;

        /** The word on the wire and in the database. */
        public String word() {
            return wire(this);
        }

        public static Optional<Unit> of(String word) {
            return Stream.of(values()).filter(unit -> unit.word().equals(word)).findFirst();
        }
    }

    /** Which way is better. */
    public enum Direction {
        HIGHER,
        LOWER;

        /** The word on the wire and in the database. */
        public String word() {
            return wire(this);
        }

        public static Optional<Direction> of(String word) {
            return Stream.of(values())
                    .filter(direction -> direction.word().equals(word))
                    .findFirst();
        }
    }

    /** How facts become one value: added up, two sums divided, or the last one. */
    public enum Aggregate {
        SUM,
        RATIO,
        LAST;

        /** The word on the wire and in the database. */
        public String word() {
            return wire(this);
        }

        public static Optional<Aggregate> of(String word) {
            return Stream.of(values())
                    .filter(aggregate -> aggregate.word().equals(word))
                    .findFirst();
        }
    }

    /** What the value is in, as pages write it: the currency's code, "percent" or "count". */
    public String in() {
        return currency == null ? unit.word() : currency;
    }

    private static String wire(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
