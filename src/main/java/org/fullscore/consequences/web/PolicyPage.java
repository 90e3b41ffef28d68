package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Policies;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
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
        PolicyForm form,
        Choices choices,
        @Nullable String said,
        LocalDate today) {

    /** What can be chosen from in the form. */
    public record Choices(
            List<Option> metrics,
            List<Option> periods,
            List<String> jobs,
            List<Option> kinds,
            List<Option> owedBy,
            List<Option> pay) {}

    /**
     * A row as it stands in the form, with what was typed.
     *
     * @param open whether the fields of what follows are shown at once: something is wrong there, or it was just added
     */
    public record Row(int index, PolicyForm.RowCells cells, List<Follows> then, List<String> findings, boolean open) {}

    /** One consequence of a row. */
    public record Follows(String name, String meta) {}

    public Errors errors() {
        return form.errors();
    }

    /** How many findings keep the rows from being published. */
    public int open() {
        return form.document().check().refusing().size();
    }

    public boolean isDraft() {
        return !version.isPublished();
    }

    public int number() {
        return version.id().number();
    }
}
