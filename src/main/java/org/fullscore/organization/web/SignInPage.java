package org.fullscore.organization.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which people sign in.
 *
 * @param title whom one signs in to
 * @param email what was typed before
 * @param wrong key of what went wrong with the last try
 * @param signedOut whether somebody just signed out
 * @param welcome whether somebody just chose a password
 * @param demonstrations accounts of the demonstration organization, one a role; empty outside of it
 * @param password the password of all of them
 * @param beingMade how far the demonstration organization is, in percent, while it is being made
 */
public record SignInPage(
        @Nullable String organization,
        String email,
        @Nullable String wrong,
        boolean signedOut,
        boolean welcome,
        List<Demonstration> demonstrations,
        String password,
        @Nullable Integer beingMade) {

    /** One account to try Fullscore with. */
    public record Demonstration(String name, String line, String purpose, String email) {}
}
