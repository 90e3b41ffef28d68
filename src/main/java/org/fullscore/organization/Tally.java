package org.fullscore.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fullscore.organization.Loaded.Change;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.organization.Loaded.Kind;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;

/** Collects what a list changes and what is wrong with it, while it is gone through. */
final class Tally {

    private static final int ERRORS_SHOWN = 1_000;

    private final Sheet sheet;
    private final List<RowError> errors = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final int[] counts = new int[Kind.values().length];

    Tally(Sheet sheet) {
        this.sheet = sheet;
        errors.addAll(sheet.errors());
    }

    /** Whether the columns are those of the contract; otherwise says which are not. */
    boolean knows(List<String> required, List<String> optional, @Nullable String prefix) {
        if (!errors.isEmpty() && sheet.columns().isEmpty()) {
            return false;
        }
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        String header = "The columns are: " + String.join(", ", known) + (prefix == null ? "." : ", " + prefix + "….");
        if (sheet.columns().stream().noneMatch(known::contains)) {
            refuse(1, null, null, "HEADER_MISSING", "The first line does not name the columns.", header);
            return false;
        }
        List<String> seen = new ArrayList<>();
        for (String column : sheet.columns()) {
            boolean isKnown = known.contains(column) || prefix != null && column.startsWith(prefix);
            if (!isKnown) {
                refuse(1, column, null, "COLUMN_UNKNOWN", "The column \"" + column + "\" is not known here.", header);
            } else if (seen.contains(column)) {
                refuse(1, column, null, "COLUMN_TWICE", "The column stands there twice.", "Leave one of them out.");
            }
            seen.add(column);
        }
        for (String column : required) {
            if (!sheet.has(column)) {
                refuse(1, column, null, "COLUMN_MISSING", "The column \"" + column + "\" is missing.", header);
            }
        }
        return errors.isEmpty();
    }

    void refuse(int line, @Nullable String column, @Nullable String value, String code, String message, String remedy) {
        errors.add(new RowError(sheet.name(), line, column, value, code, message, remedy));
    }

    void count(Kind kind, String id, List<Field> fields) {
        counts[kind.ordinal()]++;
        if (kind != Kind.UNCHANGED) {
            changes.add(new Change(kind, id, fields));
        }
    }

    /** Counts one that was there: updated if any field differs, else unchanged. */
    void countKnown(String id, List<Field> fields) {
        List<Field> differing = fields.stream()
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
        count(differing.isEmpty() ? Kind.UNCHANGED : Kind.UPDATED, id, differing);
    }

    boolean refused() {
        return !errors.isEmpty();
    }

    int of(Kind kind) {
        return counts[kind.ordinal()];
    }

    /** What becomes of the list so far. */
    Loaded result() {
        if (!errors.isEmpty()) {
            return new Loaded.Refused(Problem.unprocessable(
                            "rows-refused",
                            "The list was not taken",
                            "Nothing was changed. Errors: " + errors.size()
                                    + (errors.size() > ERRORS_SHOWN
                                            ? ", the first " + ERRORS_SHOWN + " are listed."
                                            : "."))
                    .withErrors(errors.stream().limit(ERRORS_SHOWN).toList()));
        }
        return new Loaded.Done(of(Kind.CREATED), of(Kind.UPDATED), of(Kind.UNCHANGED), of(Kind.ENDED), changes);
    }

    /** Why a complete list is not taken when it would end more than a tenth without confirmation. */
    static Loaded tooManyEnd(int ending, int active, String what) {
        return new Loaded.Refused(Problem.conflict(
                "too-many-end",
                "More than a tenth would end",
                ending + " of " + active + " " + what + " are absent from the complete list. Nothing was changed."
                        + " Send it again with confirm=true if that is meant."));
    }
}
