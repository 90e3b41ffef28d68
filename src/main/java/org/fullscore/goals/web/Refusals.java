package org.fullscore.goals.web;

import java.util.Locale;
import org.fullscore.goals.Decision;
import org.fullscore.goals.Fault;
import org.fullscore.goals.Refusal;
import org.fullscore.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a refused act on a goal is called on the wire, with its words from the messages of this module. */
@Component
class Refusals {

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    Problem problem(Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> problem(refused.reason());
            case Decision.Unfit unfit ->
                Problem.unprocessable(code(unfit.fault()), said(unfit.fault()), remedy(unfit.fault()));
            case Decision.Unseen unseen -> Problem.notFound();
            case Decision.Done done -> throw new IllegalArgumentException("What was done is no problem: " + done);
        };
    }

    String said(Fault fault) {
        return words("goals.fault." + fault.name());
    }

    String remedy(Fault fault) {
        return words("goals.fault." + fault.name() + ".remedy");
    }

    String said(Refusal refusal) {
        return words("goals.refusal." + refusal.name());
    }

    /** How the larger goal of a row is written. */
    String remedyOfLink() {
        return words("goals.serves.remedy");
    }

    Problem problem(Refusal refusal) {
        return new Problem(status(refusal), code(refusal), said(refusal), null, java.util.List.of());
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case NOT_YOUR_SIGNATURE, NOT_YOUR_OBJECTION, NOT_YOURS, FOUR_EYES, NOT_AN_APPROVER, SERVICE -> 403;
            case SAME_TARGET,
                    IN_PAST,
                    LARGER_UNKNOWN,
                    PERIOD_NOT_WITHIN,
                    CIRCLE,
                    NOTHING_TO_ADD_UP,
                    PARTS_DO_NOT_FIT,
                    WEIGHTS_DO_NOT_FIT,
                    NOTHING_LAST_YEAR -> 422;
            case AGREED,
                    PERIOD_ENDED,
                    PERIOD_CLOSED,
                    NOT_PROPOSED,
                    NOT_AGREED,
                    SIGNED_ALREADY,
                    RELIEF_WAITING,
                    RELIEF_DECIDED,
                    KEPT_ALREADY,
                    SERVES_ALREADY,
                    STALE -> 409;
        };
    }

    private static String code(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String words(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
