package org.fullscore.organization.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who can sign in, and who could.
 *
 * @param lines the people who are there, those without an account first
 * @param invited what became of invitations just made; links are shown this once
 * @param nobody whether people were to be invited and none was ticked
 * @param sends whether letters reach anybody
 */
public record AccountsPage(List<Line> lines, List<Link> invited, boolean nobody, boolean sends) {

    /**
     * A person.
     *
     * @param email null for whoever cannot be invited before there is one
     */
    public record Line(String id, String name, @Nullable String email, boolean account) {

        /** Whether the person could be invited and has no account. */
        boolean waits() {
            return !account && email != null;
        }
    }

    /**
     * What became of an invitation.
     *
     * @param href where a password is chosen; null where a letter brings it, and where the person was not invited
     * @param expires until when the link can be used; null where the person was not invited
     * @param refusal why not, or null
     */
    public record Link(
            String name,
            @Nullable String href,
            @Nullable Instant expires,
            @Nullable String refusal) {}

    /** How many could be invited and have no account. */
    public long waiting() {
        return lines.stream().filter(Line::waits).count();
    }
}
