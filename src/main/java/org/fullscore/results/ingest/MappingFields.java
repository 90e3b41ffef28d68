package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a mapping document, collecting every fault. */
final class MappingFields {

    private static final Set<String> FIELDS = Set.of(
            "format",
            "compression",
            "key",
            "only",
            "person",
            "reversal",
            "on",
            "metrics",
            "currency",
            "snapshot",
            "credit",
            "encoding",
            "separator",
            "expected");

    /** Words for how often, beside durations. */
    private static final Map<String, String> OFTEN =
            Map.of("hourly", "PT1H", "daily", "P1D", "weekly", "P7D", "monthly", "P1M");

    private static final int LONGEST_WAIT = 12;

    private final ObjectNode document;
    private final Faults faults = new Faults();

    /** What is wrong so far. */
    static final class Faults {

        private final List<MappingReading.Fault> list = new ArrayList<>();

        void add(String at, String code, String message, String remedy) {
            list.add(new MappingReading.Fault(at, code, message, remedy));
        }
    }

    MappingFields(ObjectNode document) {
        this.document = document;
    }

    MappingReading read() {
        MappingReading.Draft draft = draft();
        return draft.faults().isEmpty()
                ? new MappingReading.Read(draft.mapping())
                : new MappingReading.Faulty(draft.faults());
    }

    MappingReading.Draft draft() {
        known(document, "", FIELDS);
        ObjectNode person = object("person", ShareFields.first(document.get("person")), true);
        ObjectNode on = object("on", true);
        known(person, "person.", Set.of("column", "by"));
        known(on, "on.", Set.of("column", "format", "zone"));
        ObjectNode currency = object("currency", false);
        known(currency, "currency.", Set.of("column", "rates"));
        Mapping.Rates rates = choice(currency, "currency.", "rates", Mapping.Rates.values());
        boolean overlay = credit();
        Mapping mapping = new Mapping(
                choice(document, "", "format", Mapping.Format.values()),
                choice(document, "", "compression", Mapping.Compression.values()),
                key(),
                MappingDocument.conditions(object("only", false), faults),
                new Mapping.PersonColumn(required(person, "person.", "column"), by(person)),
                new Mapping.DayColumn(required(on, "on.", "column"), format(on), zone(on)),
                metrics(),
                currency.isEmpty() ? null : required(currency, "currency.", "column"),
                flag(document, "", "snapshot"),
                overlay,
                encoding(),
                mark(document, "", "separator"),
                expected(),
                ShareFields.shares(document.get("person"), overlay, faults),
                ShareFields.reversal(document.get("reversal"), faults),
                rates == null ? Mapping.Rates.PLAN : rates);
        return new MappingReading.Draft(mapping, List.copyOf(faults.list));
    }

    /** A column, a list of columns, or { columns: [...], numbered: true }. */
    private Mapping.Key key() {
        JsonNode node = document.get("key");
        if (node instanceof ObjectNode object) {
            known(object, "key.", Set.of("columns", "numbered"));
            return new Mapping.Key(columns(object.get("columns"), "key.columns"), flag(object, "key.", "numbered"));
        }
        return new Mapping.Key(columns(node, "key"), false);
    }

    private List<String> columns(@Nullable JsonNode node, String at) {
        if (node == null || node.isNull()) {
            missing(at);
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (JsonNode column : node.isArray() ? node.values() : List.of(node)) {
            if (!column.isValueNode() || column.asString().isBlank()) {
                wrong(at, "Write the name of a column, or a list of names.");
                return List.of();
            }
            columns.add(column.asString().strip());
        }
        if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
            wrong(at, "Name at least one column, and each once.");
        }
        return columns;
    }

    private List<Mapping.MetricColumn> metrics() {
        ObjectNode metrics = object("metrics", true);
        if (metrics.isEmpty()) {
            faults.add("metrics", "VALUE_MISSING", "The mapping says nothing of any metric.", "Name a metric.");
        }
        List<Mapping.MetricColumn> columns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : metrics.properties()) {
            String at = "metrics." + field.getKey() + ".";
            if (field.getValue() instanceof ObjectNode metric) {
                columns.add(metric(field.getKey(), metric, at));
            } else {
                wrong(at.substring(0, at.length() - 1), "Write { column: … } or { constant: … }.");
            }
        }
        return columns;
    }

    private Mapping.MetricColumn metric(String code, ObjectNode metric, String at) {
        known(metric, at, Set.of("column", "times", "constant", "decimal", "grouping"));
        String column = text(metric, at, "column");
        BigDecimal constant = constant(metric, at);
        if ((column == null) == (constant == null)) {
            faults.add(
                    at.substring(0, at.length() - 1),
                    "COLUMN_OR_CONSTANT",
                    "Either a column or a constant is needed.",
                    "Name one of them.");
        }
        String times = text(metric, at, "times");
        if (times != null && (column == null || times.equals(column))) {
            wrong(at + "times", "Name a second column beside the first.");
        }
        Character decimal = mark(metric, at, "decimal");
        Character grouping = mark(metric, at, "grouping");
        if (grouping != null && grouping.equals(decimal)) {
            wrong(at + "grouping", "Decimal and grouping marks differ.");
        }
        return new Mapping.MetricColumn(code, column, times, constant, decimal, grouping);
    }

    private @Nullable BigDecimal constant(ObjectNode metric, String at) {
        JsonNode node = metric.get("constant");
        if (node == null || node.isNull()) {
            return null;
        }
        return switch (Amounts.read(node.asString(), '.', null)) {
            case Amounts.Amount amount -> amount.value();
            case FailureReason reason -> {
                faults.add(at + "constant", reason.name(), reason.message(), reason.remedy());
                yield BigDecimal.ZERO;
            }
        };
    }

    private Mapping.By by(ObjectNode person) {
        Mapping.By by = choice(person, "person.", "by", Mapping.By.values());
        return by == null ? Mapping.By.ID : by;
    }

    private @Nullable String format(ObjectNode on) {
        String format = text(on, "on.", "format");
        try {
            if (format != null && !Days.pattern(format).toString().isEmpty()) {
                return format;
            }
        } catch (IllegalArgumentException notAPattern) {
            wrong("on.format", "Write a pattern with year, month and day, such as dd.MM.yyyy.");
        }
        return null;
    }

    private @Nullable ZoneId zone(ObjectNode on) {
        String zone = text(on, "on.", "zone");
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            wrong("on.zone", "Write a time zone such as Europe/Dublin.");
            return null;
        }
    }

    private boolean flag(ObjectNode object, String at, String field) {
        String said = text(object, at, field);
        if (said != null && !Set.of("true", "false").contains(said.toLowerCase(Locale.ROOT))) {
            wrong(at + field, "Write true or false.");
        }
        return "true".equalsIgnoreCase(said);
    }

    private boolean credit() {
        String said = text(document, "", "credit");
        if (said != null && !Set.of("primary", "overlay").contains(said)) {
            wrong("credit", "Write primary or overlay.");
        }
        return "overlay".equals(said);
    }

    private @Nullable Charset encoding() {
        String name = text(document, "", "encoding");
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            wrong("encoding", "Write an encoding such as utf-8, utf-16 or windows-1252.");
            return null;
        }
    }

    private @Nullable PeriodDuration expected() {
        String said = text(document, "", "expected");
        try {
            PeriodDuration every = said == null ? null : PeriodDuration.parse(OFTEN.getOrDefault(said, said));
            if (every == null || isAhead(every)) {
                return every;
            }
        } catch (DateTimeException notADuration) {
            // as below
        }
        wrong("expected", "Write hourly, daily, weekly, monthly or a duration such as P2D or PT6H.");
        return null;
    }

    private static boolean isAhead(PeriodDuration every) {
        return !every.isZero()
                && !every.getPeriod().isNegative()
                && !every.getDuration().isNegative()
                && every.getPeriod().toTotalMonths() <= LONGEST_WAIT
                && every.getPeriod().getDays() <= LONGEST_WAIT * 31
                && every.getDuration().toDays() <= LONGEST_WAIT * 31;
    }

    private @Nullable Character mark(ObjectNode object, String at, String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        String mark = "\\t".equals(node.asString()) ? "\t" : node.asString();
        boolean fits = mark.length() == 1 && !Character.isLetterOrDigit(mark.charAt(0)) && "\"\r\n".indexOf(mark) < 0;
        if (!fits) {
            wrong(at + field, "Write one character that is neither letter nor digit.");
            return null;
        }
        return mark.charAt(0);
    }

    private <E extends Enum<E>> @Nullable E choice(ObjectNode object, String at, String field, E[] choices) {
        String said = text(object, at, field);
        if (said == null) {
            return null;
        }
        for (E choice : choices) {
            if (MappingDocument.word(choice).equals(said)) {
                return choice;
            }
        }
        wrong(at + field, "Write one of " + String.join(", ", MappingDocument.words(choices)) + ".");
        return null;
    }

    private ObjectNode object(String field, boolean required) {
        return object(field, document.get(field), required);
    }

    private ObjectNode object(String field, @Nullable JsonNode node, boolean required) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (node != null && !node.isNull()) {
            wrong(field, "Write { … }.");
        } else if (required) {
            missing(field);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private String required(ObjectNode object, String at, String field) {
        String text = text(object, at, field);
        boolean partMissing = !at.isEmpty() && object.isEmpty();
        if (text == null && !partMissing) {
            missing(at + field);
        }
        return text == null ? "" : text;
    }

    private @Nullable String text(ObjectNode object, String at, String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode() || node.asString().isBlank()) {
            wrong(at + field, "Write a word.");
            return null;
        }
        return node.asString().strip();
    }

    private void known(ObjectNode object, String at, Set<String> fields) {
        for (String field : object.propertyNames()) {
            if (!fields.contains(field)) {
                faults.add(
                        at + field,
                        "FIELD_UNKNOWN",
                        "A mapping has no such field.",
                        "Known here are "
                                + String.join(", ", fields.stream().sorted().toList()) + ".");
            }
        }
    }

    private void missing(String at) {
        faults.add(at, "FIELD_MISSING", "The mapping needs this field.", "Add it.");
    }

    private void wrong(String at, String remedy) {
        faults.add(at, "VALUE_WRONG", "This is not a value the field can have.", remedy);
    }
}
