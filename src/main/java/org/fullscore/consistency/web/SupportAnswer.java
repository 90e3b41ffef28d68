package org.fullscore.consistency.web;

import java.util.List;
import org.fullscore.consistency.SupportKept;
import org.jspecify.annotations.Nullable;

/**
 * Support promised with goals, by the day it was promised for.
 *
 * @param notYetDue promises whose day has not passed, not counted
 * @param to to leaders and to everybody else
 * @param by by who promised it, as far as names may be seen
 */
record SupportAnswer(
        int n,
        int keptOnTime,
        int keptLate,
        int notKept,
        int notYetDue,
        ReportAnswer.@Nullable Rate rate,
        List<SupportValueAnswer> to,
        List<SupportValueAnswer> by) {

    static @Nullable SupportAnswer of(SupportKept support) {
        var all = support.all();
        return !support.isAny()
                ? null
                : new SupportAnswer(
                        all.promised(),
                        all.onTime(),
                        all.late(),
                        all.notKept(),
                        support.notYetDue(),
                        ReportAnswer.Rate.of(all.kept()),
                        support.to().stream().map(SupportValueAnswer::of).toList(),
                        support.by().stream().map(SupportValueAnswer::of).toList());
    }

    record SupportValueAnswer(
            String value,
            String name,
            int n,
            int keptOnTime,
            int keptLate,
            int notKept,
            ReportAnswer.@Nullable Rate rate) {

        static SupportValueAnswer of(SupportKept.Line line) {
            var count = line.count();
            return new SupportValueAnswer(
                    line.value(),
                    line.name(),
                    count.promised(),
                    count.onTime(),
                    count.late(),
                    count.notKept(),
                    ReportAnswer.Rate.of(count.kept()));
        }
    }
}
