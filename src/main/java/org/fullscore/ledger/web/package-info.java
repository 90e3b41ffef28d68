/** The ledger as a page and as an API. */
@NullMarked
package org.fullscore.ledger.web;

import org.jspecify.annotations.NullMarked;
