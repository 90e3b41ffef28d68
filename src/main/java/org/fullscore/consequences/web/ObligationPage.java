package org.fullscore.consequences.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.consequences.Explaining;
import org.fullscore.ledger.Entry;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Pair;
import org.jspecify.annotations.Nullable;

/** One obligation, explained, with what the viewer may do about it. */
public record ObligationPage(
        Explaining.Explanation told,
        String title,
        String lede,
        Looks.Look look,
        String stateText,
        @Nullable String result,
        List<Pair> measured,
        String rule,
        List<Pair> ruleNotes,
        List<Pair> version,
        List<Entry> ledger,
        List<Case> precedents,
        @Nullable String precedentsSay,
        List<Option> reasons,
        Form form,
        Errors errors,
        boolean recordedLate,
        @Nullable Facts facts,
        List<Pair> holders,
        LocalDate today) {

    /**
     * Results behind the number.
     *
     * @param more how many there are beside the newest
     */
    public record Facts(String say, List<Fact> newest, long more) {}

    /** One result as it is shown. */
    public record Fact(
            String day, String key, boolean corrected, boolean late, String amount, UUID delivery, String from) {}

    /** A precedent as it is shown. */
    public record Case(
            String name,
            String attained,
            String freshness,
            Looks.Look look,
            @Nullable String meta) {}

    /** What was typed; it stays when the form comes back. */
    public record Form(
            String what,
            String on,
            String evidence,
            String note,
            String consequence,
            String severity,
            String reason,
            String until,
            String text) {}

    public Explaining.May may() {
        return told.may();
    }

    public String id() {
        return told.line().id().toString();
    }

    /** The day after the deadline, from which no decision counts as not applied. */
    public LocalDate dayAfter() {
        return told.line().deadline().plusDays(1);
    }

    public @Nullable Instant decidedAt() {
        return told.line().decidedAt();
    }
}
