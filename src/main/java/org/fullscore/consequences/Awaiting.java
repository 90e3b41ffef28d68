package org.fullscore.consequences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for somebody about consequences others owe: requests for a waiver or for something milder, and disputes. By the same
 * checks the approval and the answer go through themselves.
 */
@Component
@Transactional(readOnly = true)
public class Awaiting {

    private final Waivers waivers;
    private final Disputes disputes;
    private final Obligations obligations;
    private final ObligationSight sight;
    private final Waiving waiving;
    private final Disputing disputing;
    private final Deciding deciding;
    private final Reminders reminders;
    private final Hierarchy hierarchy;
    private final People people;

    Awaiting(
            Waivers waivers,
            Disputes disputes,
            Obligations obligations,
            ObligationSight sight,
            Waiving waiving,
            Disputing disputing,
            Deciding deciding,
            Reminders reminders,
            Hierarchy hierarchy,
            People people) {
        this.waivers = waivers;
        this.disputes = disputes;
        this.obligations = obligations;
        this.sight = sight;
        this.waiving = waiving;
        this.disputing = disputing;
        this.deciding = deciding;
        this.reminders = reminders;
        this.hierarchy = hierarchy;
        this.people = people;
    }

    /** What is asked for. */
    public enum What {
        /** That nothing happens, or nothing before a day. */
        WAIVER,
        /** That something milder happens. */
        MILDER,
        /** An answer to whoever says that a number or a decision is wrong. */
        DISPUTE,
        /** That something below, which nobody decided in time, is done late after all. */
        NOT_APPLIED
    }

    /**
     * One of them.
     *
     * @param person key of whom the consequence concerns; of a dispute of one's own, of whoever answers it
     * @param due the last day in time
     * @param since when it was asked for
     */
    public record Item(
            What what,
            ObligationId obligation,
            String consequence,
            int person,
            String period,
            LocalDate due,
            Instant since) {}

    /**
     * What this viewer may approve or answer now, the oldest request first. A request stands with the nearest above the person it
     * concerns who may approve it; where nobody above may, with every executive who may.
     */
    public List<Item> of(Viewer viewer) {
        if (viewer.service()) {
            return List.of();
        }
        Obligation.Moment now = deciding.now();
        List<Waiver> asked = waivers.waiting();
        List<Dispute> open = disputes.open();
        Map<UUID, Obligation> about = about(asked, open);
        List<Item> items = new ArrayList<>();
        for (Waiver waiver : asked) {
            Optional.ofNullable(about.get(waiver.obligation().id()))
                    .filter(obligation -> sees(viewer, obligation) && isToApprove(viewer, obligation, waiver, now))
                    .ifPresent(obligation -> items.add(new Item(
                            waiver.milder() == null ? What.WAIVER : What.MILDER,
                            obligation.id(),
                            obligation.consequence(),
                            obligation.personKey(),
                            obligation.period(),
                            obligation.deadline(),
                            waiver.requestedAt())));
        }
        for (Dispute dispute : open) {
            boolean aboutNumber = dispute.about().equals(Dispute.NUMBER);
            Optional.ofNullable(about.get(dispute.obligation().id()))
                    .filter(obligation -> sees(viewer, obligation)
                            && disputing.mayAnswer(viewer, obligation, aboutNumber, now.today()))
                    .ifPresent(obligation -> items.add(item(dispute, obligation, obligation.personKey())));
        }
        items.addAll(reminders.notAppliedBelow(viewer.personKey()));
        return List.copyOf(items);
    }

    /** The disputes this viewer raised and nobody has answered, with who is to. */
    public List<Item> raisedBy(Viewer viewer) {
        LocalDate day = deciding.now().today();
        List<Dispute> own = disputes.open().stream()
                .filter(dispute -> dispute.raisedBy() == viewer.personKey())
                .toList();
        Map<UUID, Obligation> about = about(List.of(), own);
        List<Item> items = new ArrayList<>();
        for (Dispute dispute : own) {
            Optional.ofNullable(about.get(dispute.obligation().id()))
                    .ifPresent(obligation -> disputing
                            .whoAnswers(obligation, day)
                            .ifPresent(answers -> items.add(item(dispute, obligation, answers))));
        }
        return List.copyOf(items);
    }

    private static Item item(Dispute dispute, Obligation obligation, int person) {
        return new Item(
                What.DISPUTE,
                obligation.id(),
                obligation.consequence(),
                person,
                obligation.period(),
                dispute.answerBy(),
                dispute.raisedAt());
    }

    private Map<UUID, Obligation> about(Collection<Waiver> asked, Collection<Dispute> open) {
        List<UUID> ids = new ArrayList<>();
        asked.forEach(waiver -> ids.add(waiver.obligation().id()));
        open.forEach(dispute -> ids.add(dispute.obligation().id()));
        return ids.isEmpty()
                ? Map.of()
                : obligations.those(ids).stream()
                        .collect(Collectors.toMap(obligation -> obligation.id().id(), Function.identity()));
    }

    private boolean sees(Viewer viewer, Obligation obligation) {
        return sight.sees(viewer, obligation);
    }

    private boolean isToApprove(Viewer viewer, Obligation obligation, Waiver waiver, Obligation.Moment now) {
        return obligation
                        .refuseWaiver(Decider.holding(obligation.owedBy()), now)
                        .isEmpty()
                && waiving.refuseApprover(viewer, obligation, waiver.requestedBy(), now.today())
                        .isEmpty()
                && nearest(obligation, waiver, now.today())
                        .map(person -> person == viewer.personKey())
                        .orElse(true);
    }

    private Optional<Integer> nearest(Obligation obligation, Waiver waiver, LocalDate day) {
        return hierarchy.lineAbove(obligation.personKey(), day).stream()
                .filter(key -> people.byKey(key)
                        .filter(person -> waiving.refuseApprover(
                                        key, person.rank(), obligation, waiver.requestedBy(), day)
                                .isEmpty())
                        .isPresent())
                .findFirst();
    }
}
