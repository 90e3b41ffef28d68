package org.fullscore.goals;

import java.time.Instant;
import org.fullscore.organization.Rank;
import org.jspecify.annotations.Nullable;

/**
 * What one person of a team has opened and signed of the agreements of a period: the person's own, those of teams the
 * person leads, and for the leader those of everybody in the team.
 *
 * @param leads whether the person leads the team
 * @param below name of a team directly below that the person leads, or null
 * @param goals how many agreements there are to open and sign
 * @param opened how many of them the person opened
 * @param lastOpened when the last of them was opened, or null
 * @param signed how many of them the person signed
 * @param lastSigned when the last of them was signed, or null
 * @param unread how many the person signed without having opened them
 */
public record SeenLine(
        String id,
        String name,
        Rank rank,
        boolean leads,
        @Nullable String below,
        int goals,
        int opened,
        @Nullable Instant lastOpened,
        int signed,
        @Nullable Instant lastSigned,
        int unread) {

    public boolean hasOpenedAll() {
        return opened == goals;
    }

    public boolean hasSignedAll() {
        return signed == goals;
    }

    public boolean isLeader() {
        return leads || below != null || rank != Rank.REP;
    }
}
