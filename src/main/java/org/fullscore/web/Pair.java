package org.fullscore.web;

/** A name and its value, as they stand beside each other on a page. */
public record Pair(String term, String value) {}
