package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.Aloud;
import org.fullscore.consequences.Differences;
import org.fullscore.consequences.Pay;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** Says what two versions of a policy say differently: "Below: 75% instead of 80%". */
final class DifferencesAloud {

    private static final String FIELD = "consequences.compare.field.";

    private DifferencesAloud() {}

    /** One thing that differs, as a sentence. */
    static String say(Differences.Part part, Words words) {
        return words.say(
                "consequences.compare.part",
                words.say(FIELD + part.field()),
                value(part.field(), part.after(), words),
                value(part.field(), part.before(), words));
    }

    /** Everything that differs about a row that both versions have; what was added or left out is read in whole. */
    static List<String> say(Differences.RowPair row, Words words) {
        List<String> said = new java.util.ArrayList<>(
                row.parts().stream().map(part -> say(part, words)).toList());
        row.then().forEach(then -> said.addAll(say(then, words)));
        return said;
    }

    private static List<String> say(Differences.ThenPair then, Words words) {
        return switch (then.change()) {
            case ADDED, REMOVED ->
                List.of(words.say("consequences.compare.then." + then.change().wire(), then.name()));
            case CHANGED ->
                then.parts().stream()
                        .map(part -> words.say("consequences.compare.then", then.name(), say(part, words)))
                        .toList();
            case SAME -> List.of();
        };
    }

    private static String value(String field, @Nullable Object value, Words words) {
        return switch (value) {
            case null -> words.say("consequences.compare.nothing." + field);
            case BigDecimal percent -> words.percent(percent);
            case LocalDate day -> words.day(day);
            case Boolean yes -> words.say(yes ? "consequences.compare.yes" : "consequences.compare.no");
            case Pay pay -> Aloud.pay(pay, words);
            case List<?> list -> list(field, list, words);
            case String text -> word(field, text, words);
            default -> value.toString();
        };
    }

    private static String list(String field, List<?> list, Words words) {
        return list.isEmpty()
                ? words.say("consequences.compare.nothing." + field)
                : words.list(list.stream()
                        .map(each -> each instanceof Integer percent
                                ? words.percent(BigDecimal.valueOf(percent))
                                : word(field, String.valueOf(each), words))
                        .toList());
    }

    /** Words of the policy's form are said as pages say them; names stay names. */
    private static String word(String field, String text, Words words) {
        return switch (field) {
            case "kind" -> words.say("consequences.kind." + text);
            case "owedBy" -> words.say("consequences.policy.owed-by." + text);
            case "period" -> words.say("consequences.policies.period." + text);
            case "of" -> words.say("consequences.compare.of." + text);
            default -> text;
        };
    }
}
