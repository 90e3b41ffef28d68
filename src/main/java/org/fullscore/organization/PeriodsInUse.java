package org.fullscore.organization;

import java.util.List;

/** Which periods something was promised for, implemented by whoever keeps promises: their days do not move any more. */
public interface PeriodsInUse {

    /** Each of them once, with the days it had then. */
    List<Period> inUse();
}
