package org.fullscore.goals.web;

import java.util.Locale;
import org.fullscore.goals.Fault;
import org.fullscore.organization.Period;
import org.springframework.context.MessageSource;

/** What is said at a cell of the grid, or where many cells are written at once: whose and when, what is wrong, what would be right. */
final class CellMessages {

    private static final int NAMED_ORDINALS = 10;

    private final MessageSource messages;

    CellMessages(MessageSource messages) {
        this.messages = messages;
    }

    String fault(String name, Period period, Fault fault) {
        return say("targets.cell", name, period.id(), fault(fault));
    }

    /** What is wrong and what would be right, where it is plain whose and when. */
    String fault(Fault fault) {
        return say("goals.fault." + fault.name()) + ". " + say("goals.fault." + fault.name() + ".remedy");
    }

    String notANumber(String name, Period period, TypedAmount.Wrong wrong) {
        return say("targets.cell", name, period.id(), notANumber(wrong));
    }

    String notANumber(TypedAmount.Wrong wrong) {
        return switch (wrong.character()) {
            case "o", "O" -> say("targets.wrong.o", ordinal(wrong.position()));
            case "l", "I" -> say("targets.wrong.l", ordinal(wrong.position()), wrong.character());
            case "" -> say("targets.wrong.empty");
            default -> say("targets.wrong.other", ordinal(wrong.position()), wrong.character());
        };
    }

    private String ordinal(int position) {
        return position <= NAMED_ORDINALS
                ? say("targets.ordinal." + position)
                : say("targets.ordinal.more", String.valueOf(position));
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
