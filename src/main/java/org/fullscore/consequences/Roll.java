package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.organization.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Who can answer for obligations on a day.
 *
 * @param presence of everybody who is asked about, {@link #AROUND} days around the day
 * @param delegations whoever stands in for whom on the day
 */
record Roll(LocalDate day, Map<Integer, Presence> presence, List<Delegates.Delegation> delegations) {

    /** Days that are looked at before and after: enough to hold more than five working days wherever people work. */
    static final int AROUND = 40;

    /** An absence of more working days than this moves what somebody owes up. Rule book, 7.1. */
    static final int LONGEST_ABSENCE = 5;

    /** Why somebody cannot answer for what is owed to a person; null for somebody who can. */
    Succession.@Nullable Why missing(int somebody, int concerned) {
        Presence there = presence.get(somebody);
        if (there == null || day.isBefore(there.joined()) || !day.isBefore(there.left())) {
            return Succession.Why.GONE;
        }
        return isAwayForLong(there) && !isStoodInFor(somebody, concerned) ? Succession.Why.AWAY : null;
    }

    private boolean isStoodInFor(int somebody, int concerned) {
        return delegations.stream()
                .anyMatch(delegation -> delegation.personKey() == somebody
                        && delegation.delegateKey() != concerned
                        && delegation.isOn(day));
    }

    /** Whether the working days on which somebody is away, one after the other around this day, are too many. */
    private boolean isAwayForLong(Presence there) {
        if (!there.isAway(day)) {
            return false;
        }
        List<LocalDate> days = there.workingDays();
        int first = (int) days.stream().filter(each -> each.isBefore(day)).count();
        int after = first;
        while (after < days.size() && there.isAway(days.get(after))) {
            after++;
        }
        while (first > 0 && there.isAway(days.get(first - 1))) {
            first--;
        }
        return after - first > LONGEST_ABSENCE;
    }
}
