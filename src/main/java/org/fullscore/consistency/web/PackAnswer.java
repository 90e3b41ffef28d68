package org.fullscore.consistency.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.Snapshots;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on the wire, with everything needed to understand it.
 *
 * @param closing the period whose closing it was kept for; null where somebody chose the days
 * @param seesAll whether whoever asks sees every group
 * @param sha256 of what is kept, whoever asks
 */
record PackAnswer(
        UUID id,
        @Nullable String closing,
        LocalDate from,
        LocalDate to,
        List<String> criteria,
        Instant madeAt,
        String sha256,
        boolean seesAll,
        String kept,
        String lede,
        ReportAnswer report,
        List<Method.Section> method) {

    static PackAnswer of(Snapshots.Opened opened) {
        var snapshot = opened.snapshot();
        var report = opened.report();
        var say = Statements.in(opened.words());
        return new PackAnswer(
                snapshot.id(),
                snapshot.closing(),
                snapshot.first(),
                snapshot.last(),
                snapshot.criteria().stream().map(Criterion::word).toList(),
                snapshot.made(),
                snapshot.sha256(),
                report.seesAll(),
                say.sentences().kept(report.kept()),
                say.lede(report),
                ReportAnswer.of(report, say, snapshot.id()),
                Method.of(report, say, opened.least()).sections());
    }
}
