/** What happened, from which file and row. */
@ApplicationModule(
        displayName = "Results",
        allowedDependencies = {"tenancy", "ledger", "web", "organization", "goals"})
@NullMarked
package org.fullscore.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
