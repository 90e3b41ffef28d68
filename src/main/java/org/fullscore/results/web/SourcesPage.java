package org.fullscore.results.web;

import java.util.List;
import org.fullscore.results.Source;

/** Where results come from. */
public record SourcesPage(List<Source> sources, boolean mayChange) {}
