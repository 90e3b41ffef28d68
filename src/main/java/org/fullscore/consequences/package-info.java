/** What follows, by which rule, and whether it was done. */
@ApplicationModule(
        displayName = "Consequences",
        allowedDependencies = {"tenancy", "ledger", "web", "organization", "goals", "results"})
@NullMarked
package org.fullscore.consequences;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
