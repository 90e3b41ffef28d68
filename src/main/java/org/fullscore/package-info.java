/** Fullscore: goals, results, consequences, and whether they were applied alike. */
@NullMarked
package org.fullscore;

import org.jspecify.annotations.NullMarked;
