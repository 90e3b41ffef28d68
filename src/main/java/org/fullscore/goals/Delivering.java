package org.fullscore.goals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
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

    private final Acting acting;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final OrganizationSettings settings;
    private final WorkingCalendar calendar;
    private final Today today;

    Delivering(
            Acting acting,
            Signers signers,
            NamingTerms terms,
            GoalActs acts,
            OrganizationSettings settings,
            WorkingCalendar calendar,
            Today today) {
        this.acting = acting;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
        this.settings = settings;
        this.calendar = calendar;
        this.today = today;
    }

    @Transactional
    public Decision deliver(GoalId id, @Nullable Integer read, Viewer viewer) {
        return acting.act(
                new Acting.Asked(id, Set.of(Party.LEADER), Refusal.NOT_YOUR_SIGNATURE, read),
                viewer,
                (goal, party) -> deliver(goal, viewer));
    }

    private Decision deliver(Goal goal, Viewer viewer) {
        int owner = signers.owner(goal.owner(), goal.starts()).orElseThrow();
        LocalDate from = calendar.plus(owner, today.date(), settings.current().deliveryWorkingDays());
        Optional<Refusal> refusal = goal.set(viewer.personKey(), today.date(), from, today.instant());
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(
                        goal.id(), acts.append(terms.name(goal, acts.of("goal-set", goal, viewer.personKey()))));
    }
}
