/** Sign-in, access, and the pages and API about people, teams, periods and metrics. */
@NullMarked
package org.fullscore.organization.web;

import org.jspecify.annotations.NullMarked;
