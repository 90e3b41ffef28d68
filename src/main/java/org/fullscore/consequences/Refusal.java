package org.fullscore.consequences;

import java.util.List;

/**
 * Why something was not done; nothing was changed.
 *
 * @param reason what kind of refusal
 * @param arguments for the sentence {@code consequences.refusal.<reason>}
 */
public record Refusal(Reason reason, List<Object> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    static Refusal because(Reason reason, Object... arguments) {
        return new Refusal(reason, List.of(arguments));
    }

    /** What is wrong, as an organization says it. */
    public Sentence sentence() {
        return new Sentence("consequences.refusal." + reason.type(), arguments);
    }

    /** Every kind of refusal: HTTP status, and the field of the form it belongs to, if to one. */
    public enum Reason {
        NOT_YOURS(403, ""),
        NOT_AN_APPROVER(403, ""),
        FOUR_EYES(403, ""),
        SERVICE(403, ""),
        ALREADY_DECIDED(409, ""),
        STILL_HEARING(409, ""),
        HELD(409, ""),
        DEADLINE_PASSED(409, ""),
        ENTITLEMENT(409, ""),
        WAIVER_WAITING(409, ""),
        NO_WAIVER_WAITING(409, ""),
        POSTPONED_ALREADY(409, "until"),
        NOTHING_TO_CONFIRM(409, ""),
        CONFIRMED_ALREADY(409, ""),
        DISPUTE_OPEN(409, ""),
        NO_DISPUTE_OPEN(409, ""),
        NO_ONE_HIGHER(409, ""),
        NOT_DECIDED_YET(409, ""),
        PUBLISHED_ALREADY(409, ""),
        CHANGED_MEANWHILE(409, ""),
        NOT_COMPLETE(422, ""),
        SOURCE_MISSING(422, "source"),
        ROOT_DOES_NOT_ANSWER(409, ""),
        TWO_POLICIES(409, ""),
        DECIDED_RESTATEMENT(409, ""),
        AFFECTED(403, ""),
        EVIDENCE_MISSING(422, "evidence"),
        DAY_IN_FUTURE(422, "on"),
        DAY_BEFORE_OPENING(422, "on"),
        UNTIL_NOT_LATER(422, "until"),
        REASON_UNKNOWN(422, "reason"),
        SEVERITY_UNKNOWN(422, "severity"),
        TEXT_MISSING(422, "text"),
        CONSEQUENCE_MISSING(422, "consequence"),
        ANSWER_UNKNOWN(422, "answer"),
        METRIC_UNKNOWN(422, "metric"),
        ADJUSTS_NO_SUM(422, "adjust"),
        DELEGATE_UNKNOWN(422, "delegate"),
        DELEGATE_IS_ONESELF(422, "delegate"),
        DELEGATE_NOT_THERE(422, "delegate"),
        DELEGATE_TWICE(422, "from"),
        STARTS_BEFORE_TODAY(422, "from"),
        ENDS_BEFORE_START(422, "to"),
        PERIOD_MISSING(422, "period"),
        PERIOD_NOT_CLOSED(422, "period"),
        TOO_MANY_PERIODS(422, "period");

        private final int status;
        private final String field;

        Reason(int status, String field) {
            this.status = status;
            this.field = field;
        }

        public int status() {
            return status;
        }

        public String field() {
            return field;
        }

        /** The stable name on the wire. */
        public String type() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
