package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one object of a policy document; what is wrong is named with its place, and what nobody asked for is unknown. */
final class Fields {

    private final JsonNode node;
    private final String place;
    private final List<RowError> faults;
    private final Set<String> asked = new HashSet<>();

    Fields(JsonNode node, String place, List<RowError> faults) {
        this.node = node;
        this.place = place;
        this.faults = faults;
    }

    /** To be called when everything was asked for. */
    void refuseTheRest() {
        node.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> fault(
                        name,
                        null,
                        "FIELD_UNKNOWN",
                        "“" + name + "” is not a field of a policy here",
                        "Known here are: "
                                + String.join(", ", asked.stream().sorted().toList())));
    }

    boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isString() && !value.isNumber() || value.asString().isBlank()) {
            fault(name, shown(value), "NOT_TEXT", "is not a text", "Write a text");
            return Optional.empty();
        }
        return Optional.of(value.asString().strip());
    }

    String requiredText(String name) {
        Optional<String> text = text(name);
        if (!has(name)) {
            fault(name, null, "MISSING", "“" + name + "” is missing", "Write it");
        }
        return text.orElse("?");
    }

    String choice(String name, List<String> allowed) {
        String word = requiredText(name);
        if (!allowed.contains(word)) {
            if (!word.equals("?")) {
                fault(
                        name,
                        word,
                        "UNKNOWN_WORD",
                        "“" + word + "” is not known here",
                        "One of: " + String.join(", ", allowed));
            }
            return allowed.getFirst();
        }
        return word;
    }

    /** A number at least 0, or null where there is none. */
    @Nullable
    BigDecimal number(String name, int decimals) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = node.get(name);
        if (!value.isNumber()) {
            fault(name, shown(value), "NOT_A_NUMBER", "is not a number", "Write a number such as 70 or 99.5");
            return null;
        }
        BigDecimal number = value.decimalValue();
        if (number.signum() < 0
                || number.stripTrailingZeros().scale() > decimals
                || number.compareTo(new BigDecimal("10000000")) > 0) {
            fault(
                    name,
                    shown(value),
                    "OUT_OF_RANGE",
                    "is not between 0 and 10,000,000 with at most " + decimals + " decimals",
                    "Write a number in that range");
            return null;
        }
        return number;
    }

    int whole(String name, int otherwise, int most) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 1 || value.asInt() > most) {
            fault(name, shown(value), "OUT_OF_RANGE", "is not a whole number from 1 to " + most, "Write such a number");
            return 1;
        }
        return value.asInt();
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (!value.isBoolean()) {
            fault(name, shown(value), "NOT_YES_OR_NO", "is neither true nor false", "Write true or false");
            return otherwise;
        }
        return value.asBoolean();
    }

    /** A list of whole percentages from 0 to 100; none where the field is absent. */
    List<Integer> percents(String name, int most) {
        List<Integer> percents = new ArrayList<>();
        if (has(name)) {
            JsonNode list = node.get(name);
            boolean fits = list.isArray()
                    && !list.isEmpty()
                    && list.size() <= most
                    && list.valueStream().allMatch(each -> each.isInt() && each.asInt() >= 0 && each.asInt() <= 100);
            if (!fits) {
                fault(
                        name,
                        shown(list),
                        "NOT_PERCENTAGES",
                        "is not a list of 1 to " + most + " whole numbers from 0 to 100",
                        "Write it as [0, 50, 75]");
                return percents;
            }
            list.valueStream().map(JsonNode::asInt).forEach(percents::add);
        }
        return percents;
    }

    LocalDate day(String name) {
        String text = requiredText(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            if (!text.equals("?")) {
                fault(name, text, "NOT_A_DAY", "“" + text + "” is not a day", "Write it as 2026-01-31");
            }
            return LocalDate.EPOCH;
        }
    }

    /** The texts of a list; none where the field is absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            JsonNode list = node.get(name);
            if (!list.isArray() || list.isEmpty() || !list.valueStream().allMatch(JsonNode::isString)) {
                fault(name, shown(list), "NOT_A_LIST", "is not a list of words", "Write it as [one, another]");
            } else {
                list.valueStream().map(JsonNode::asString).forEach(texts::add);
            }
        }
        return texts;
    }

    Optional<Fields> object(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isObject()) {
            fault(name, shown(value), "NOT_AN_OBJECT", "is not a group of fields", "Write it as { field: value }");
            return Optional.empty();
        }
        return Optional.of(new Fields(value, at(name), faults));
    }

    /** The objects of a required list. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        if (!has(name) || !node.get(name).isArray()) {
            fault(name, null, "MISSING", "“" + name + "” is not a list", "Write a list; nothing follows is []");
            return objects;
        }
        int index = 0;
        for (JsonNode item : node.get(name)) {
            String itsPlace = at(name) + "[" + index++ + "]";
            if (item.isObject()) {
                objects.add(new Fields(item, itsPlace, faults));
            } else {
                faults.add(RowError.atField(
                        itsPlace, shown(item), "NOT_AN_OBJECT", "is not a group of fields", "Write { field: value }"));
            }
        }
        return objects;
    }

    void fault(String name, @Nullable String value, String code, String message, String remedy) {
        faults.add(RowError.atField(at(name), value, code, message, remedy));
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String shown(JsonNode value) {
        String text = value.isValueNode() ? value.asString() : value.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
