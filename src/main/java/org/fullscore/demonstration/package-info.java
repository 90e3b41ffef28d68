/** A made-up company with a year and a half behind it, so that every page has something to say. */
@ApplicationModule(
        displayName = "Demonstration",
        allowedDependencies = {
            "tenancy",
            "ledger",
            "web",
            "organization",
            "goals",
            "results",
            "consequences",
            "consistency"
        })
@NullMarked
package org.fullscore.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
