package org.fullscore.organization;

/**
 * What is written to somebody.
 *
 * @param subject one line
 * @param plain the letter as plain text
 * @param html the same as a document of its own
 */
public record Letter(String subject, String plain, String html) {}
