/** The shell every page sits in. */
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package org.fullscore.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
