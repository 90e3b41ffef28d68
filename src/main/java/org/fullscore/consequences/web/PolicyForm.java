package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fullscore.consequences.Consequence;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyDocument;
import org.fullscore.consequences.PolicyWriter;
import org.fullscore.consequences.Rule;
import org.fullscore.consequences.RuleTable;
import org.fullscore.web.Errors;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a policy as they are typed: name, from, below and count; what follows from a row is that of the row at its place.
 *
 * @param document what was typed as far as it can be read, else what stood there
 * @param revision of the draft the form was made from
 */
record PolicyForm(
        PolicyDocument document,
        int revision,
        List<Cells> cells,
        String from,
        String source,
        String text,
        Errors errors) {

    /** The fields of one row as they were typed. */
    record Cells(String name, String from, String below, String inARow) {}

    static PolicyForm of(Policies.Version version) {
        PolicyDocument document = version.document();
        return new PolicyForm(
                document,
                version.revision(),
                document.table().rows().stream()
                        .map(row -> new Cells(
                                row.name(),
                                row.from().signum() == 0 ? "" : plain(row.from()),
                                row.below() == null ? "" : plain(row.below()),
                                String.valueOf(row.inARow())))
                        .toList(),
                document.from().toString(),
                document.source() == null ? "" : document.source(),
                PolicyWriter.write(document),
                Errors.NONE);
    }

    static PolicyForm typed(Policies.Version version, Map<String, String> typed, Words words) {
        PolicyForm before = of(version);
        List<Cells> cells = new ArrayList<>();
        for (int i = 0; typed.containsKey("name-" + i); i++) {
            cells.add(new Cells(
                    at(typed, "name-" + i),
                    at(typed, "from-" + i),
                    at(typed, "below-" + i),
                    at(typed, "in-a-row-" + i)));
        }
        return new Reading(before, words).read(cells, typed);
    }

    PolicyForm withAnotherRow() {
        List<Cells> more = new ArrayList<>(cells);
        more.add(new Cells("", "", "", "1"));
        return new PolicyForm(document, revision, more, from, source, text, errors);
    }

    PolicyForm withText(String typed) {
        return new PolicyForm(document, revision, cells, from, source, typed, errors);
    }

    PolicyForm with(Errors found) {
        return new PolicyForm(document, revision, cells, from, source, text, found);
    }

    private static String at(Map<String, String> typed, String field) {
        String text = typed.get(field);
        return text == null ? "" : text.strip();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Reads what was typed. */
    private static final class Reading {

        private final PolicyForm before;
        private final Words words;
        private Errors errors = Errors.NONE;

        Reading(PolicyForm before, Words words) {
            this.before = before;
            this.words = words;
        }

        PolicyForm read(List<Cells> cells, Map<String, String> typed) {
            List<Rule> rows = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                Cells row = cells.get(i);
                if (!row.name().isEmpty()
                        || !row.from().isEmpty()
                        || !row.below().isEmpty()) {
                    rows.add(rule(i, row));
                }
            }
            LocalDate from = day(at(typed, "from"));
            String source = at(typed, "source");
            PolicyDocument old = before.document();
            PolicyDocument document = new PolicyDocument(
                    old.metric(),
                    old.persons(),
                    old.teams(),
                    old.period(),
                    from,
                    source.isEmpty() ? null : source,
                    old.jobs(),
                    old.adjust(),
                    new RuleTable(rows));
            String revision = at(typed, "revision");
            return new PolicyForm(
                    document,
                    revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : before.revision(),
                    cells,
                    at(typed, "from"),
                    source,
                    before.text(),
                    errors);
        }

        private Rule rule(int index, Cells cells) {
            List<Rule> known = before.document().table().rows();
            Rule old = index < known.size() ? known.get(index) : null;
            List<Consequence> then = old == null ? List.of() : old.then();
            BigDecimal from = number("from-" + index, cells.from());
            BigDecimal below = number("below-" + index, cells.below());
            BigDecimal start = from == null ? BigDecimal.ZERO : from;
            if (below != null && below.compareTo(start) <= 0) {
                errors = errors.and("below-" + index, words.say("consequences.policy.below.wrong"));
                below = null;
            }
            String name = cells.name();
            if (name.isEmpty()) {
                errors = errors.and("name-" + index, words.say("consequences.policy.name.wrong"));
                name = "?";
            }
            return new Rule(
                    name,
                    start,
                    below,
                    count("in-a-row-" + index, cells.inARow()),
                    old == null ? null : old.teamFrom(),
                    then);
        }

        private @Nullable BigDecimal number(String field, String text) {
            if (text.isEmpty()) {
                return null;
            }
            if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,4})?")) {
                errors = errors.and(field, words.say("consequences.policy.not-a-number"));
                return null;
            }
            return new BigDecimal(text);
        }

        private int count(String field, String text) {
            if (text.isEmpty()) {
                return 1;
            }
            if (!text.matches("[1-9][0-9]?")) {
                errors = errors.and(field, words.say("consequences.policy.not-a-count"));
                return 1;
            }
            return Integer.parseInt(text);
        }

        private LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException notADay) {
                errors = errors.and("from", words.say("consequences.policies.from.wrong"));
                return before.document().from();
            }
        }
    }
}
