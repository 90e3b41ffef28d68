/** The consistency report as pages and as an API. */
@NullMarked
package org.fullscore.consistency.web;

import org.jspecify.annotations.NullMarked;
