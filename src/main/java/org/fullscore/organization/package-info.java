/** Who there is, who leads whom, and who may see what. */
@ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {"tenancy", "ledger", "web"})
@NullMarked
package org.fullscore.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
