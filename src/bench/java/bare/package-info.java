/** The smallest applications to measure Fullscore against, outside its packages, so that it does not find them when measured in the same process. */
@NullMarked
package bare;

import org.jspecify.annotations.NullMarked;
