package org.fullscore.consistency.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Exceptions;
import org.fullscore.consistency.Funnel;
import org.fullscore.consistency.Line;
import org.fullscore.consistency.Nature;
import org.fullscore.consistency.Outcomes;
import org.fullscore.consistency.Relieved;
import org.fullscore.consistency.SupportKept;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.web.Words;

/** The report pack as a workbook: what it says, then every table behind it, then the method. */
final class PackWorkbook {

    private final PackPage pack;
    private final ConsistencyPage page;
    private final Statements say;
    private final Words words;

    private PackWorkbook(PackPage pack) {
        this.pack = pack;
        this.page = pack.page();
        this.say = page.say();
        this.words = say.words();
    }

    static byte[] of(PackPage pack) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Fullscore", "1.0")) {
            new PackWorkbook(pack).write(workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return FixedZip.of(bytes.toByteArray(), pack.snapshot().made());
    }

    private void write(Workbook workbook) {
        summary(PackSheet.in(workbook, word("summary"), 34, 110));
        groups(PackSheet.in(
                workbook, word("groups"), 12, 30, 26, 9, 9, 9, 12, 9, 12, 9, 9, 9, 10, 12, 12, 12, 12, 12, 24));
        PackTests.write(page, workbook);
        if (!page.pictures().isEmpty()) {
            funnels(PackSheet.in(workbook, word("funnel"), 12, 26, 9, 9, 9, 10, 10, 10, 10, 16));
        }
        PackDisputes.write(page, workbook);
        if (page.report().support().isAny()) {
            support(PackSheet.in(workbook, word("support"), 40, 26, 11, 9, 9, 9, 9, 9));
        }
        if (!page.report().relieved().parts().isEmpty()) {
            relief(PackSheet.in(workbook, word("relief"), 40, 26, 11, 9, 9, 9, 9, 11, 12, 11, 24));
        }
        PackCourses.write(page, workbook);
        if (!page.moved().isEmpty()) {
            cost(PackSheet.in(workbook, word("cost"), 26, 11, 14, 14, 14, 14));
        }
        method(PackSheet.in(workbook, word("method"), 34, 110));
    }

    private void summary(PackSheet sheet) {
        var report = page.report();
        sheet.title(words.say("consistency.title"));
        pack.facts().forEach(pair -> sheet.row(pair.term(), pair.value()));
        sheet.blank();
        sheet.row(words.say("consistency.kept"), say.sentences().kept(report.kept()));
        sheet.row(words.say("consistency.says"), say.lede(report));
        pack.heads().forEach(pair -> sheet.row(pair.term(), pair.value()));
        sheet.blank();
        sheet.heads(words.say("consistency.forest.verdict"), words.say("consistency.says"));
        page.said().forEach(said -> {
            sheet.row(page.mark(said.equality(), said.finding()).word(), say.headline(said.equality(), said.finding()));
            said.also()
                    .forEach(also -> sheet.row(
                            page.mark(also.equality(), also.finding()).word(),
                            say.headline(also.equality(), also.finding())));
            sheet.row("", figures(said));
        });
    }

    /** Begins with a word: a cell that begins with a plus would have to be neutralised. */
    private String figures(ConsistencyPage.Said said) {
        return Stream.concat(
                        Stream.of(words.say(
                                        "consistency.aspect." + said.equality().aspect()) + ": "
                                + say.figures(
                                        said.equality(),
                                        said.finding(),
                                        page.report().closings())),
                        said.also().stream()
                                .map(also -> words.say("consistency.aspect."
                                                + also.equality().aspect()) + ": "
                                        + say.brief(also.finding())))
                .collect(Collectors.joining(" "));
    }

    private void groups(PackSheet sheet) {
        sheet.heads(
                word("nature"),
                words.say("consistency.overview.between"),
                words.say("consistency.forest.who"),
                word("due"),
                words.say("consistency.outcome.applied"),
                words.say("consistency.outcome.late"),
                words.say("consistency.outcome.substituted"),
                words.say("consistency.outcome.waived"),
                words.say("consistency.outcome.not-applied"),
                words.say("consistency.forest.rate"),
                word("lower"),
                word("upper"),
                words.say("consistency.coverage"),
                word("delay.tenth"),
                word("delay.median"),
                word("delay.ninetieth"),
                word("full"),
                word("severity"),
                words.say("consistency.forest.verdict"));
        for (var nature : Nature.values()) {
            for (var equality : page.of(nature)) {
                equality.lines().forEach(line -> group(sheet, equality, line));
            }
        }
    }

    private void group(PackSheet sheet, Equality equality, Line line) {
        sheet.begin().text(nature(equality)).text(between(equality)).text(line.name());
        var outcomes = line.outcomes();
        if (outcomes == null) {
            sheet.text(words.say("consistency.forest.suppressed"));
        } else {
            sheet.count(outcomes.due());
            counts(sheet, outcomes);
            rate(sheet, outcomes.onTime());
            sheet.percent(line.coverage());
            extent(sheet, line, outcomes);
            sheet.text(equality.findingOf(line.value())
                    .map(finding -> page.mark(equality, finding).word())
                    .orElse(""));
        }
        sheet.end();
    }

    private static void extent(PackSheet sheet, Line line, Outcomes outcomes) {
        var delay = line.delay();
        if (delay == null) {
            sheet.skip(3);
        } else {
            sheet.count(delay.tenth()).count(delay.median()).count(delay.ninetieth());
        }
        sheet.count(line.extent().full()).number((double) line.extent().done() / outcomes.due());
    }

    private static void counts(PackSheet sheet, Outcomes outcomes) {
        sheet.count(outcomes.applied())
                .count(outcomes.late())
                .count(outcomes.substituted())
                .count(outcomes.waived())
                .count(outcomes.notApplied());
    }

    private static void rate(PackSheet sheet, Proportion cases) {
        var interval = cases.wilson();
        sheet.percent(cases.rate()).percent(interval.lower()).percent(interval.upper());
    }

    private void funnels(PackSheet sheet) {
        sheet.heads(
                word("nature"),
                words.say("consistency.funnel.who"),
                word("due"),
                words.say("consistency.outcome.applied"),
                words.say("consistency.forest.rate"),
                word("lower95"),
                word("upper95"),
                word("lower998"),
                word("upper998"),
                words.say("consistency.funnel.where"));
        page.pictures()
                .forEach(picture -> picture.funnel().marks().forEach(mark -> mark(sheet, picture.equality(), mark)));
    }

    private void mark(PackSheet sheet, Equality equality, Funnel.Mark mark) {
        sheet.begin()
                .text(nature(equality))
                .text(mark.line().name())
                .count(mark.cases().trials())
                .count(mark.cases().successes())
                .percent(mark.cases().rate());
        sheet.interval(mark.limits().warning());
        sheet.interval(mark.limits().alarm());
        sheet.text(words.say("consistency.funnel." + mark.where())).end();
    }

    private void support(PackSheet sheet) {
        sheet.heads(
                words.say("consistency.support.title"),
                words.say("consistency.forest.who"),
                words.say("consistency.support.on-time"),
                words.say("consistency.support.late"),
                words.say("consistency.support.not-kept"),
                words.say("consistency.forest.rate"),
                word("lower"),
                word("upper"));
        for (var part : page.supportParts()) {
            part.lines().forEach(line -> promises(sheet, words.say(part.title()), line));
        }
    }

    private static void promises(PackSheet sheet, String title, SupportKept.Line line) {
        var count = line.count();
        sheet.begin()
                .text(title)
                .text(line.name())
                .count(count.onTime())
                .count(count.late())
                .count(count.notKept());
        rate(sheet, count.kept());
        sheet.end();
    }

    private void relief(PackSheet sheet) {
        sheet.heads(
                words.say("consistency.relieved.title"),
                words.say("consistency.relieved.whose"),
                word("agreements"),
                words.say("consistency.relieved.lowered"),
                words.say("consistency.relieved.share"),
                word("lower"),
                word("upper"),
                words.say("consistency.relieved.size"),
                words.say("consistency.relieved.before"),
                words.say("consistency.relieved.asked"),
                words.say("consistency.forest.verdict"));
        for (var part : page.report().relieved().parts()) {
            part.lines().forEach(line -> agreements(sheet, part, line));
        }
    }

    private void agreements(PackSheet sheet, Relieved.Part part, Relieved.Line line) {
        var count = line.count();
        sheet.begin()
                .text(words.say("consistency.relieved.by." + part.dimension().kind()))
                .text(line.name())
                .count(count.agreements())
                .count(count.lowered());
        rate(sheet, count.share());
        sheet.percent(Objects.requireNonNullElse(count.size(), Double.NaN));
        var days = count.daysBefore();
        if (days == null) {
            sheet.skip(1);
        } else {
            sheet.count(days);
        }
        sheet.number(Objects.requireNonNullElse(count.asked(), Double.NaN))
                .text(part.findingOf(line.value())
                        .map(finding -> page.mark(finding.verdict()).word())
                        .orElse(""))
                .end();
    }

    private void cost(PackSheet sheet) {
        sheet.heads(
                words.say("consistency.funnel.who"),
                word("currency"),
                words.say("consistency.moved.RELIEF"),
                words.say("consistency.moved.WAIVER"),
                words.say("consistency.moved.LATE"),
                words.say("consistency.moved.OWED"));
        for (var moved : page.moved()) {
            sheet.begin().text(moved.name()).text(moved.currency());
            for (var cause : Exceptions.Cause.values()) {
                var amount = moved.amounts().get(cause);
                sheet.number(amount == null ? Double.NaN : amount.doubleValue());
            }
            sheet.end();
        }
    }

    private void method(PackSheet sheet) {
        sheet.title(words.say("consistency.pack.method"));
        for (var section : pack.method().sections()) {
            List<String> text = section.text();
            for (int i = 0; i < text.size(); i++) {
                sheet.row(i == 0 ? section.title() : "", text.get(i));
            }
        }
    }

    private String nature(Equality equality) {
        return words.say("consistency.nature.title." + equality.nature());
    }

    private String between(Equality equality) {
        return words.say(
                "consistency.between." + equality.dimension().kind(),
                equality.dimension().group());
    }

    private String word(String key) {
        return words.say("consistency.pack.sheet." + key);
    }
}
