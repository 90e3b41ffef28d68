package org.fullscore.goals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.ledger.Receipt;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody proposes targets, one or thousands, as one act: all of them are written, or none. */
@Component
public class Proposing {

    private final GoalRows rows;
    private final GoalActs acts;
    private final Reach reach;
    private final Today today;
    private final ObjectProvider<PeriodGuard> guard;
    private final ObjectProvider<AgreementTerms> terms;

    Proposing(
            GoalRows rows,
            GoalActs acts,
            Reach reach,
            Today today,
            ObjectProvider<PeriodGuard> guard,
            ObjectProvider<AgreementTerms> terms) {
        this.rows = rows;
        this.acts = acts;
        this.reach = reach;
        this.today = today;
        this.guard = guard;
        this.terms = terms;
    }

    /** Whether others see it. */
    public enum Way {
        DRAFT,
        PROPOSE
    }

    /** What became of it. */
    public sealed interface Outcome {}

    /** Written. A goal of which nothing changed is counted as unchanged; receipts are those of the ledger. */
    public record Written(int created, int changed, int agreed, int unchanged, List<Receipt> receipts)
            implements Outcome {}

    /** Nothing was written. */
    public record NotWritten(List<Misplaced> faults) implements Outcome {}

    /** What is wrong with the proposal of a number, counted from 0; part is null where it is the whole. */
    public record Misplaced(int proposal, Proposal.@Nullable Part part, Fault fault) {}

    /** What would be wrong with them; nothing is written. */
    @Transactional
    public List<Misplaced> check(List<Proposal> proposals, Viewer viewer) {
        return read(proposals, Way.PROPOSE, new Checks(viewer), new Acts());
    }

    @Transactional
    public Outcome propose(List<Proposal> proposals, Way way, Viewer viewer) {
        Checks checks = new Checks(viewer);
        Acts todo = new Acts();
        List<Misplaced> faults = read(proposals, way, checks, todo);
        if (!faults.isEmpty()) {
            return new NotWritten(faults);
        }
        rows.insert(todo.created, viewer.personKey(), checks.day);
        rows.update(todo.changed, viewer.personKey());
        return new Written(
                todo.created.size(),
                todo.changed.size(),
                todo.agreed,
                todo.unchanged,
                acts.recorded(todo.created, todo.changed, viewer.personKey()));
    }

    private List<Misplaced> read(List<Proposal> proposals, Way way, Checks checks, Acts todo) {
        Map<GoalRows.Place, GoalRows.Row> present = rows.lock(proposals);
        List<Misplaced> faults = new ArrayList<>();
        for (int number = 0; number < proposals.size(); number++) {
            Proposal proposal = proposals.get(number);
            GoalRows.Row old = present.get(GoalRows.Place.of(proposal.subject()));
            Optional<Misplaced> wrong = checks.of(number, proposal, old);
            if (wrong.isPresent()) {
                faults.add(wrong.get());
            } else {
                todo.add(proposal, old, way, checks);
            }
        }
        return faults;
    }

    /** What is looked up once for all proposals of an act. */
    private final class Checks {

        private final Viewer viewer;
        private final Reach.Owned owned;
        private final LocalDate day = today.date();
        private final Map<String, Boolean> closed = new HashMap<>();
        private final Set<GoalRows.Place> seen = new HashSet<>();
        private final Map<String, Optional<AgreementTerms.Terms>> known = new HashMap<>();

        private Checks(Viewer viewer) {
            this.viewer = viewer;
            this.owned = reach.of(viewer);
        }

        private Optional<Misplaced> of(int number, Proposal proposal, GoalRows.@Nullable Row old) {
            return whole(proposal, old)
                    .map(fault -> new Misplaced(number, null, fault))
                    .or(() -> misfit(proposal, old).map(wrong -> new Misplaced(number, wrong.part(), wrong.fault())));
        }

        private Optional<Fault> whole(Proposal proposal, GoalRows.@Nullable Row old) {
            if (!owned.includes(proposal.owner())) {
                return Optional.of(Fault.NOT_YOURS);
            }
            if (!seen.add(GoalRows.Place.of(proposal.subject()))) {
                return Optional.of(Fault.TWICE);
            }
            if (proposal.agreed() != null && !viewer.isAdministrator()) {
                return Optional.of(Fault.ADMINISTRATORS_ONLY);
            }
            if (proposal.agreed() != null
                    && !proposal.agreed().isBefore(proposal.period().ends())) {
                return Optional.of(Fault.DAY_AFTER_PERIOD);
            }
            if (proposal.agreed() != null
                    && proposal.agreed().isAfter(day)
                    && !proposal.agreed().equals(proposal.period().starts())) {
                return Optional.of(Fault.DAY_IN_FUTURE);
            }
            if (old == null) {
                return isClosed(proposal.period()) ? Optional.of(Fault.PERIOD_CLOSED) : Optional.empty();
            }
            if (!old.differsFrom(proposal)) {
                return Optional.empty();
            }
            if (proposal.seen() != null && proposal.seen() != old.version()) {
                return Optional.of(Fault.STALE);
            }
            if (old.state().isBinding()) {
                return Optional.of(Fault.AGREED);
            }
            return isClosed(proposal.period()) ? Optional.of(Fault.PERIOD_CLOSED) : Optional.empty();
        }

        private Optional<Levels.Misfit> misfit(Proposal proposal, GoalRows.@Nullable Row old) {
            Target target = proposal.upon(old == null ? null : old.target());
            return target == null
                    ? Optional.of(new Levels.Misfit(Proposal.Part.TARGET, Fault.TARGET_MISSING))
                    : Levels.of(proposal.metric()).misfit(target);
        }

        private boolean isClosed(Period period) {
            PeriodGuard present = guard.getIfAvailable();
            return present != null && closed.computeIfAbsent(period.id(), present::isClosed);
        }

        private AgreementTerms.@Nullable Terms terms(Proposal proposal) {
            AgreementTerms present = terms.getIfAvailable();
            if (present == null || proposal.agreed() == null) {
                return null;
            }
            short metric = proposal.metric().key();
            boolean person = proposal.owner().isPerson();
            return known.computeIfAbsent(
                            metric + " " + person + " " + proposal.period().id(),
                            key -> present.termsFor(metric, person, proposal.period()))
                    .orElse(null);
        }
    }

    /** What is to be written. */
    private final class Acts {

        private final List<GoalRows.Wanted> created = new ArrayList<>();
        private final List<GoalRows.Wanted> changed = new ArrayList<>();
        private int agreed;
        private int unchanged;

        private void add(Proposal proposal, GoalRows.@Nullable Row old, Way way, Checks checks) {
            boolean proposing = way == Way.PROPOSE && old != null && old.state() == Goal.State.DRAFT;
            if (old != null && !proposing && !old.differsFrom(proposal)) {
                unchanged++;
                return;
            }
            GoalRows.Wanted wanted = rows.wanted(proposal, old, state(proposal, old, way), checks.terms(proposal));
            agreed += proposal.agreed() == null ? 0 : 1;
            (old == null ? created : changed).add(wanted);
        }

        private Goal.State state(Proposal proposal, GoalRows.@Nullable Row old, Way way) {
            if (proposal.agreed() != null) {
                return Goal.State.AGREED;
            }
            return way == Way.DRAFT && (old == null || old.state() == Goal.State.DRAFT)
                    ? Goal.State.DRAFT
                    : Goal.State.PROPOSED;
        }
    }
}
