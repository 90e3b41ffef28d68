/** Measurements, as ratios to a baseline in the same run; nothing here fails because a machine was slow. */
@NullMarked
package org.fullscore.bench;

import org.jspecify.annotations.NullMarked;
