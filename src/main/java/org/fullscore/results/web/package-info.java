/** Imports, sources, quarantine, standings and closing over HTTP. */
@NullMarked
package org.fullscore.results.web;

import org.jspecify.annotations.NullMarked;
