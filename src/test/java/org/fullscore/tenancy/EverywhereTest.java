package org.fullscore.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.RealTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A job goes through all organizations. */
class EverywhereTest extends RealTest {

    @Autowired
    private Everywhere everywhere;

    @Test
    void whatFailsForOneIsDoneForTheOthers() {
        OrganizationId one = found("Aldera Instruments").organization();
        OrganizationId other = found("Borealis Optics").organization();
        List<OrganizationId> begun = new ArrayList<>();

        everywhere.run("It failed on purpose", () -> {
            begun.add(CurrentOrganization.get());
            throw new IllegalStateException("on purpose");
        });

        assertThat(begun).contains(one, other).doesNotHaveDuplicates();
    }
}
