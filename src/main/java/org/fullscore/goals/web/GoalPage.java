package org.fullscore.goals.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.FormulaAloud;
import org.fullscore.goals.Goal;
import org.fullscore.goals.Opening;
import org.fullscore.goals.Party;
import org.fullscore.goals.TargetChecks;
import org.fullscore.ledger.Entry;
import org.fullscore.organization.Audiences;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * One goal as a page.
 *
 * @param check the target against last year, while it is not in force; null where there is nothing to hold it against
 * @param adjustment how the formula adjusts the target that is in force; null where what was agreed stands
 * @param owner name of the owner
 * @param around the goals above and below it
 * @param audience who sees it
 * @param opened when owner and leader opened it, by person
 * @param receipts what the ledger has about it
 * @param names names of everybody who is mentioned, by key
 * @param viewer name of whoever looks, to be typed
 * @param deliveryDays working days after which a goal that is set counts
 * @param form what was typed into a form that comes back
 * @param said what was just done, or null
 */
public record GoalPage(
        Agreement goal,
        TargetChecks.@Nullable TargetCheck check,
        @Nullable Adjustment adjustment,
        String owner,
        GoalsAround.Links around,
        Audiences.Audience audience,
        Map<Integer, Opening.Opened> opened,
        List<Entry> receipts,
        Map<Integer, String> names,
        String viewer,
        int deliveryDays,
        Map<String, String> form,
        Errors errors,
        @Nullable String said) {

    private static final List<String> REASONS =
            List.of("territory-changed", "long-absence", "wrong-from-the-start", "product-or-price", "market", "other");

    /** One who signs; name is null where nobody is named, at is null before the signature. */
    public record Signer(
            @Nullable String name, @Nullable Instant at, boolean asLeader, Opening.@Nullable Opened opened) {}

    /** The target the owner would sign instead. */
    public String counter(Words words) {
        return words.amount(goal.objections().getLast().counter(), goal.metric().in());
    }

    String name(@Nullable Integer person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }

    /** Owner and leader: who signed, or who has to. */
    List<Signer> parties() {
        return Stream.of(Party.OWNER, Party.LEADER).map(this::signer).toList();
    }

    private Signer signer(Party party) {
        boolean leader = party == Party.LEADER;
        return goal.signatures().stream()
                .filter(signed -> signed.party() == party)
                .findFirst()
                .map(signed -> new Signer(name(signed.person()), signed.at(), leader, opened.get(signed.person())))
                .orElseGet(() -> {
                    Integer whom = leader ? goal.leaderSide() : goal.ownerSide();
                    return new Signer(
                            whom == null ? null : name(whom), null, leader, whom == null ? null : opened.get(whom));
                });
    }

    /** "Not opened yet", "opened 3 July 2026, 09:12", or that it was before the last change. */
    String openedBy(Signer party, Words words) {
        Opening.Opened known = party.opened();
        if (known == null) {
            return words.say("goal.opened.never");
        }
        return words.say(
                known.version() < goal.version() && party.at() == null ? "goal.opened.before" : "goal.opened",
                words.moment(known.last()));
    }

    /** Agreed before Fullscore: it is in force, and nobody signed it here. */
    boolean isRecorded() {
        return goal.state() == Goal.State.AGREED && goal.signatures().isEmpty();
    }

    /** What the formula makes of the target, for everybody who sees the goal; null where what was agreed stands. */
    @Nullable
    String adjusted(Words words) {
        if (adjustment == null) {
            return null;
        }
        String unit = goal.metric().in();
        String agreed = words.amount(adjustment.agreed().amount(), unit);
        String days = FormulaAloud.days(adjustment.factor(), words);
        return adjustment.isNothing()
                ? words.say("goal.adjusted.nothing", agreed, days)
                : words.say(
                        "goal.adjusted",
                        agreed,
                        words.amount(adjustment.target().amount(), unit),
                        days);
    }

    /** Which adjustments the agreement brings with it. */
    List<String> formula(Words words) {
        return FormulaAloud.read(goal.formula(), words);
    }

    /** Where the agreement stands, in a sentence. */
    String standing(Words words) {
        String state = goal.state().code();
        if (isRecorded()) {
            return words.say("goal.standing.recorded", words.day(goal.inForceOn())) + late(words);
        }
        return goal.inForceOn() == null
                ? words.say("goal.standing." + state)
                : words.say("goal.standing." + state, words.day(goal.inForceOn())) + late(words);
    }

    private String late(Words words) {
        return goal.late() ? " " + words.say("goal.standing.late") : "";
    }

    List<Option> reasons(Words words) {
        return REASONS.stream()
                .map(code -> new Option(code, words.say("relief.reason." + code)))
                .toList();
    }

    /** The word for a reason from the list; what a machine sent stands as it is. */
    String reason(Words words, String code) {
        return REASONS.contains(code) ? words.say("relief.reason." + code) : code;
    }

    String typed(String field) {
        return form.getOrDefault(field, "");
    }

    /** Whether the target is a sum of what shorter periods bring. */
    boolean splits() {
        return goal.metric().aggregate() == Metric.Aggregate.SUM
                && goal.period().kind() != Period.Kind.WEEK
                && goal.state() != Goal.State.DRAFT;
    }

    String metricParameter() {
        return URLEncoder.encode(goal.metric().code(), StandardCharsets.UTF_8);
    }

    String policyPath() {
        return goal.terms() == null
                ? ""
                : URLEncoder.encode(goal.terms().policy(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}
