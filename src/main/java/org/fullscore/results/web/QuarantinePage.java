package org.fullscore.results.web;

import java.util.List;
import org.fullscore.results.ingest.Quarantine;

/** Rows that wait, by source and reason. */
public record QuarantinePage(List<Quarantine.Group> groups) {}
