/** The pages and the API of consequences. */
@NullMarked
package org.fullscore.consequences.web;

import org.jspecify.annotations.NullMarked;
