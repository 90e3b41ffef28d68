package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a policy written in YAML or JSON: typed rows, no expressions.
 *
 * <pre>
 * metric: revenue                   # the goals it judges
 * of: [person, team]                # whose goals
 * period: quarter                   # week | month | quarter | half | year | custom
 * from: 2026-01-01                  # periods from this day on
 * source: Sales compensation plan 2026, section 4
 * for: { job: [Account manager] }   # optional
 * adjust:                           # optional: targets of persons, by working days; nothing without
 *   joining: true                   # days before joining do not count
 *   leaving: true                   # days after leaving do not count
 *   absence: true                   # days of absence do not count
 *   hours: true                     # a day counts by the working hours agreed for it
 *   ramp: [0, 50, 75]               # percent in the first, second, third month after joining; needs joining
 * rules:
 *   - name: Met
 *     from: 100                     # percent of target, inclusive; without = 0
 *     below: 120                    # exclusive; without = no end
 *     inARow: 1                     # the highest count that fits wins
 *     team: { from: 100 }           # optional
 *     source: Letter of 3 March     # optional: where these numbers are agreed on, if not where all others are
 *     then:
 *       - { consequence: Accelerator, kind: reward, severity: 1, owedBy: leader, workingDays: 10,
 *           evidence: false, entitlement: true,
 *           pay: { perPoint: 50, above: 100, upTo: 150, currency: USD } }    # or { fixed: 500, currency: USD }
 *   - { name: Missed, below: 100, then: [] }
 * </pre>
 *
 * <p>A field that is not known is refused by its name and place. There is no condition on rank: leaders and executives cannot
 * be taken out of scope.
 */
public final class PolicyReader {

    private static final int MOST_ROWS = 200;
    private static final int LONGEST_RAMP = 24;
    private static final int MOST_CHARACTERS = 200_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<RowError> faults = new ArrayList<>();

    private PolicyReader() {}

    /** What reading gave. */
    public sealed interface Reading {}

    /** A policy; whether its rows are complete is another question. */
    public record Read(PolicyDocument document) implements Reading {}

    /**
     * Everything that is wrong with it, each with its place.
     *
     * @param readable what could be read all the same, to be looked at only; null where it is no policy at all
     */
    public record Unreadable(
            List<RowError> faults, @Nullable PolicyDocument readable) implements Reading {}

    /** Reads YAML, or JSON if it begins with a brace. */
    public static Reading read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return unreadable(null, "TOO_LONG", "is longer than 200,000 characters", "Write fewer rows");
        }
        try {
            JsonNode root = (text.stripLeading().startsWith("{") ? JSON : YAML).readTree(text);
            if (!root.isObject()) {
                return unreadable(null, "NOT_AN_OBJECT", "is not a policy", "Begin with “metric: …”");
            }
            PolicyReader reader = new PolicyReader();
            PolicyDocument document = reader.document(new Fields(root, "", reader.faults));
            return reader.faults.isEmpty() ? new Read(document) : new Unreadable(reader.faults, document);
        } catch (JacksonException failure) {
            Integer line =
                    failure.getLocation() == null ? null : failure.getLocation().getLineNr();
            return unreadable(
                    line, "UNREADABLE", "cannot be read: " + failure.getOriginalMessage(), "Correct it there");
        }
    }

    private static Unreadable unreadable(@Nullable Integer line, String code, String message, String remedy) {
        return new Unreadable(List.of(new RowError(null, line, null, null, code, message, remedy)), null);
    }

    private PolicyDocument document(Fields fields) {
        List<String> of = fields.texts("of");
        if (of.isEmpty() || !Set.of("person", "team").containsAll(of)) {
            fields.fault(
                    "of", String.join(", ", of), "UNKNOWN_WORD", "does not say whose goals", "Write [person, team]");
        }
        List<String> jobs = fields.object("for").map(PolicyReader::jobs).orElse(List.of());
        AdjustmentFormula adjust =
                fields.object("adjust").map(PolicyReader::adjust).orElse(AdjustmentFormula.NONE);
        if (!adjust.isNone() && !of.contains("person")) {
            fields.fault(
                    "adjust",
                    null,
                    "ADJUSTS_NOBODY",
                    "adjusts targets of persons, and this policy judges none",
                    "Write person in “of”, or leave it out");
        }
        PolicyDocument document = new PolicyDocument(
                fields.requiredText("metric"),
                of.contains("person"),
                of.contains("team"),
                fields.choice("period", PolicyDocument.PERIODS),
                fields.day("from"),
                fields.text("source").orElse(null),
                jobs,
                adjust,
                new RuleTable(rules(fields)));
        fields.refuseTheRest();
        return document;
    }

    private static AdjustmentFormula adjust(Fields fields) {
        AdjustmentFormula formula = new AdjustmentFormula(
                fields.flag("joining", false),
                fields.flag("leaving", false),
                fields.flag("absence", false),
                fields.flag("hours", false),
                fields.percents("ramp", LONGEST_RAMP));
        if (!formula.ramp().isEmpty() && !formula.joining()) {
            fields.fault(
                    "ramp",
                    null,
                    "RAMP_WITHOUT_JOINING",
                    "would let days before joining count more than those after",
                    "Write joining: true as well");
        }
        fields.refuseTheRest();
        return formula;
    }

    private static List<String> jobs(Fields fields) {
        List<String> jobs = fields.texts("job");
        fields.refuseTheRest();
        return jobs;
    }

    private List<Rule> rules(Fields fields) {
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Fields> rows = fields.objects("rules");
        if (rows.isEmpty() && faults.isEmpty() || rows.size() > MOST_ROWS) {
            fields.fault("rules", null, "OUT_OF_RANGE", "has " + rows.size() + " rows", "Write 1 to " + MOST_ROWS);
        }
        for (Fields row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            Rule rule = rule(row);
            if (!names.add(rule.name())) {
                row.fault(
                        "name",
                        rule.name(),
                        "TWICE",
                        "“" + rule.name() + "” is there twice",
                        "Name each row differently");
            }
            rules.add(rule);
        }
        return rules;
    }

    private Rule rule(Fields row) {
        BigDecimal from = row.number("from", 4);
        BigDecimal below = row.number("below", 4);
        BigDecimal start = from == null ? BigDecimal.ZERO : from;
        if (below != null && start.compareTo(below) >= 0) {
            row.fault(
                    "below",
                    below.toPlainString(),
                    "EMPTY_ROW",
                    "is not above “from”: no attainment can ever fall into this row",
                    "Write more than " + start.toPlainString());
        }
        BigDecimal team = row.object("team").map(PolicyReader::teamFrom).orElse(null);
        List<Consequence> then =
                row.objects("then").stream().map(this::consequence).toList();
        Rule rule = new Rule(
                row.requiredText("name"),
                start,
                below,
                row.whole("inARow", 1, 120),
                team,
                row.text("source").orElse(null),
                then);
        row.refuseTheRest();
        return rule;
    }

    private static @Nullable BigDecimal teamFrom(Fields team) {
        BigDecimal from = team.number("from", 4);
        if (!team.has("from")) {
            team.fault("from", null, "MISSING", "“from” is missing", "Write the percentage the team must attain");
        }
        team.refuseTheRest();
        return from;
    }

    private Consequence consequence(Fields fields) {
        String word = fields.choice(
                "kind", java.util.Arrays.stream(Kind.values()).map(Kind::wire).collect(Collectors.toList()));
        Kind kind = Kind.ofWire(word).orElseThrow();
        Pay pay = fields.object("pay").map(this::pay).orElse(null);
        if (pay != null && kind == Kind.CORRECTIVE) {
            fields.fault("pay", null, "PAY_ON_CORRECTIVE", "is not allowed on a corrective", "Leave it out");
        }
        Consequence consequence = new Consequence(
                fields.requiredText("consequence"),
                kind,
                new Severity(fields.whole("severity", 1, Severity.MOST)),
                fields.choice("owedBy", List.of("leader", "executive")).equals("leader")
                        ? Consequence.OwedBy.LEADER
                        : Consequence.OwedBy.EXECUTIVE,
                fields.whole("workingDays", 10, 250),
                fields.flag("evidence", false),
                fields.flag("entitlement", pay != null),
                pay);
        required(fields, "severity", "workingDays");
        fields.refuseTheRest();
        return consequence;
    }

    private static void required(Fields fields, String... names) {
        for (String name : names) {
            if (!fields.has(name)) {
                fields.fault(name, null, "MISSING", "“" + name + "” is missing", "Write a whole number");
            }
        }
    }

    private @Nullable Pay pay(Fields fields) {
        String currency = fields.requiredText("currency").toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            fields.fault(
                    "currency", currency, "CURRENCY_UNKNOWN", "is not a currency", "Write its ISO code, such as USD");
        }
        BigDecimal perPoint = fields.number("perPoint", 4);
        BigDecimal fixed = fields.number("fixed", 4);
        BigDecimal above = fields.number("above", 4);
        BigDecimal upTo = fields.number("upTo", 4);
        if (fields.has("perPoint") == fields.has("fixed")) {
            fields.fault(
                    "perPoint", null, "ONE_OF_TWO", "says either perPoint or fixed", "Write exactly one of the two");
            return null;
        }
        if (fixed != null && (above != null || upTo != null)) {
            fields.fault(
                    "above", null, "ONE_OF_TWO", "belongs to perPoint", "Leave above and upTo out of a fixed amount");
        }
        BigDecimal start = above == null ? BigDecimal.ZERO : above;
        if (upTo != null && upTo.compareTo(start) <= 0) {
            fields.fault(
                    "upTo",
                    upTo.toPlainString(),
                    "OUT_OF_RANGE",
                    "is not more than “above”",
                    "Write more, or leave it out");
        }
        fields.refuseTheRest();
        if (fixed != null) {
            return new Pay.Fixed(fixed, currency);
        }
        return perPoint == null ? null : new Pay.PerPoint(perPoint, start, upTo, currency);
    }
}
