package org.fullscore.consistency.statistics;

/** What one cluster (an occasion on which decisions were taken, or a person) adds to one group in one stratum. */
public record ClusteredCount(String stratum, String cluster, Proportion count) {}
