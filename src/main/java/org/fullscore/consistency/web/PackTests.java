package org.fullscore.consistency.web;

import org.dhatim.fastexcel.Workbook;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Evidence;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.Nature;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** Every comparison of a report with its figures, as a sheet of the workbook. */
final class PackTests {

    private final ConsistencyPage page;
    private final Words words;

    private PackTests(ConsistencyPage page) {
        this.page = page;
        this.words = page.say().words();
    }

    static void write(ConsistencyPage page, Workbook workbook) {
        var tests = new PackTests(page);
        tests.tests(PackSheet.in(
                workbook,
                tests.word("tests"),
                12,
                12,
                30,
                26,
                9,
                9,
                26,
                9,
                9,
                11,
                11,
                11,
                11,
                11,
                11,
                11,
                11,
                11,
                26,
                26,
                90));
    }

    private void tests(PackSheet sheet) {
        sheet.heads(
                word("nature"),
                word("aspect"),
                words.say("consistency.overview.between"),
                word("first"),
                word("cases"),
                word("kept"),
                word("second"),
                word("cases"),
                word("kept"),
                word("difference"),
                word("lower"),
                word("upper"),
                word("lower90"),
                word("upper90"),
                word("p"),
                word("adjusted"),
                word("clustered"),
                word("odds"),
                word("test"),
                words.say("consistency.forest.verdict"),
                word("why"));
        for (var nature : Nature.values()) {
            page.report().equalities().stream()
                    .filter(equality -> equality.nature() == nature)
                    .forEach(equality -> equality.compared().forEach(each -> test(sheet, equality, each.finding())));
        }
    }

    private void test(PackSheet sheet, Equality equality, Finding finding) {
        sheet.begin()
                .text(words.say("consistency.nature.title." + equality.nature()))
                .text(words.say("consistency.aspect." + equality.aspect()))
                .text(words.say(
                        "consistency.between." + equality.dimension().kind(),
                        equality.dimension().group()))
                .text(finding.firstName())
                .count(finding.first().trials())
                .count(finding.first().successes())
                .text(finding.secondName())
                .count(finding.second().trials())
                .count(finding.second().successes());
        figures(sheet, finding, finding.evidence());
        sheet.text(page.mark(equality, finding).word())
                .text(page.say().sentences().reason(finding))
                .end();
    }

    private void figures(PackSheet sheet, Finding finding, @Nullable Evidence evidence) {
        if (evidence == null) {
            sheet.skip(10);
            return;
        }
        var oddsRatio = evidence.oddsRatio();
        sheet.percent(evidence.difference().value());
        sheet.interval(evidence.difference().interval());
        sheet.interval(evidence.ninety());
        sheet.number(evidence.pValue())
                .number(finding.adjustedP())
                .number(evidence.clusteredP())
                .number(oddsRatio == null ? Double.NaN : oddsRatio.value())
                .text(word("test." + evidence.test()));
    }

    private String word(String key) {
        return words.say("consistency.pack.sheet." + key);
    }
}
