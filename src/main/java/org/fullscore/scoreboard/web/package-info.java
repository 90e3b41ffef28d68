/** Boards, the home page and the page of a person, and the boards as an API. */
@NullMarked
package org.fullscore.scoreboard.web;

import org.jspecify.annotations.NullMarked;
