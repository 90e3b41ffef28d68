package org.fullscore.goals;

import java.time.LocalDate;
import java.util.Optional;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A leader sets a goal: signs it and delivers it to the owner. It is in force after the organization's working days of
 * delivery, unless the owner objects before. Rule book, 2.2.
 */
@Component
public class Delivering {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final OrganizationSettings settings;
    private final WorkingCalendar calendar;
    private final Today today;

    Delivering(
            Goals goals,
            Sight sight,
            Signers signers,
            NamingTerms terms,
            GoalActs acts,
            OrganizationSettings settings,
            WorkingCalendar calendar,
            Today today) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
        this.settings = settings;
        this.calendar = calendar;
        this.today = today;
    }

    @Transactional
    public Decision deliver(GoalId id, @Nullable Integer read, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        if (viewer.service()) {
            return new Decision.Refused(Refusal.SERVICE);
        }
        if (signers.partyOf(viewer.personKey(), goal.owner(), goal.starts()).orElse(null) != Party.LEADER) {
            return new Decision.Refused(Refusal.NOT_YOUR_SIGNATURE);
        }
        if (read != null && read != goal.version()) {
            return new Decision.Refused(Refusal.STALE);
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
        int owner = signers.owner(goal.owner(), goal.starts()).orElseThrow();
        LocalDate from = calendar.plus(owner, today.date(), settings.current().deliveryWorkingDays());
        Optional<Refusal> refusal = goal.set(viewer.personKey(), today.date(), from, today.instant());
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(id, acts.append(terms.name(goal, acts.of("goal-set", goal, viewer.personKey()))));
    }
}
