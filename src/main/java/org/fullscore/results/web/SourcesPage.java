package org.fullscore.results.web;

import java.util.List;
import org.fullscore.results.Source;
import org.fullscore.web.Errors;

/** Where results come from, and the form for a new source or another mapping. */
public record SourcesPage(List<Source> sources, boolean mayDeliver, String name, String mapping, Errors errors) {}
