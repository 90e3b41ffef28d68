package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fullscore.consequences.PolicyDocument;
import org.fullscore.consequences.PolicyReader;
import org.fullscore.consequences.PolicyWriter;
import org.fullscore.web.Errors;
import org.fullscore.web.RowError;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the fields of the policy form: puts them into the form policies are written in and lets {@link PolicyReader} read that, so
 * that a page refuses what a file refuses, and nothing else.
 */
final class PolicyFormReading {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern PLACE = Pattern.compile("rules\\[(\\d+)](?:\\.then\\[(\\d+)])?\\.?(.*)");

    /** Names of fields in a policy whose field in the form has another one. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("inARow", "in-a-row"),
            Map.entry("team.from", "team"),
            Map.entry("consequence", "then"),
            Map.entry("owedBy", "owed-by"),
            Map.entry("workingDays", "days"),
            Map.entry("pay.perPoint", "amount"),
            Map.entry("pay.fixed", "amount"),
            Map.entry("pay.above", "above"),
            Map.entry("pay.upTo", "up-to"),
            Map.entry("pay.currency", "currency"),
            Map.entry("for.job", "jobs"),
            Map.entry("adjust", "joining"));

    private final PolicyForm form;
    /** The place of each row in the form, by its place in the policy: empty rows are passed over. */
    private final List<Integer> places = new ArrayList<>();

    private PolicyFormReading(PolicyForm form) {
        this.form = form;
    }

    /** The form with the document its fields make, as far as they can be read, and what is wrong with them. */
    static PolicyForm read(PolicyForm form) {
        return new PolicyFormReading(form).read();
    }

    private PolicyForm read() {
        PolicyReader.Reading reading = PolicyReader.read(JSON.writeValueAsString(tree()));
        return form.with(document(reading, form.document())).with(errors(reading));
    }

    private static PolicyDocument document(PolicyReader.Reading reading, PolicyDocument before) {
        return switch (reading) {
            case PolicyReader.Read read -> read.document();
            case PolicyReader.Unreadable not -> not.readable() == null ? before : not.readable();
        };
    }

    private Map<String, Object> tree() {
        PolicyForm.AdjustCells adjust = form.adjust();
        Map<String, Object> tree = new LinkedHashMap<>(PolicyWriter.tree(form.document()));
        PolicyForm.JudgesCells judges = form.judges();
        put(tree, "metric", judges.metric());
        List<String> of = Stream.of(judges.persons() ? "person" : "", judges.teams() ? "team" : "")
                .filter(word -> !word.isEmpty())
                .toList();
        tree.remove("of");
        if (!of.isEmpty()) {
            tree.put("of", of);
        }
        put(tree, "period", judges.period());
        tree.remove("for");
        List<String> jobs = judges.jobs()
                .lines()
                .map(String::strip)
                .filter(job -> !job.isEmpty())
                .distinct()
                .toList();
        if (!jobs.isEmpty()) {
            tree.put("for", Map.of("job", jobs));
        }
        put(tree, "from", form.from());
        put(tree, "source", form.source());
        tree.remove("adjust");
        Map<String, Object> formula = new LinkedHashMap<>(Map.of(
                "joining", adjust.joining(),
                "leaving", adjust.leaving(),
                "absence", adjust.absence(),
                "hours", adjust.hours()));
        if (!adjust.ramp().isEmpty()) {
            formula.put(
                    "ramp",
                    Arrays.stream(adjust.ramp().split("[,;\\s]+"))
                            .map(PolicyFormReading::number)
                            .toList());
        }
        if (formula.containsKey("ramp") || formula.containsValue(true)) {
            tree.put("adjust", formula);
        }
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i < form.rows().size(); i++) {
            if (!form.rows().get(i).isEmpty()) {
                places.add(i);
                rules.add(tree(form.rows().get(i)));
            }
        }
        tree.put("rules", rules);
        return tree;
    }

    private static Map<String, Object> tree(PolicyForm.RowCells row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "name", row.name());
        putNumber(tree, "from", row.from());
        putNumber(tree, "below", row.below());
        putNumber(tree, "inARow", row.inARow());
        if (!row.team().isEmpty()) {
            tree.put("team", Map.of("from", number(row.team())));
        }
        put(tree, "source", row.source());
        tree.put("then", row.then().stream().map(PolicyFormReading::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(PolicyForm.ThenCells then) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "consequence", then.name());
        put(tree, "kind", then.kind());
        putNumber(tree, "severity", then.severity());
        put(tree, "owedBy", then.owedBy());
        putNumber(tree, "workingDays", then.days());
        tree.put("evidence", then.evidence());
        tree.put("entitlement", then.entitlement());
        if (!then.pay().isEmpty() && !then.pay().equals("none")) {
            Map<String, Object> pay = new LinkedHashMap<>();
            putNumber(pay, then.pay(), then.amount());
            if (then.pay().equals("perPoint")) {
                putNumber(pay, "above", then.above());
                putNumber(pay, "upTo", then.upTo());
            }
            put(pay, "currency", then.currency());
            tree.put("pay", pay);
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String field, String text) {
        tree.remove(field);
        if (!text.isEmpty()) {
            tree.put(field, text);
        }
    }

    private static void putNumber(Map<String, Object> tree, String field, String text) {
        if (!text.isEmpty()) {
            tree.put(field, number(text));
        }
    }

    /** What is no number stays text, and is refused as such. */
    private static Object number(String text) {
        return NUMBER.matcher(text).matches() ? whole(new BigDecimal(text)) : text;
    }

    /** 2 is a whole number, and so is 2.0; only what is left of the point counts for that. */
    private static Object whole(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 ? stripped.longValueExact() : stripped;
    }

    private Errors errors(PolicyReader.Reading reading) {
        Errors errors = Errors.NONE;
        if (reading instanceof PolicyReader.Unreadable not) {
            for (RowError fault : not.faults()) {
                errors = errors.and(field(fault.column() == null ? "" : fault.column()), said(fault));
            }
        }
        return errors;
    }

    /** The field of the form for a place in a policy. */
    private String field(String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            String name = place.startsWith("adjust.") ? place.substring("adjust.".length()) : place;
            return FIELDS.getOrDefault(name, name);
        }
        int row = places.get(Integer.parseInt(matcher.group(1)));
        String name = FIELDS.getOrDefault(matcher.group(3), matcher.group(3));
        return matcher.group(2) == null ? name + "-" + row : name + "-" + row + "-" + matcher.group(2);
    }

    /** "“much” is not a number. Write a number such as 70 or 99.5." */
    private static String said(RowError fault) {
        if ("of".equals(fault.column())) {
            return "Choose whose goals it judges: those of people, those of teams, or both.";
        }
        String what = fault.message().startsWith("“") || fault.value() == null
                ? fault.message()
                : "“" + fault.value() + "” " + fault.message();
        return what + ". " + fault.remedy() + ".";
    }
}
