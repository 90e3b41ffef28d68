package org.fullscore.results.ingest;

import java.util.List;

/** What a mapping document turned out to be: a mapping, or what is wrong with it. */
public sealed interface MappingReading {

    record Read(Mapping mapping) implements MappingReading {}

    /** Nothing was taken over; every fault is named. */
    record Faulty(List<Fault> faults) implements MappingReading {}

    /** What a document that may not be whole yet says so far: columns it does not name yet are empty. */
    record Draft(Mapping mapping, List<Fault> faults) {}

    /**
     * One thing that is wrong.
     *
     * @param at the field, such as {@code metrics.revenue.column}; empty for the document as a whole
     * @param code stable name of the kind of fault
     */
    record Fault(String at, String code, String message, String remedy) {}
}
