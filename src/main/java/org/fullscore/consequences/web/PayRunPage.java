package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.PayRuns;

/** One pay run with its lines. */
public record PayRunPage(PayRuns.Run run, String closedBy, List<PayRuns.Line> lines, LocalDate today) {}
