/** Where everybody stands now. */
@ApplicationModule(
        displayName = "Scoreboard",
        allowedDependencies = {"tenancy", "ledger", "web", "organization", "goals", "results", "consequences"})
@NullMarked
package org.fullscore.scoreboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
