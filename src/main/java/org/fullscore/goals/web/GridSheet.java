package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Proposing;
import org.fullscore.organization.Period;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a target grid. A cell that nobody touched, or that is to stay as it was, is not sent on, whatever others
 * did to it meanwhile.
 */
final class GridSheet {

    private final GridFrame frame;
    private final Map<String, String> form;
    private final Locale locale;
    private final CellMessages messages;
    private final Map<String, String> typed = new HashMap<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<GridFrame.Member> members = new ArrayList<>();
    private Errors errors = Errors.NONE;

    GridSheet(GridFrame frame, Map<String, String> form, Locale locale, CellMessages messages) {
        this.frame = frame;
        this.form = form;
        this.locale = locale;
        this.messages = messages;
        for (GridFrame.Member member : frame.members()) {
            for (GridFrame.Column column : frame.columns()) {
                String field = member.field(column.period(), column.level());
                String text = form.get(field);
                if (text != null && !text.strip().equals(shown(field)) && !form.containsKey("drop." + field)) {
                    typed.put(field, text.strip());
                }
            }
        }
    }

    /** The texts of all cells somebody touched, by field. */
    Map<String, String> typed() {
        return typed;
    }

    Errors errors() {
        return errors;
    }

    /** Types into a cell in somebody's stead. */
    void type(String field, String text) {
        typed.put(field, text);
    }

    /** What to propose: what was typed, and where things are proposed every draft that is shown. */
    List<Proposal> proposals(Map<Owner, Map<String, GoalLine>> present, Proposing.Way way) {
        for (GridFrame.Member member : frame.members()) {
            Map<String, GoalLine> goals = present.getOrDefault(member.owner(), Map.of());
            for (Period period : frame.periods()) {
                take(member, period, goals.get(period.id()), way);
            }
        }
        return proposals;
    }

    /** Marks the cell that a proposal came from. */
    void refuse(Proposing.Misplaced wrong) {
        GridFrame.Member member = members.get(wrong.proposal());
        Proposal proposal = proposals.get(wrong.proposal());
        Proposal.Part blamed = wrong.part();
        Proposal.Part level = blamed != null && frame.parts().contains(blamed)
                ? blamed
                : frame.parts().stream()
                        .filter(proposal.given()::contains)
                        .findFirst()
                        .orElse(frame.mainLevel());
        errors = errors.and(
                member.field(proposal.period(), level),
                messages.fault(member.name(), proposal.period(), wrong.fault()));
    }

    private void take(GridFrame.Member member, Period period, @Nullable GoalLine goal, Proposing.Way way) {
        Set<Proposal.Part> given = EnumSet.noneOf(Proposal.Part.class);
        Map<Proposal.Part, BigDecimal> amounts = new EnumMap<>(Proposal.Part.class);
        boolean wrong = false;
        boolean shown = false;
        Integer seen = null;
        for (Proposal.Part level : frame.parts()) {
            String field = member.field(period, level);
            String text = typed.get(field);
            shown |= form.containsKey(field);
            if (text == null) {
                continue;
            }
            given.add(level);
            seen = seen(field);
            if (!text.isEmpty()) {
                switch (TypedAmount.read(text, locale)) {
                    case TypedAmount.Amount amount -> amounts.put(level, amount.value());
                    case TypedAmount.Wrong not -> {
                        wrong = true;
                        errors = errors.and(field, messages.notANumber(member.name(), period, not));
                    }
                }
            }
        }
        boolean draft = shown && way == Proposing.Way.PROPOSE && goal != null && goal.state() == Goal.State.DRAFT;
        if (!wrong && (!given.isEmpty() || draft)) {
            members.add(member);
            proposals.add(new Proposal(
                    member.owner(),
                    frame.metric(),
                    period,
                    given,
                    amounts.get(Proposal.Part.TARGET),
                    amounts.get(Proposal.Part.COMMIT),
                    amounts.get(Proposal.Part.STRETCH),
                    Goal.Reasons.NONE,
                    null,
                    seen));
        }
    }

    /** What stood in a cell when the page was made. */
    private String shown(String field) {
        String was = form.getOrDefault("was." + field, "");
        return was.substring(was.indexOf('|') + 1);
    }

    /** The version of the goal that was shown, or null where there was none. */
    private @Nullable Integer seen(String field) {
        String was = form.getOrDefault("was." + field, "");
        String version = was.substring(0, Math.max(0, was.indexOf('|')));
        return version.matches("\\d{1,9}") ? Integer.valueOf(version) : null;
    }
}
