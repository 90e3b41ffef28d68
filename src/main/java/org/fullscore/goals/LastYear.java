package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was brought in the same period a year before: what a target is held against before it is signed. Rule book, 2.6. */
@Component
@Transactional(readOnly = true)
public class LastYear {

    private final Periods periods;
    private final ObjectProvider<PastResults> results;

    LastYear(Periods periods, ObjectProvider<PastResults> results) {
        this.periods = periods;
        this.results = results;
    }

    /** The same period a year before; of one of the organization's own the same days, whether they had an id then or not. */
    public Period of(Period period) {
        LocalDate middle = period.starts().plusDays(ChronoUnit.DAYS.between(period.starts(), period.ends()) / 2);
        return period.kind() == Period.Kind.CUSTOM
                ? new Period(
                        period.id(),
                        Period.Kind.CUSTOM,
                        period.starts().minusYears(1),
                        period.lastDay().minusYears(1).plusDays(1))
                : periods.of(period.kind(), middle.minusYears(1));
    }

    /** What each brought in the same period a year before; who brought nothing is absent. */
    public Map<Owner, BigDecimal> brought(Metric metric, Period period, Collection<Owner> owners) {
        PastResults present = results.getIfAvailable();
        return present == null || owners.isEmpty() ? Map.of() : present.brought(metric, of(period), owners);
    }
}
