package org.fullscore;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms and the arrows between them are as every package-info.java declares them. */
class ModularityTests {

    @Test
    void theRoomsDependOnEachOtherOnlyAlongTheDeclaredArrows() {
        ApplicationModules.of(Fullscore.class).verify();
    }
}
