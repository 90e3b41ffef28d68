package org.fullscore.consistency.web;

import org.dhatim.fastexcel.Workbook;
import org.fullscore.consistency.Disputes;
import org.fullscore.web.Words;

/** Disputes of decisions by group, as a sheet of the workbook. */
final class PackDisputes {

    private PackDisputes() {}

    static void write(ConsistencyPage page, Workbook workbook) {
        if (page.report().afterwards().disputes() > 0) {
            var words = page.say().words();
            var sheet =
                    PackSheet.in(workbook, words.say("consistency.pack.sheet.disputes"), 40, 30, 11, 11, 11, 11, 11);
            sheet.heads(
                    words.say("consistency.overview.between"),
                    words.say("consistency.forest.who"),
                    words.say("consistency.disputes.of"),
                    words.say("consistency.disputes.disputed"),
                    words.say("consistency.disputes.upheld"),
                    words.say("consistency.disputes.changed"),
                    words.say("consistency.disputes.open"));
            page.report().afterwards().disputed().forEach(disputes -> lines(sheet, disputes, words));
        }
    }

    private static void lines(PackSheet sheet, Disputes disputes, Words words) {
        var title = words.say(
                "consistency.disputes.by." + disputes.dimension().kind(),
                disputes.dimension().group());
        disputes.lines()
                .forEach(line -> sheet.begin()
                        .text(title)
                        .text(line.name())
                        .count(line.of())
                        .count(line.disputed())
                        .count(line.upheld())
                        .count(line.changed())
                        .count(line.open())
                        .end());
        disputes.notShown()
                .forEach(group -> sheet.begin()
                        .text(title)
                        .text(group.name())
                        .text(words.say("consistency.forest.suppressed"))
                        .end());
    }
}
