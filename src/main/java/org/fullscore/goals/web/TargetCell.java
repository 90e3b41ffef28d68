package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.UUID;
import org.fullscore.goals.Goal;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * One target.
 *
 * @param id id and name of the field
 * @param amount the amount of the chosen level, or null for none
 * @param typed what was typed and comes back, or null
 * @param now what was typed where that is a number, else what is there; null for none
 * @param open whether it can be typed into
 * @param formerly the target before relief, or null
 * @param before what the period before has, for filling
 * @param lastYear what the same period a year before has, for filling
 */
public record TargetCell(
        String id,
        @Nullable UUID goal,
        int version,
        @Nullable BigDecimal amount,
        @Nullable String typed,
        @Nullable BigDecimal now,
        boolean open,
        Goal.@Nullable State state,
        @Nullable BigDecimal formerly,
        @Nullable BigDecimal before,
        @Nullable BigDecimal lastYear,
        @Nullable String error) {

    boolean isDraft() {
        return state == Goal.State.DRAFT;
    }

    /** The amount with all its decimals, or nothing. */
    String shown(Words words) {
        return amount == null ? "" : words.number(amount, Math.max(0, amount.scale()));
    }

    /** The target before relief, or null. */
    @Nullable
    String formerlyShown(Words words) {
        return formerly == null ? null : words.number(formerly, Math.max(0, formerly.scale()));
    }
}
