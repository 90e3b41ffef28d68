package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.PayRuns;
import org.fullscore.web.Errors;

/**
 * Pay runs, and what waits for the next one.
 *
 * @param waiting what was released and is in no run yet
 * @param closing whether the viewer may close a run
 * @param through the day that is in the form
 */
public record PayPage(
        List<PayRuns.Run> runs,
        List<PayRuns.Line> waiting,
        List<PayRuns.Total> totals,
        boolean closing,
        String through,
        LocalDate today,
        Errors errors) {}
