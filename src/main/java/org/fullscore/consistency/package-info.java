/** Whether the same was done for the same. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.fullscore.consistency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
