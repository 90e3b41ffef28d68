/** What was promised, to whom, by when. */
@ApplicationModule(
        displayName = "Goals",
        allowedDependencies = {"tenancy", "ledger", "web", "organization"})
@NullMarked
package org.fullscore.goals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
