package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what somebody may do about an obligation now, by the same checks that the deeds go through themselves. */
@Component
@Transactional(readOnly = true)
class Rights {

    private final Deciders deciders;
    private final Waiving waiving;
    private final Disputing disputing;
    private final Today today;

    Rights(Deciders deciders, Waiving waiving, Disputing disputing, Today today) {
        this.deciders = deciders;
        this.waiving = waiving;
        this.disputing = disputing;
        this.today = today;
    }

    Explaining.May of(
            Viewer viewer,
            Register.Line line,
            Obligation obligation,
            List<Explaining.Disputed> said,
            boolean confirmed) {
        LocalDate day = today.date();
        boolean decides = line.decidedAt() == null
                && deciders.of(viewer.personKey(), obligation, day).mayDecide();
        boolean concerned = line.person() == viewer.personKey();
        Refusal early = early(line);
        boolean open = said.stream().anyMatch(disputed -> disputed.dispute().isOpen());
        boolean higher = disputing.whoAnswers(obligation, day).isPresent();
        boolean disputable = concerned && !open && higher && !line.state().isGone();
        return new Explaining.May(
                decides && early == null,
                decides ? early : null,
                line.waiverBy() != null
                        && waiving.refuseApprover(viewer, obligation, line.waiverBy(), day)
                                .isEmpty(),
                concerned && isDone(line.state()) && !confirmed,
                disputable,
                disputable && line.state().outcome() != null,
                said.stream()
                        .filter(disputed -> disputed.dispute().isOpen())
                        .anyMatch(disputed -> disputing.mayAnswer(
                                viewer, obligation, disputed.dispute().about().equals(Dispute.NUMBER), day)));
    }

    private static @Nullable Refusal early(Register.Line line) {
        return switch (line.state()) {
            case HEARING -> Refusal.because(Refusal.Reason.STILL_HEARING, Objects.requireNonNull(line.hearingUntil()));
            case HELD -> Refusal.because(Refusal.Reason.HELD, Objects.requireNonNull(line.heldUntil()));
            case DUE, OVERDUE, APPLIED, SUBSTITUTED, WAIVED, LATE, NOT_APPLIED, LAPSED, WITHDRAWN -> null;
        };
    }

    private static boolean isDone(State state) {
        return switch (state) {
            case APPLIED, LATE, SUBSTITUTED -> true;
            case HEARING, HELD, DUE, OVERDUE, WAIVED, NOT_APPLIED, LAPSED, WITHDRAWN -> false;
        };
    }
}
