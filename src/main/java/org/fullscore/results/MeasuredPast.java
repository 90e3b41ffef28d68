package org.fullscore.results;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.fullscore.goals.Owner;
import org.fullscore.goals.PastResults;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was brought in a period, measured as goals are. */
@Component
@Transactional(readOnly = true)
class MeasuredPast implements PastResults {

    private final Standings standings;

    MeasuredPast(Standings standings) {
        this.standings = standings;
    }

    @Override
    public Map<Owner, BigDecimal> brought(Metric metric, Period period, Collection<Owner> owners) {
        Map<Owner, BigDecimal> brought = new HashMap<>();
        standings.actuals(metric, period, owners).forEach((owner, actual) -> brought.put(owner, actual.value()));
        return brought;
    }
}
