package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fullscore.results.web.MappingForm.Person;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the fields of a form say of a mapping: the places of the document they differ from are changed, the rest stays. */
final class SentMapping {

    /** Fields of one word each that stand by themselves. */
    private static final List<String> WORDS = List.of(
            "on.column",
            "on.format",
            "on.zone",
            "currency.column",
            "currency.rates",
            "credit",
            "format",
            "compression",
            "encoding",
            "separator");

    private static final List<String> OF_A_METRIC = List.of("column", "times", "constant", "decimal", "grouping");

    private final MappingForm form;
    private final ObjectNode document;
    private final MultiValueMap<String, String> sent;

    /**
     * What was sent.
     *
     * @param form as it was shown
     * @param document the same, to be changed
     */
    SentMapping(MappingForm form, ObjectNode document, MultiValueMap<String, String> sent) {
        this.form = form;
        this.document = document;
        this.sent = sent;
    }

    /** The document as it is now; what is said of other metrics stays. */
    ObjectNode document(List<String> metrics) {
        key();
        only();
        people();
        for (String at : WORDS) {
            if (sent.containsKey(at) && !first(at).equals(form.shown(at))) {
                put(document, at.split("\\."), first(at));
            }
        }
        reversal();
        snapshot();
        expected();
        metrics.forEach(this::metric);
        return document;
    }

    private void key() {
        List<String> columns = all("key");
        boolean numbered = sent.containsKey("key.numbered");
        if (columns.equals(form.key()) && numbered == form.numbered()) {
            return;
        }
        if (numbered) {
            ObjectNode key = document.putObject("key");
            columns.forEach(key.putArray("columns")::add);
            key.put("numbered", true);
        } else if (columns.size() == 1) {
            document.put("key", columns.getFirst());
        } else if (columns.isEmpty()) {
            document.remove("key");
        } else {
            columns.forEach(document.putArray("key")::add);
        }
    }

    private void only() {
        String column = sent.containsKey("only") ? first("only") : form.only();
        List<String> values = values("only", column, form.only(), form.values());
        if (column.equals(form.only()) && areSame(values, form.values())) {
            return;
        }
        ObjectNode before = object(document, "only");
        before.remove(form.only());
        ObjectNode others = before.deepCopy();
        before.removeAll();
        if (!column.isEmpty()) {
            values.forEach(before.putArray(column)::add);
        }
        before.setAll(others);
        if (before.isEmpty()) {
            document.remove("only");
        }
    }

    /** One person as an object; several, or one with a percentage or a credit of their own, as a list. */
    private void people() {
        List<Person> before = form.people();
        List<ObjectNode> fields = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < before.size() || sent.containsKey(MappingForm.of(i, "column")); i++) {
            Person person = person(i, i < before.size() ? before.get(i) : Person.NOBODY);
            if (i == 0 || !person.isNobody()) {
                people.add(person);
                fields.add(fields(i, person));
            }
        }
        if (people.equals(before)) {
            return;
        }
        Person first = people.getFirst();
        if (people.size() > 1 || !first.percent().isEmpty() || !first.credit().isEmpty()) {
            fields.forEach(document.putArray("person")::add);
        } else if (fields.getFirst().isEmpty()) {
            document.remove("person");
        } else {
            document.set("person", fields.getFirst());
        }
    }

    private Person person(int i, Person before) {
        return new Person(
                said(MappingForm.of(i, "column"), before.column()),
                said(MappingForm.of(i, "by"), before.by()),
                said(MappingForm.of(i, "percent"), before.percent()),
                said(MappingForm.of(i, "credit"), before.credit()));
    }

    /** The fields of a person, over those that were there. */
    private ObjectNode fields(int i, Person person) {
        ObjectNode fields = document.objectNode();
        if (document.get("person") instanceof ArrayNode list) {
            if (list.get(i) instanceof ObjectNode before) {
                fields = before.deepCopy();
            }
        } else if (i == 0 && document.get("person") instanceof ObjectNode before) {
            fields = before.deepCopy();
        }
        put(fields, new String[] {"column"}, person.column());
        put(fields, new String[] {"by"}, person.by());
        put(fields, new String[] {"percent"}, person.percent());
        put(fields, new String[] {"credit"}, person.credit());
        return fields;
    }

    private void reversal() {
        if (!sent.containsKey("reversal")) {
            return;
        }
        String column = first("reversal");
        String shown = form.word("reversal.column");
        List<String> values = values("reversal", column, shown, form.reversing());
        String of = said("reversal.of", form.word("reversal.of"));
        if (column.equals(shown) && areSame(values, form.reversing()) && of.equals(form.word("reversal.of"))) {
            return;
        }
        if (column.isEmpty()) {
            document.remove("reversal");
            return;
        }
        ObjectNode reversal = object(document, "reversal");
        reversal.put("column", column);
        values.forEach(reversal.putArray("values")::add);
        put(reversal, new String[] {"of"}, of);
    }

    private void snapshot() {
        boolean snapshot = sent.containsKey("snapshot");
        if (snapshot != form.snapshot()) {
            document.remove("snapshot");
            if (snapshot) {
                document.put("snapshot", true);
            }
        }
    }

    /** How often: of the list, or another as it was typed; what is typed anew counts whatever is chosen. */
    private void expected() {
        if (!sent.containsKey("expected")) {
            return;
        }
        String typed = first("expected.other").strip();
        boolean anew = !typed.isEmpty() && !typed.equals(form.oftenOther());
        String other = typed.isEmpty() ? MappingForm.OTHER : typed;
        String said = anew || first("expected").equals(MappingForm.OTHER) ? other : first("expected");
        String shown = form.often().equals(MappingForm.OTHER) ? form.word("expected") : form.often();
        if (!said.equals(shown)) {
            put(document, new String[] {"expected"}, said);
        }
    }

    private void metric(String metric) {
        String at = "metrics." + metric;
        if (!sent.containsKey(at + ".column")) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> before = new LinkedHashMap<>();
        for (String field : OF_A_METRIC) {
            fields.put(field, first(at + "." + field));
            before.put(field, form.word(at + "." + field));
        }
        if (first(at + ".column").isEmpty()) {
            fields.replaceAll((field, value) -> field.equals("constant") ? value : "");
        }
        if (fields.equals(before)) {
            return;
        }
        ObjectNode of = object(document, "metrics");
        fields.forEach((field, value) -> put(object(of, metric), new String[] {field}, value));
        if (of.get(metric).isEmpty()) {
            of.remove(metric);
        }
        if (of.isEmpty()) {
            document.remove("metrics");
        }
    }

    /** Values that were ticked or written, one a line; none of them where another column was chosen. */
    private List<String> values(String at, String column, String shown, List<String> before) {
        if (!column.equals(first(at + ".was"))) {
            return column.equals(shown) ? before : List.of();
        }
        return Stream.concat(
                        all(at + ".value").stream(),
                        first(at + ".more").lines().map(String::strip).filter(line -> !line.isEmpty()))
                .distinct()
                .toList();
    }

    private static boolean areSame(List<String> values, List<String> others) {
        return new TreeSet<>(values).equals(new TreeSet<>(others));
    }

    private static void put(ObjectNode document, String[] path, String value) {
        ObjectNode in = document;
        for (int i = 0; i < path.length - 1; i++) {
            in = object(in, path[i]);
        }
        String field = path[path.length - 1];
        if (value.isEmpty()) {
            in.remove(field);
        } else {
            in.put(field, value);
        }
        if (path.length == 2 && in.isEmpty()) {
            document.remove(path[0]);
        }
    }

    private static ObjectNode object(ObjectNode in, String field) {
        return in.get(field) instanceof ObjectNode object ? object : in.putObject(field);
    }

    private String said(String field, String otherwise) {
        return sent.containsKey(field) ? first(field) : otherwise;
    }

    private String first(String field) {
        return Objects.requireNonNullElse(sent.getFirst(field), "");
    }

    private List<String> all(String field) {
        return sent.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
