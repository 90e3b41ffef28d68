package org.fullscore.consistency.web;

import org.dhatim.fastexcel.Workbook;
import org.fullscore.consistency.OverTime;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** The numbers behind the lines that are drawn: relief and waivers over time, and by which day how much was decided. */
final class PackCourses {

    private final ConsistencyPage page;
    private final Words words;

    private PackCourses(ConsistencyPage page) {
        this.page = page;
        this.words = page.say().words();
    }

    static void write(ConsistencyPage page, Workbook workbook) {
        var courses = new PackCourses(page);
        if (!page.report().relieved().overTime().isEmpty()) {
            courses.overTime(PackSheet.in(workbook, courses.word("overTime"), 14, 20, 12, 10, 12, 10));
        }
        if (!page.report().waiting().isEmpty()) {
            courses.waiting(PackSheet.in(workbook, courses.word("waiting"), 16, 22, 10, 14, 14));
        }
    }

    private void overTime(PackSheet sheet) {
        sheet.heads(
                words.say("consistency.over.period"),
                words.say("consistency.forest.who"),
                word("agreements"),
                words.say("consistency.relieved.lowered"),
                word("due"),
                words.say("consistency.outcome.waived"));
        for (var one : page.report().relieved().overTime()) {
            var waivers = one.waivers();
            overTime(sheet, one.period(), "leaders", one.leaders(), waivers == null ? null : waivers.leaders());
            overTime(sheet, one.period(), "others", one.others(), waivers == null ? null : waivers.others());
        }
    }

    private void overTime(
            PackSheet sheet,
            String period,
            String side,
            OverTime.@Nullable Agreements agreements,
            OverTime.@Nullable Waived waived) {
        sheet.begin().text(period).text(words.say("consistency.name." + side));
        if (agreements == null) {
            sheet.text(words.say("consistency.forest.suppressed")).skip(1);
        } else {
            sheet.count(agreements.agreements()).count(agreements.lowered());
        }
        if (waived != null) {
            sheet.count(waived.due()).count(waived.waived());
        }
        sheet.end();
    }

    private void waiting(PackSheet sheet) {
        sheet.heads(
                word("nature"),
                words.say("consistency.forest.who"),
                word("cases"),
                word("day"),
                words.say("consistency.waiting.decided"));
        for (var line : page.report().waiting()) {
            line.steps()
                    .forEach(step -> sheet.begin()
                            .text(words.say("consistency.nature.title." + line.nature()))
                            .text(words.say("consistency.name." + line.value()))
                            .count(line.cases())
                            .count(step.day())
                            .count(step.decided())
                            .end());
        }
    }

    private String word(String key) {
        return words.say("consistency.pack.sheet." + key);
    }
}
