package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Policies;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/** One policy: the rows of a version, what the check says about them, and all versions. */
public record PolicyPage(
        String name,
        Policies.Version version,
        boolean editable,
        boolean mayWrite,
        @Nullable String notPublishable,
        List<Row> rows,
        NumberLine line,
        List<Aloud.Line> aloud,
        List<String> adjustments,
        List<Policies.Version> versions,
        String text,
        String from,
        String source,
        Errors errors,
        @Nullable String said,
        LocalDate today) {

    /** A row as it stands in the form, with what was typed. */
    public record Row(
            int index,
            String name,
            String from,
            String below,
            String inARow,
            List<Follows> then,
            List<String> findings) {}

    /** One consequence of a row. */
    public record Follows(String name, String meta) {}

    public boolean isDraft() {
        return !version.isPublished();
    }

    public int number() {
        return version.id().number();
    }
}
