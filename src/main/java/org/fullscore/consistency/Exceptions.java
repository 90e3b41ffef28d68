package org.fullscore.consistency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What was not as agreed beside the decisions themselves; it heads the report.
 *
 * @param avoided how many obligations did not fall due because a target was changed by decision (rule book 2.5)
 * @param postponed periods of the range that were closed later than by rule
 * @param restatements closed periods of the range whose changed facts nobody has accepted or refused yet
 * @param moved money by exception, by who owed it (rule book 8.8)
 */
public record Exceptions(int avoided, List<Postponed> postponed, List<Open> restatements, List<Moved> moved) {

    public Exceptions {
        postponed = List.copyOf(postponed);
        restatements = List.copyOf(restatements);
        moved = List.copyOf(moved);
    }

    /** A period that was closed later than by rule; why stands with its closing. */
    public record Postponed(String period, LocalDate until) {}

    /** A closed period whose facts changed. */
    public record Open(String period, LocalDate decideBy) {}

    /** Why money moved. */
    public enum Cause {
        /** A target changed by decision: more, or less, than would have been paid. */
        RELIEF,
        /** Not paid. */
        WAIVER,
        /** Paid after its deadline. */
        LATE,
        /** Its deadline has passed, and nobody decided. */
        OWED
    }

    /**
     * Money that moved.
     *
     * @param owedBy id of who owed it
     * @param amount in the currency; negative when less was paid than agreed
     */
    public record Moved(String owedBy, String name, Cause cause, String currency, BigDecimal amount) {}

    /** The same with other money. */
    Exceptions with(List<Moved> other) {
        return new Exceptions(avoided, postponed, restatements, other);
    }
}
