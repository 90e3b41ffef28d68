package org.fullscore.results.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            "currency.rates",
            "credit",
            "snapshot",
            "format",
            "compression",
            "encoding",
            "separator",
            "key",
            "name",
            "reversal.of");

    /** Places that stand for a field of another name. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "person", "person.column",
            "on", "on.column",
            "currency", "currency.column",
            "expected", "expected.other");

    /** One of the people who share a row, as a place of the document. */
    private static final Pattern SHARE = Pattern.compile("person\\[(\\d{1,3})](?:\\.(column|by|percent|credit))?");

    /** Fields whose lack has words of its own. */
    private static final Set<String> MISSED =
            Set.of("key", "key.columns", "person", "person.column", "person.more", "on", "on.column", "metrics");

    private Faults() {}

    /** One fault in words: where it is, what is wrong, what would be right. */
    public static String said(Words words, MappingReading.Fault fault) {
        String at = fault.at().startsWith("column:") ? fault.at().substring("column:".length()) : fault.at();
        return isMissed(fault)
                ? words.say("results.source.missing." + missed(fault))
                : (at.isEmpty() ? "" : at + ": ") + fault.message() + " " + fault.remedy();
    }

    private static boolean isMissed(MappingReading.Fault fault) {
        return fault.code().equals("FIELD_MISSING") && MISSED.contains(missed(fault));
    }

    /** The first person of a row is the person; what is missing of the others has words of its own. */
    private static String missed(MappingReading.Fault fault) {
        return fault.at()
                .replace("person[0].column", "person.column")
                .replaceFirst("^person\\[\\d+]\\.column$", "person.more");
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
                errors = errors.and(field, say.apply("results.source.missing." + missed(fault)));
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
        Matcher share = SHARE.matcher(at);
        if (share.matches()) {
            String field = share.group(2);
            return MappingForm.of(Integer.parseInt(share.group(1)), field == null ? "column" : field);
        }
        if (WORDS.contains(at)) {
            return at;
        }
        if (ELSEWHERE.containsKey(at)) {
            return ELSEWHERE.get(at);
        }
        for (String list : List.of("key", "only", "reversal")) {
            if (at.equals(list) || at.startsWith(list + ".")) {
                return list;
            }
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
