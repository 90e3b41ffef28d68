package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.results.ingest.Marks;
import org.fullscore.results.ingest.ResultFile;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** Says in words what a file turned out to be. */
public final class Layouts {

    private Layouts() {}

    /** Format, encoding, separator and compression. */
    public static String said(Words words, ResultFile.Layout layout) {
        List<String> parts = new ArrayList<>(List.of(layout.format().name()));
        if (layout.encoding() != null) {
            parts.add(layout.encoding().name());
        }
        if (layout.separator() != null) {
            parts.add(words.say("results.layout.separator", mark(words, layout.separator())));
        }
        if (layout.compressed()) {
            parts.add(words.say("results.layout.gzip"));
        }
        return String.join(", ", parts);
    }

    /** The marks of amounts. */
    public static String said(Words words, Marks marks) {
        String said = marks.grouping() == null
                ? words.say("results.marks.decimal", mark(words, marks.decimal()))
                : words.say("results.marks.both", mark(words, marks.decimal()), mark(words, marks.grouping()));
        return marks.certain() ? said : words.say("results.marks.uncertain", said);
    }

    /** A mark as one can read it. */
    public static String mark(Words words, @Nullable Character mark) {
        if (mark == null) {
            return "";
        }
        return switch (mark) {
            case '\t' -> words.say("results.mark.tab");
            case ' ' -> words.say("results.mark.space");
            default -> mark.toString();
        };
    }
}
