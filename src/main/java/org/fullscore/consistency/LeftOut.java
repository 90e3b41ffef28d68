package org.fullscore.consistency;

import org.fullscore.consistency.statistics.Proportion;

/** Cases of a stratum in which one side has none, so that there is nothing to compare them with. */
public record LeftOut(String stratum, Proportion first, Proportion second) {}
