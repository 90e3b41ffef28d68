package org.fullscore.organization.web;

import org.fullscore.web.Errors;

/**
 * Where somebody who was invited chooses a password.
 *
 * @param name of the person
 * @param email what one signs in with from then on
 */
public record WelcomePage(String organization, String name, String email, int shortest, Errors errors) {}
