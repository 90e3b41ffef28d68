/** Whose data this is. */
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {})
@NullMarked
package org.fullscore.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
