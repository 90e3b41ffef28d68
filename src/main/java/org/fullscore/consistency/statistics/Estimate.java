package org.fullscore.consistency.statistics;

/** A figure with the interval of values it may really have; the ends of an odds ratio may be 0 and infinite. */
public record Estimate(double value, Interval interval) {}
