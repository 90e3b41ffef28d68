/** Pages and API of goals. */
@NullMarked
package org.fullscore.goals.web;

import org.jspecify.annotations.NullMarked;
