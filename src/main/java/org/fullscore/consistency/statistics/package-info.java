/** The statistics behind the verdicts: pure functions of counts, each with its formula and source. */
@NullMarked
package org.fullscore.consistency.statistics;

import org.jspecify.annotations.NullMarked;
