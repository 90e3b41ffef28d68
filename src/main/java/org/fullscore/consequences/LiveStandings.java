package org.fullscore.consequences;

import java.util.List;
import org.fullscore.organization.Period;

/** Measures the goals of a closed period again, with the facts that are there now. */
interface LiveStandings {

    List<Judged> of(Period period);
}
