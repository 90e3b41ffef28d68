/** Whether the same was done for the same. */
@ApplicationModule(allowedDependencies = {"tenancy", "ledger", "web", "organization", "goals", "results"})
@NullMarked
package org.fullscore.consistency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
