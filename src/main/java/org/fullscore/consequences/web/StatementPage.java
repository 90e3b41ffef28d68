package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.PayRuns;

/**
 * What a person was paid for, and what is owed.
 *
 * @param ofMany whether the viewer sees those of everybody
 * @param paid what the pay runs come to, by currency
 */
public record StatementPage(
        String id, String name, boolean ofMany, List<PayRuns.Line> lines, List<PayRuns.Total> paid, LocalDate today) {}
