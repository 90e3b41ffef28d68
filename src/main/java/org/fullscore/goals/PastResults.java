package org.fullscore.goals;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;

/** Knows what was brought in a period, whether there was a goal or not; answered by whoever keeps the results. */
public interface PastResults {

    /** What each of these brought of a metric, in its own unit; an owner without any result is absent. */
    Map<Owner, BigDecimal> brought(Metric metric, Period period, Collection<Owner> owners);
}
