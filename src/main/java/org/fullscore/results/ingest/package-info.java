/** How the rows of a file become facts, duplicates, corrections or quarantined rows. */
@NullMarked
package org.fullscore.results.ingest;

import org.jspecify.annotations.NullMarked;
