package org.fullscore.results.web;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.web.Errors;
import org.fullscore.web.Words;

/** Brings what is wrong with a mapping to the fields of its form. */
public final class Faults {

    private static final Set<String> WORDS = Set.of(
            "person.column",
            "person.by",
            "on.column",
            "on.format",
            "on.zone",
            "currency.column",
            "credit",
            "expected",
            "format",
            "compression",
            "encoding",
            "separator",
            "key",
            "name");

    /** Fields whose lack has words of its own. */
    private static final Set<String> MISSED =
            Set.of("key", "key.columns", "person", "person.column", "on", "on.column", "metrics");

    private Faults() {}

    /** One fault in words: where it is, what is wrong, what would be right. */
    public static String said(Words words, MappingReading.Fault fault) {
        String at = fault.at().startsWith("column:") ? fault.at().substring("column:".length()) : fault.at();
        return isMissed(fault)
                ? words.say("results.source.missing." + fault.at())
                : (at.isEmpty() ? "" : at + ": ") + fault.message() + " " + fault.remedy();
    }

    private static boolean isMissed(MappingReading.Fault fault) {
        return fault.code().equals("FIELD_MISSING") && MISSED.contains(fault.at());
    }

    /**
     * Each fault at its field.
     *
     * @param written whether the mapping was written as text: then its field is the text
     * @param metrics codes of the metrics the form has fields for
     * @param say words by their key
     */
    static Errors of(
            List<MappingReading.Fault> faults, boolean written, List<String> metrics, UnaryOperator<String> say) {
        Errors errors = Errors.NONE;
        for (MappingReading.Fault fault : faults) {
            String field = written && !fault.at().equals("name") ? "mapping" : field(fault.at(), metrics);
            if (isMissed(fault)) {
                errors = errors.and(field, say.apply("results.source.missing." + fault.at()));
                continue;
            }
            errors = errors.and(
                    field,
                    (field.equals("mapping") && !fault.at().isEmpty() ? fault.at() + ": " : "") + fault.message() + " "
                            + fault.remedy());
        }
        return errors;
    }

    private static String field(String at, List<String> metrics) {
        if (WORDS.contains(at)) {
            return at;
        }
        if (at.equals("person") || at.equals("on")) {
            return at + ".column";
        }
        if (at.startsWith("key.") || at.startsWith("only")) {
            return at.startsWith("key.") ? "key" : "only";
        }
        if (at.equals("metrics") && !metrics.isEmpty()) {
            return "metrics." + metrics.getFirst() + ".column";
        }
        for (String metric : metrics) {
            if (at.equals("metrics." + metric)) {
                return at + ".column";
            }
            if (at.startsWith("metrics." + metric + ".")) {
                return at;
            }
        }
        return "mapping";
    }
}
