package org.fullscore.web;

/** One choice of a list: what is sent, and what it is called. */
public record Option(String value, String word) {}
