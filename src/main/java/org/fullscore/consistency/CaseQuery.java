package org.fullscore.consistency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for: those behind a number of the report.
 *
 * @param by with {@code value}, the group they belong to; null for all
 * @param nature benefits or burdens; null for both
 * @param outcome what became of them, in the words of the register; null for whatever
 */
public record CaseQuery(
        LocalDate first,
        LocalDate last,
        @Nullable Dimension by,
        String value,
        @Nullable Nature nature,
        @Nullable String outcome) {}
