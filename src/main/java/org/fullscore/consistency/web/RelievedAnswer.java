package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.OverTime;
import org.fullscore.consistency.Relieved;
import org.fullscore.consistency.Verdict;
import org.jspecify.annotations.Nullable;

/** Relief per agreement. */
record RelievedAnswer(RelievedCountAnswer all, List<RelievedPartAnswer> by, List<OverTimeAnswer> overTime) {

    static RelievedAnswer of(Relieved relieved) {
        return new RelievedAnswer(
                RelievedCountAnswer.of(relieved.all()),
                relieved.parts().stream()
                        .map(part -> new RelievedPartAnswer(
                                part.dimension().word(),
                                part.lines().stream()
                                        .map(line -> new RelievedValueAnswer(
                                                line.value(),
                                                line.name(),
                                                RelievedCountAnswer.of(line.count()),
                                                part.findingOf(line.value())
                                                        .map(Finding::verdict)
                                                        .orElse(null)))
                                        .toList()))
                        .toList(),
                relieved.overTime().stream().map(OverTimeAnswer::of).toList());
    }

    /** Relief of one period; {@code others} is null where it is not shown, waivers for those who may not open the cases. */
    record OverTimeAnswer(
            String period,
            LocalDate to,
            OverTime.Agreements leaders,
            OverTime.@Nullable Agreements others,
            OverTime.@Nullable Waivers waivers) {

        static OverTimeAnswer of(OverTime one) {
            return new OverTimeAnswer(one.period(), one.lastDay(), one.leaders(), one.others(), one.waivers());
        }
    }

    /** Agreements of one dimension. */
    record RelievedPartAnswer(String by, List<RelievedValueAnswer> values) {}

    /** Agreements of one group; the verdict is about the share lowered. */
    record RelievedValueAnswer(
            String value,
            String name,
            RelievedCountAnswer count,
            @Nullable Verdict verdict) {}

    /**
     * Some agreements.
     *
     * @param size median, a fraction of the first target
     * @param daysBefore median, before the period's end
     * @param asked first target ÷ last comparable actual, median
     */
    record RelievedCountAnswer(
            int agreements,
            int lowered,
            ReportAnswer.@Nullable Rate share,
            @Nullable BigDecimal size,
            @Nullable Integer daysBefore,
            @Nullable BigDecimal asked) {

        static RelievedCountAnswer of(Relieved.Count count) {
            return new RelievedCountAnswer(
                    count.agreements(),
                    count.lowered(),
                    ReportAnswer.Rate.of(count.share()),
                    count.size() == null ? null : Decimals.of(count.size()),
                    count.daysBefore(),
                    count.asked() == null ? null : Decimals.of(count.asked()));
        }
    }
}
