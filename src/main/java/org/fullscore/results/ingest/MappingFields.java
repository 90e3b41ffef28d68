package org.fullscore.results.ingest;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a mapping document field by field; those of metrics and of sharing are read by their own. */
final class MappingFields {

    private static final String[] FIELDS = {
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
        "expected"
    };

    /** Words for how often, beside durations. */
    private static final Map<String, String> OFTEN =
            Map.of("hourly", "PT1H", "daily", "P1D", "weekly", "P7D", "monthly", "P1M");

    private static final int LONGEST_WAIT = 12;

    private final Fields document;

    MappingFields(ObjectNode document) {
        this.document = Fields.of(document);
    }

    MappingReading.Draft draft() {
        document.known(FIELDS);
        Fields on = document.needed("on");
        on.known("column", "format", "zone");
        Fields currency = document.within("currency");
        currency.known("column", "rates");
        Mapping.Rates rates = currency.choice("rates", Mapping.Rates.values());
        boolean overlay = document.overlay(false);
        List<Mapping.ShareColumn> shares = ShareFields.shares(document, overlay);
        Mapping mapping = new Mapping(
                document.choice("format", Mapping.Format.values()),
                document.choice("compression", Mapping.Compression.values()),
                key(),
                only(),
                person(shares),
                new Mapping.DayColumn(on.required("column"), format(on), zone(on)),
                MetricFields.metrics(document),
                currency.isEmpty() ? null : currency.required("column"),
                document.flag("snapshot"),
                overlay,
                encoding(),
                document.mark("separator"),
                expected(),
                shares,
                ShareFields.reversal(document),
                rates == null ? Mapping.Rates.PLAN : rates);
        return new MappingReading.Draft(mapping, List.copyOf(document.faults()));
    }

    /** How often, as a duration; what is no word and no duration stays as it is. */
    static String often(String said) {
        String duration = OFTEN.getOrDefault(said, said);
        try {
            return duration.isEmpty() ? "" : PeriodDuration.parse(duration).toString();
        } catch (DateTimeException notADuration) {
            return duration;
        }
    }

    /** A column, a list of columns, or { columns: [...], numbered: true }. */
    private Mapping.Key key() {
        if (document.get("key") instanceof ObjectNode) {
            Fields key = document.within("key");
            key.known("columns", "numbered");
            return new Mapping.Key(columns(key, "columns"), key.flag("numbered"));
        }
        return new Mapping.Key(columns(document, "key"), false);
    }

    private static List<String> columns(Fields fields, String field) {
        JsonNode node = fields.get(field);
        if (node == null) {
            fields.missing(field);
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (JsonNode column : node.isArray() ? node.values() : List.of(node)) {
            if (!column.isValueNode() || column.asString().isBlank()) {
                fields.wrong(field, "Write the name of a column, or a list of names.");
                return List.of();
            }
            columns.add(column.asString().strip());
        }
        if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
            fields.wrong(field, "Name at least one column, and each once.");
        }
        return columns;
    }

    private Map<String, Set<String>> only() {
        Fields only = document.within("only");
        Map<String, Set<String>> conditions = new LinkedHashMap<>();
        for (String column : only.object().propertyNames()) {
            Set<String> values = only.values(column);
            if (values.isEmpty()) {
                only.fault(column, "VALUE_MISSING", "No values are listed.", "List the values that count.");
            }
            conditions.put(column, values);
        }
        return conditions;
    }

    /** The person of a row, the first of those who share it. */
    private Mapping.PersonColumn person(List<Mapping.ShareColumn> shares) {
        if (document.get("person") instanceof ArrayNode) {
            return shares.isEmpty()
                    ? new Mapping.PersonColumn("", Mapping.By.ID)
                    : new Mapping.PersonColumn(
                            shares.getFirst().column(), shares.getFirst().by());
        }
        Fields person = document.needed("person");
        person.known("column", "by");
        return new Mapping.PersonColumn(person.required("column"), ShareFields.by(person));
    }

    private static @Nullable String format(Fields on) {
        String format = on.text("format");
        try {
            if (format != null && !Days.pattern(format).toString().isEmpty()) {
                return format;
            }
        } catch (IllegalArgumentException notAPattern) {
            on.wrong("format", "Write a pattern with year, month and day, such as dd.MM.yyyy.");
        }
        return null;
    }

    private static @Nullable ZoneId zone(Fields on) {
        String zone = on.text("zone");
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            on.wrong("zone", "Write a time zone such as Europe/Dublin.");
            return null;
        }
    }

    private @Nullable Charset encoding() {
        String name = document.text("encoding");
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            document.wrong("encoding", "Write an encoding such as utf-8, utf-16 or windows-1252.");
            return null;
        }
    }

    private @Nullable PeriodDuration expected() {
        String said = document.text("expected");
        try {
            PeriodDuration every = said == null ? null : PeriodDuration.parse(OFTEN.getOrDefault(said, said));
            if (every == null || isAhead(every)) {
                return every;
            }
        } catch (DateTimeException notADuration) {
            // as below
        }
        document.wrong("expected", "Write hourly, daily, weekly, monthly or a duration such as P2D or PT6H.");
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
}
