/** The embedded default: a real PostgreSQL that keeps its data beside the application. */
@NullMarked
package org.fullscore.tenancy.local;

import org.jspecify.annotations.NullMarked;
