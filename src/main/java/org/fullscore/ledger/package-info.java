/** What was decided, provably. */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"tenancy", "web"})
@NullMarked
package org.fullscore.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
